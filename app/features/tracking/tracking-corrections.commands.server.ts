import { Household, type HouseholdRecord } from "#models/household";
import { type TrackedCorrection, Tracking } from "#models/tracking";
import { type Actor, FAMILY, type User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp, notice } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { standInFor } from "~/features/accounts/stand-ins.queries.server";
import { correctCandidate } from "~/features/candidates/candidates.commands.server";
import { noteArrival } from "~/features/households/household-arrival.commands.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import type { FollowUpPayloads } from "~/vocabulary/follow-ups";
import { CORRECTED_FIELDS, type CorrectedField } from "~/vocabulary/tracking";
import { formatDayLong } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import { arrivalToldTo } from "./own-needs";
import type { TrackingAct } from "./tracking.schema.server";
import { type LiveTracking, trackingsOf } from "./tracking-link.queries.server";
import { findMember, type TrackedMember } from "./tracking-member.queries.server";
import { TRACKING_REFUSALS } from "./tracking-words";

const MOST_CORRECTIONS = 20;

/**
 * Keeps what an adult corrects of their own answers, as a difference that a colleague accepts or not. Refuses when nothing
 * changed, an arrival moved to a day past, and a change of address without a code typed lately.
 */
export async function receiveCorrection(
  { tracking, member, language }: LiveTracking,
  input: Extract<TrackingAct, { act: "correct" }>,
  hasCode: boolean,
): Promise<void> {
  const refusals = TRACKING_REFUSALS[language];
  const changes = changesFrom(member, input);
  if (Object.keys(changes).length === 0) throw new UserFacingError(refusals.nothingNew);
  if (changes.fromOn && changes.fromOn < toDay(now()))
    throw new UserFacingError(refusals.datePassed, { field: "fromOn" });
  if (changes.email && !hasCode) throw new UserFacingError(refusals.needsCode, { field: "email" });
  const { household, name } = member;
  const { _id: householdId, referentId } = household;
  const text = `${name} corrige ses réponses : à accepter ou à laisser.`;
  await commit(FAMILY, Tracking, tracking._id, {
    onlyIf: { isOpen: true },
    set: { updatedAt: now() },
    push: {
      corrections: {
        $each: [{ id: newId(), at: now(), changes, state: "waiting" }],
        $slice: -MOST_CORRECTIONS,
      },
    },
    effects: [
      audit("tracking.corrected", Object.keys(changes)),
      followUp("touchFile", { householdId, lastActAt: now().toISOString() }),
      ...(referentId
        ? [
            notice({
              ...{ accountId: await standInFor(referentId), householdId, text },
              href: `/households/${householdId}/tracking`,
            }),
          ]
        : []),
    ],
  });
}

/** Accepts or leaves what an adult corrected; accepted, it reaches the file. Refuses one already settled. */
export async function settleTrackedCorrection(
  user: User,
  household: HouseholdRecord,
  settled: { memberId: string; correctionId: string; isAccepted: boolean },
): Promise<void> {
  const { memberId, correctionId, isAccepted } = settled;
  const member = await findMember(memberId);
  if (member?.household._id !== household._id) throw notFound();
  const tracking = (await trackingsOf([{ id: memberId }])).get(memberId);
  const correction = tracking?.corrections.find(({ id }) => id === correctionId);
  if (!tracking || !correction) throw notFound();
  await commit(user, Tracking, tracking._id, {
    onlyIf: { corrections: { $elemMatch: { id: correctionId, state: "waiting" } } },
    refusal: "Un·e collègue a déjà répondu à cette correction.",
    set: { "corrections.$.state": isAccepted ? "accepted" : "refused" },
    effects: [
      audit(
        isAccepted ? "tracking.correction-accepted" : "tracking.correction-refused",
        Object.keys(correction.changes),
      ),
      ...(isAccepted
        ? [correctionEntry(member, correction), takeCorrection(user, member, { memberId, correctionId })]
        : []),
    ],
  });
  await settle();
}

/** Brings to the file a correction that a colleague accepted; one that is gone since, or its adult, changes nothing. */
export async function takeTrackedCorrection(
  actor: Actor,
  { memberId, correctionId, acceptedBy: name, arrivalOn }: FollowUpPayloads["takeTrackedCorrection"],
): Promise<void> {
  const member = await findMember(memberId);
  const tracking = member && (await trackingsOf([{ id: memberId }])).get(memberId);
  const correction = tracking?.corrections.find(({ id }) => id === correctionId);
  if (member && correction?.state === "accepted")
    await applyCorrection({ ...actor, name }, member, correction, arrivalOn);
}

/** The differences between what was told and what is corrected, in words, for the file. */
export function correctionLines(
  member: TrackedMember,
  changes: TrackedCorrection["changes"],
): { label: string; before: string; after: string }[] {
  const known = knownOf(member);
  return valuesOf(CORRECTED_FIELDS).flatMap((field) =>
    field in changes
      ? [
          {
            label: CORRECTED_FIELDS[field].fr,
            before: shownOf(field, known[field]),
            after: shownOf(field, changes[field]),
          },
        ]
      : [],
  );
}

function shownOf(field: CorrectedField, value: string | undefined): string {
  if (!value) return "—";
  return field === "fromOn" ? formatDayLong(value) : value;
}

function changesFrom(member: TrackedMember, input: Extract<TrackingAct, { act: "correct" }>) {
  const known = knownOf(member);
  const fields = valuesOf(CORRECTED_FIELDS).filter((field) => member.candidate || field !== "fromOn");
  const changes: TrackedCorrection["changes"] = {};
  // A field left empty was not asked for, or is left as it is.
  for (const field of fields)
    if (input[field] && input[field] !== known[field]) changes[field] = input[field];
  return changes;
}

function knownOf(member: TrackedMember): Partial<Record<CorrectedField, string>> {
  const { id, firstName, lastName, phone, email, candidate, household } = member;
  return {
    firstName,
    lastName,
    phone,
    email,
    fromOn: candidate && (arrivalToldTo(id, household) ?? candidate.fromOn),
  };
}

async function applyCorrection(
  actor: Actor,
  member: TrackedMember,
  { id, changes }: TrackedCorrection,
  arrivalOn: string | undefined,
): Promise<void> {
  const { wishes: _wishes, ...kept } = changes;
  const { candidate, household } = member;
  if (candidate) {
    if (kept.fromOn) await noteArrival(actor, household._id, kept.fromOn, arrivalOn);
    await correctCandidate(actor, candidate, kept, id);
    return;
  }
  const { fromOn: _fromOn, ...own } = kept;
  const { adults = [], children } = await Household.findById(household._id).orFail().lean<HouseholdRecord>();
  const corrected = adults.map((adult) => (adult.id === member.id ? { ...adult, ...own } : adult));
  await recordFamily(actor, household._id, { adults: corrected, children }, { memberId: member.id });
}

function takeCorrection(
  { name }: User,
  { id, household }: TrackedMember,
  correction: { memberId: string; correctionId: string },
): Effect {
  return followUp("takeTrackedCorrection", {
    ...{ ...correction, acceptedBy: name },
    arrivalOn: arrivalToldTo(id, household),
  });
}

function correctionEntry(member: TrackedMember, { changes }: TrackedCorrection) {
  return entry({
    householdId: member.household._id,
    kind: "change",
    text: `${member.name} a corrigé ses réponses.`,
    changes: correctionLines(member, changes),
    memberId: member.id,
    authorName: member.name,
  });
}
