import type { VisitDayRecord, VisitStep } from "#models/visit-day";
import { isToldOf } from "~/features/tracking/own-needs";
import type { TrackedMember } from "~/features/tracking/tracking-member.queries.server";

type Reader = Pick<TrackedMember, "id" | "household">;

/** Whether an adult is told of what the household discovers: no longer once their couple is over. */
export function isToldOfVisits({ id, household }: Reader): boolean {
  return isToldOf("discovery", id, household);
}

/** Whether the programme of a day may be read by an adult who was sent it, in the file where they are today. */
export function isReaderOf({ householdId }: Pick<VisitDayRecord, "householdId">, member: Reader): boolean {
  const { _id, state } = member.household;
  return _id === householdId && state === "open" && isToldOfVisits(member);
}

/** A step about the work of the spouse: theirs alone, unless they agreed that the other be told. */
export function isOfSpouseWork({ kind, itinerary }: Pick<VisitStep, "kind" | "itinerary">): boolean {
  return kind === "work" && itinerary !== "doctor";
}

/** Whether the steps about the work of the spouse are told to an adult. */
export function isToldOfSpouseWork({ id, household }: Reader): boolean {
  return isToldOf("spouse-work", id, household);
}
