import type { NeedVisit, VisitFeedback } from "#models/need-visit";
import { LIKINGS, REFUSAL_REASONS, type RefusalReason } from "~/vocabulary/need-options";
import { NBSP } from "~/vocabulary/typography";

type Visits = readonly NeedVisit[];

/** What was ticked after the visits of an option. */
export function reasonsTold(visits: Visits, optionId: string): RefusalReason[] {
  return [...new Set(feedbackOf(visits, optionId).flatMap(({ reasons }) => reasons))];
}

/** « Tom : ce n’est pas pour nous (trop cher) », of each whose last word after a visit is no. */
export function refusalsTold(visits: Visits, optionId: string): string[] {
  const last = new Map(feedbackOf(visits, optionId).map((told) => [told.memberId ?? "team", told]));
  return [...last.values()].filter(({ liking }) => liking === "no").map(refusalWords);
}

/** In the order it was said. */
function feedbackOf(visits: Visits, optionId: string): VisitFeedback[] {
  const told = visits.filter((visit) => visit.optionId === optionId).flatMap(({ feedback }) => feedback);
  return told.toSorted((one, other) => Number(new Date(one.at)) - Number(new Date(other.at)));
}

function refusalWords({ by, memberId, liking, reasons }: VisitFeedback): string {
  const why = reasons.map((reason) => REFUSAL_REASONS[reason].fr).join(", ");
  const who = memberId ? by : `Noté par ${by}`;
  return `${who}${NBSP}: ${LIKINGS[liking].fr.replace(/^./, (first) => first.toLowerCase())}${why && ` (${why})`}`;
}
