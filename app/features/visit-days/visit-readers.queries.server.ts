import type { HouseholdRecord } from "#models/household";
import type { VisitDayRecord } from "#models/visit-day";
import { listMembers, type TrackedMember } from "~/features/tracking/tracking-member.queries.server";

/** The adults of the file who were sent the programme of a day. */
export async function readersOf(
  { readers }: Pick<VisitDayRecord, "readers">,
  household: HouseholdRecord,
): Promise<TrackedMember[]> {
  const known = readers.map(({ memberId }) => memberId);
  return (await listMembers(household)).filter(({ id }) => known.includes(id));
}
