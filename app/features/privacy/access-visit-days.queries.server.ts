import type { HouseholdRecord } from "#models/household";
import { VisitDay, type VisitDayRecord, type VisitStep } from "#models/visit-day";
import { isToldOf } from "~/features/tracking/own-needs";
import { withWorkSearch } from "~/features/tracking/work-search.queries.server";

const MOST_DAYS = 500;

/**
 * The visit days of a household as this adult may read them, with what they themselves said: without what the team alone
 * reads, nor the steps of a search (`hidden`) or of work that is somebody else’s.
 */
export async function listOwnVisitDays(
  household: HouseholdRecord,
  memberId: string,
  hidden: readonly string[],
): Promise<Record<string, unknown>[]> {
  const [days, told] = await Promise.all([
    VisitDay.find({ householdId: household._id }).limit(MOST_DAYS).lean<VisitDayRecord[]>(),
    withWorkSearch(household),
  ]);
  const isToldOfWork = isToldOf("spouse-work", memberId, told);
  const isRead = ({ kind, needId = "" }: VisitStep) =>
    (isToldOfWork || kind !== "work") && !hidden.includes(needId);
  return days.map(({ title, on, state, welcome, steps, feedback }) => ({
    ...{ title, on, state, welcome, steps: steps.filter(isRead).map(ownStep) },
    feedback: feedback.filter((said) => said.memberId === memberId),
  }));
}

function ownStep({ host, aside: _, ...step }: VisitStep): Record<string, unknown> {
  return { ...step, host: host?.name };
}
