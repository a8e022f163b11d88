import { HandOff, type HandOffOutcome, type HandOffRecord } from "#models/hand-off";
import { now } from "~/core/clock.server";
import { isWithdrawn } from "~/features/hand-offs/hand-off-matter.server";
import { can } from "~/vocabulary/hand-off-words";
import type { NeedKind } from "~/vocabulary/needs";
import { isToldOf } from "./own-needs";
import type { TrackedMember } from "./tracking-member.queries.server";

const DAY_MS = 24 * 3600 * 1000;
/** What was asked longer ago is history. */
const ASKED_WITHIN_DAYS = 180;
const MOST_SHOWN = 20;
const MOST_READ = 100;

/** A hand-off whose end is asked of an adult, with their own word and nobody else's. */
export interface TrackedOutcome {
  handOffId: string;
  kind: NeedKind | "introduction";
  partnerName: string;
  own?: Pick<HandOffOutcome, "said" | "note">;
  /** Until a colleague noted the word of the family, they may say it, or say otherwise. */
  canSay: boolean;
}

/** The hand-offs whose end is asked of an adult, latest first. */
export async function listTrackedOutcomes(member: TrackedMember): Promise<TrackedOutcome[]> {
  const asked = await HandOff.find({
    householdId: member.household._id,
    familyAskedAt: { $exists: true },
  })
    .sort({ sentAt: -1 })
    .limit(MOST_READ)
    .lean<HandOffRecord[]>();
  return trackedOutcomes(member, asked);
}

/** Of the hand-offs of their file, those whose end is asked of an adult, latest first. */
export function trackedOutcomes(member: TrackedMember, handOffs: readonly HandOffRecord[]): TrackedOutcome[] {
  const since = new Date(now().getTime() - ASKED_WITHIN_DAYS * DAY_MS);
  return handOffs
    .filter(({ familyAskedAt }) => familyAskedAt && familyAskedAt >= since)
    .slice(0, MOST_SHOWN)
    .filter((handOff) => isAskedOf(member, handOff))
    .map((handOff) => outcomeFor(member, handOff))
    .filter(({ own, canSay }) => own || canSay);
}

/** One of them, by its id; null when it is not asked of this adult. */
export async function findAskedHandOff(
  member: TrackedMember,
  handOffId: string,
): Promise<HandOffRecord | null> {
  const householdId = member.household._id;
  const handOff = await HandOff.findOne({ _id: handOffId, householdId }).lean<HandOffRecord>();
  return handOff?.familyAskedAt && isAskedOf(member, handOff) ? handOff : null;
}

/** Whether a hand-off is told to an adult: their own presentation, or a need they are told of. */
export function isToldOfHandOff(
  { id, household }: TrackedMember,
  { introduction, needKind }: Pick<HandOffRecord, "introduction" | "needKind">,
): boolean {
  return introduction ? introduction.candidateId === id : isToldOf(needKind ?? "housing", id, household);
}

/** What an adult sees of a hand-off whose end is asked of them. */
export function outcomeFor({ id }: TrackedMember, handOff: HandOffRecord): TrackedOutcome {
  const { _id: handOffId, introduction, needKind = "housing", partnerName, outcomes = [] } = handOff;
  const own = outcomes.findLast(({ memberId }) => memberId === id);
  return {
    ...{ handOffId, partnerName },
    kind: introduction ? "introduction" : needKind,
    own: own && { said: own.said, note: own.note },
    canSay: outcomes.every(({ side, by }) => side === "partner" || !by),
  };
}

function isAskedOf(member: TrackedMember, handOff: HandOffRecord): boolean {
  return can("finish", handOff) && !isWithdrawn(handOff) && isToldOfHandOff(member, handOff);
}
