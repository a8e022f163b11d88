import type { AgreementText, Signatory } from "#models/agreement";
import type { ScholarshipRecord } from "#models/scholarship";
import { Task, type TaskRecord } from "#models/task";
import type { Actor } from "~/core/auth/actor";
import { toDay, workingDayFrom } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { NBSP } from "~/vocabulary/typography";
import { partiesOf } from "./agreement-parties.queries.server";
import { findScholarship } from "./scholarships.queries.server";

/**
 * Opens a task, for whoever follows the file, for each signatory who is to be called; those of people who are no longer
 * awaited are done. Safe twice.
 */
export async function planSignatureCalls(
  actor: Actor,
  { scholarshipId }: { scholarshipId: string },
): Promise<void> {
  const scholarship = await findScholarship(scholarshipId);
  if (!scholarship) return;
  const text = scholarship.agreements.at(-1);
  const awaited = (text?.signatories ?? []).filter(
    ({ state, callAskedAt }) => state === "waiting" && callAskedAt,
  );
  const wanted = new Map(text ? awaited.map((one) => [callId(scholarship, text, one), one]) : []);
  const tasks = await Task.find({ scholarshipId }, { state: 1 }).lean<TaskRecord[]>();
  const known = new Set(tasks.map(({ _id }) => _id));
  for (const [id, signatory] of wanted) if (!known.has(id)) await openCall(actor, scholarship, id, signatory);
  const calls = new Set(everyCallId(scholarship));
  const over = tasks.filter(({ _id, state }) => calls.has(_id) && state === "open" && !wanted.has(_id));
  for (const { _id } of over) await closeCall(actor, _id);
}

async function openCall(
  actor: Actor,
  scholarship: ScholarshipRecord,
  _id: string,
  { name }: Signatory,
): Promise<void> {
  const { referentId, beneficiary } = await partiesOf(scholarship);
  const ownerId = referentId ?? actor.id;
  if (!ownerId) return;
  const { _id: scholarshipId, householdId, candidateId } = scholarship;
  const label = `${beneficiary}${NBSP}: appeler ${name}, qui n’a pas signé la convention de bourse`;
  await create(
    actor,
    Task,
    {
      ...{ _id, householdId, track: "professional", kind: "task", label, ownerId, state: "open" },
      ...{ dueOn: workingDayFrom(toDay(now())), checklist: [], candidateId, scholarshipId, createdAt: now() },
    },
    [audit("task.opened")],
  );
}

async function closeCall(actor: Actor, taskId: string): Promise<void> {
  await commit(actor, Task, taskId, {
    onlyIf: { state: "open" },
    set: { state: "done", doneAt: now() },
    unset: ["snooze", "wokeAt"],
    effects: [audit("task.done")],
  });
}

function everyCallId(scholarship: ScholarshipRecord): string[] {
  return scholarship.agreements.flatMap((text) =>
    text.signatories.map((one) => callId(scholarship, text, one)),
  );
}

/** One call for each text somebody is asked to sign. */
function callId({ _id }: ScholarshipRecord, { version }: AgreementText, { id }: Signatory): string {
  return derivedId("signature-call", _id, id, String(version));
}
