import { Candidate } from "#models/candidate";
import type { ScholarshipRecord } from "#models/scholarship";
import { Task } from "#models/task";
import { type Actor, SOFTWARE } from "~/core/auth/actor";
import { addWorkingDays, type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, notice } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { standInFor } from "~/features/accounts/stand-ins.queries.server";
import { NBSP } from "~/vocabulary/typography";
import { ownerOf } from "./obligation-letters.server";
import { findScholarship } from "./scholarships.queries.server";

/** Working days to see to it. */
const SEEN_TO_DAYS = 5;

/** What a colleague is asked to do, and the tab where it is done. */
interface Silence {
  words: string;
  tab: "instalments" | "obligation" | "breach";
}

/**
 * Opens, once for what it is about (`about`: the id of an instalment, a proof, a due sum), the task that a silence becomes.
 * Returns whether it is new; a file nobody follows gets none.
 */
export async function openSilenceTask(
  { _id: scholarshipId, candidateId, householdId }: ScholarshipRecord,
  about: string,
  { words, tab }: Silence,
): Promise<boolean> {
  const _id = silenceTaskId(scholarshipId, about);
  if (await Task.exists({ _id })) return false;
  const [candidate, owner] = await Promise.all([
    Candidate.findById(candidateId, { firstName: 1 }).lean(),
    ownerOf(householdId),
  ]);
  if (!candidate || !owner) return false;
  const label = `${candidate.firstName}${NBSP}: ${words}`;
  return create(
    SOFTWARE,
    Task,
    {
      ...{ _id, householdId, track: "professional", kind: "task", label, ownerId: owner._id },
      ...{ dueOn: dueOn(), state: "open", checklist: [] },
      ...{ candidateId, scholarshipId, createdAt: now() },
    },
    [
      audit("task.opened"),
      notice({
        ...{ accountId: await standInFor(owner._id), householdId, track: "professional" },
        ...{ text: label, href: `/scholarships/${scholarshipId}/${tab}` },
      }),
    ],
  );
}

/** Opens it, or opens it once more, for what is asked again of somebody whom no letter reaches. Safe twice. */
export async function reopenSilenceTask(
  actor: Actor,
  { scholarshipId, about, ...silence }: { scholarshipId: string; about: string } & Silence,
): Promise<void> {
  const scholarship = await findScholarship(scholarshipId);
  if (!scholarship || (await openSilenceTask(scholarship, about, silence))) return;
  await commit(actor, Task, silenceTaskId(scholarshipId, about), {
    onlyIf: { state: "done" },
    set: { state: "open", dueOn: dueOn() },
    unset: ["doneAt"],
    effects: [audit("task.changed", ["dueOn"])],
  });
}

/** Closes it once what it asked for is there; one done, or never opened, is left as it is. */
export async function closeSilenceTask(
  actor: Actor,
  { scholarshipId, about }: { scholarshipId: string; about: string },
): Promise<void> {
  await commit(actor, Task, silenceTaskId(scholarshipId, about), {
    onlyIf: { state: "open" },
    set: { state: "done", doneAt: now() },
    unset: ["snooze", "wokeAt"],
    effects: [audit("task.done")],
  });
}

function dueOn(): Day {
  return addWorkingDays(toDay(now()), SEEN_TO_DAYS);
}

function silenceTaskId(scholarshipId: string, about: string): string {
  return derivedId("scholarship-silence", scholarshipId, about);
}
