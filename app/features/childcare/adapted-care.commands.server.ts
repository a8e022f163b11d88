import { Candidate } from "#models/candidate";
import { Household, type HouseholdRecord } from "#models/household";
import { Need, type NeedCriteria, type NeedRecord } from "#models/need";
import { Task, type TaskRecord } from "#models/task";
import type { Actor } from "~/core/auth/actor";
import { nextOfficeMoment, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, type Effect, followUp } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { findColleague, referentOf } from "~/features/accounts/accounts.queries.server";

/** Why is told by the need alone: a task is read in the timeline once done, and in calendars outside. */
const LABEL = "Appeler la famille, au sujet de la garde";

/** What follows from ticking or unticking adapted care: it is raised by phone, never written. */
export function adaptedCareEffects({ _id, criteria: before }: NeedRecord, after: NeedCriteria): Effect[] {
  const isMoved = Boolean(after.hasAdaptedCare) !== Boolean(before.hasAdaptedCare);
  return isMoved ? [followUp("settleAdaptedCareCall", { needId: _id })] : [];
}

/**
 * The follow-up of adapted care, as it is ticked now: one task to call the family, for whoever follows the file, closed once
 * it is unticked. Each tick has its own; safe twice.
 */
export async function settleAdaptedCareCall(
  actor: Actor,
  { needId }: { needId: string },
  effectId: string,
): Promise<void> {
  const told = { householdId: 1, track: 1, "criteria.hasAdaptedCare": 1 };
  const need = await Need.findById(needId, told).lean<NeedRecord>();
  if (!need) return;
  const { householdId } = need;
  const open = await Task.find({ householdId, state: "open", needId }, { _id: 1 }).lean();
  if (!need.criteria?.hasAdaptedCare) await Promise.all(open.map(({ _id }) => closeCall(actor, _id)));
  else if (open.length === 0) await openCall(actor, need, derivedId("adapted-care-call", effectId));
}

async function closeCall(actor: Actor, taskId: string): Promise<void> {
  await commit<TaskRecord>(actor, Task, taskId, {
    onlyIf: { state: "open" },
    set: { state: "done", doneAt: now() },
    unset: ["snooze", "wokeAt"],
    effects: [audit("task.done")],
  });
}

async function openCall(actor: Actor, need: NeedRecord, taskId: string): Promise<void> {
  const { _id: needId, householdId, track } = need;
  const [ownerId, phone] = await Promise.all([callerOf(actor, householdId), phoneOf(householdId)]);
  if (!ownerId) return;
  await create(
    actor,
    Task,
    {
      _id: taskId,
      ...{ householdId, needId, track, kind: "call", label: LABEL, ownerId, checklist: [] },
      dueOn: toDay(nextOfficeMoment(now())),
      state: "open",
      ...(phone ? { phone } : {}),
      createdAt: now(),
    },
    [audit("task.opened", ["call"])],
  );
}

/** Who follows the file now, else a colleague of the territory, else who ticked it. */
async function callerOf(actor: Actor, householdId: string): Promise<string | undefined> {
  const told = { referentId: 1, territories: 1 };
  const household = await Household.findById(householdId, told).lean<HouseholdRecord>();
  const caller =
    (await findColleague(household?.referentId)) ?? (await referentOf(household?.territories ?? []));
  return caller?._id ?? actor.id ?? undefined;
}

async function phoneOf(householdId: string): Promise<string | undefined> {
  const candidates = await Candidate.find({ householdId }, { phones: 1 }).sort({ _id: 1 }).lean();
  return candidates.flatMap(({ phones }) => phones)[0];
}
