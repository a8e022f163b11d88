import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household, type HouseholdRecord } from "#models/household";
import { Tracking, type TrackingRecord } from "#models/tracking";
import type { Actor } from "~/core/auth/actor";
import { addWorkingDays, atParis, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { getSettings } from "~/core/settings.server";
import { findColleague } from "~/features/accounts/accounts.queries.server";
import { openFamilyQuestion } from "~/features/hand-offs/hand-off-outcome-asking.commands.server";
import { callBackLetters } from "./tracking-link.commands.server";
import { trackingLink, trackingsOf } from "./tracking-link.queries.server";
import { listMembers, type TrackedMember } from "./tracking-member.queries.server";
import { isToldOfHandOff, listTrackedOutcomes } from "./tracking-outcomes.queries.server";
import { listReachable, type Reachable } from "./tracking-reach.queries.server";

/** Working days left to the family before a colleague is to ask. */
const FAMILY_DAYS = 5;

/**
 * The follow-up that asks the family how a hand-off ended: one mail a day to each adult who is told of it and may be written
 * to about their page; a colleague is to ask when there is none, or once five working days are past.
 */
export async function askFamily(actor: Actor, { handOffId }: { handOffId: string }): Promise<void> {
  const handOff = await HandOff.findById(handOffId).lean<HandOffRecord>();
  if (!handOff?.familyAskedAt) return;
  const household = await Household.findById(handOff.householdId).lean<HouseholdRecord>();
  if (!household) return;
  const asked = await listAsked(household, handOff);
  if (asked.length === 0) return openFamilyQuestion(actor, { handOffId });
  for (const one of asked) await write(actor, one);
  await commit(actor, HandOff, handOffId, {
    onlyIf: { familyAskedAt: handOff.familyAskedAt, "outcomes.side": { $ne: "family" } },
    set: { familyTaskAt: atParis(addWorkingDays(toDay(handOff.familyAskedAt), FAMILY_DAYS), "09:00") },
    effects: [],
    isDerived: true,
  });
}

/**
 * The follow-up of a hand-off taken back for good: the mail to an adult of whom nothing is asked any more does not leave.
 * Safe twice.
 */
export async function callBackQuestions(
  actor: Actor,
  { householdId }: { householdId: string },
): Promise<void> {
  const household = await Household.findById(householdId).lean<HouseholdRecord>();
  const members = household ? await listMembers(household) : [];
  const trackings = await trackingsOf(members);
  for (const member of members) {
    const tracking = trackings.get(member.id);
    const isAsked = (await listTrackedOutcomes(member)).some(({ own }) => !own);
    if (tracking && !isAsked) await callBackLetters(actor, householdId, tracking, ["family-outcome"]);
  }
}

async function listAsked(household: HouseholdRecord, handOff: HandOffRecord): Promise<Reachable[]> {
  if (household.state === "closed") return [];
  const told = (await listMembers(household)).filter((member) => isToldOfHandOff(member, handOff));
  return listReachable(told);
}

/** One id for an adult and a day: whatever else is asked of them that day is on the same page. */
async function write(actor: Actor, { member, to, tracking }: Reachable): Promise<void> {
  const id = derivedId("family-outcome", member.id, toDay(now()));
  await commit(actor, Tracking, tracking._id, {
    onlyIf: { isOpen: true, linkVersion: tracking.linkVersion },
    set: { updatedAt: now() },
    effects: [audit("tracking.outcome-asked"), { ...(await letterTo(member, to, tracking)), id }],
    appliedBy: id,
  });
}

async function letterTo(member: TrackedMember, to: string, tracking: TrackingRecord): Promise<Effect> {
  const { language, firstName, name: toName, candidate, household } = member;
  const [sender, { brand }] = await Promise.all([findColleague(household.referentId), getSettings()]);
  const senderName = sender?.name ?? brand.programme;
  return mail(
    "family-outcome",
    { language, firstName, senderName, senderPhone: sender?.phone, link: trackingLink(tracking) },
    {
      ...{ to, toName, replyTo: sender?.email, fromName: sender?.name },
      ...{ householdId: household._id, candidateId: candidate?._id },
    },
  );
}
