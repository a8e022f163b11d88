import type { HouseholdRecord } from "#models/household";
import type { VisitDayRecord } from "#models/visit-day";
import { listMembers, type TrackedMember } from "~/features/tracking/tracking-member.queries.server";
import { isToldOfVisits } from "./visit-readers";

/** The adults who were sent the programme of a day and may still read it. */
export async function readersOf(
  { readers }: Pick<VisitDayRecord, "readers">,
  household: HouseholdRecord,
): Promise<TrackedMember[]> {
  const known = readers.map(({ memberId }) => memberId);
  return (await listMembers(household)).filter(
    (member) => known.includes(member.id) && isToldOfVisits(member),
  );
}
