import { Candidate } from "#models/candidate";
import { Household, type HouseholdRecord } from "#models/household";
import { Need, type NeedCriteria, type NeedRecord } from "#models/need";
import { Task } from "#models/task";
import type { Actor } from "~/core/auth/actor";
import { nextOfficeMoment, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { create } from "~/core/db/commit.server";
import { audit, type Effect, followUp } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { findColleague, referentOf } from "~/features/accounts/accounts.queries.server";

const LABEL = "Appeler la famille : accueil adapté à évoquer";

/** What follows from criteria that ask for adapted care when those before did not: it is raised by phone, never written. */
export function adaptedCareEffects({ _id, criteria: before }: NeedRecord, after: NeedCriteria): Effect[] {
  const isNew = after.hasAdaptedCare && !before.hasAdaptedCare;
  return isNew ? [followUp("openAdaptedCareCall", { needId: _id })] : [];
}

/** The follow-up of adapted care: one task to call the family, for whoever follows the file; one per need, safe twice. */
export async function openAdaptedCareCall(actor: Actor, { needId }: { needId: string }): Promise<void> {
  const need = await Need.findById(needId, { householdId: 1, track: 1 }).lean<NeedRecord>();
  if (!need) return;
  const { householdId, track } = need;
  const [ownerId, phone] = await Promise.all([callerOf(actor, householdId), phoneOf(householdId)]);
  if (!ownerId) return;
  await create(
    actor,
    Task,
    {
      _id: derivedId("adapted-care-call", needId),
      ...{ householdId, track, kind: "call", label: LABEL, ownerId, checklist: [] },
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
