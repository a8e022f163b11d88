import type { ScholarshipObligation } from "#models/obligation";
import type { ScholarshipRecord } from "#models/scholarship";
import { type Day, toDay } from "~/core/calendar";
import { addMonths } from "~/core/days";
import { isAwaited } from "./instalment-proofs";
import { balanceOn } from "./obligation-clock";

export type Running = Pick<ScholarshipRecord, "stage" | "since" | "instalments" | "repayments"> &
  Partial<Pick<ScholarshipRecord, "obligation" | "terms">>;

/** The next day on which a scholarship that was signed asks something of somebody; none when nothing is awaited. */
export function nextRunningDay({
  stage,
  instalments,
  repayments,
  obligation,
  terms,
  since,
}: Running): Day | undefined {
  if (stage === "paying")
    return firstOf(
      instalments.filter(({ state }) => state === "planned" || state === "cleared").map(({ dueOn }) => dueOn),
    );
  if (stage === "obligation" && obligation) return firstOf(obligationDays(obligation, terms));
  if (stage === "breached") return toDay(since);
  if (stage === "repaying")
    return firstOf(repayments.filter(({ state }) => state === "due").map(({ dueOn }) => dueOn));
  return undefined;
}

/** The proofs that are awaited, the next anniversary on which one is to be asked, the end. */
function obligationDays(obligation: ScholarshipObligation, terms: ScholarshipRecord["terms"]): Day[] {
  const awaited = obligation.yearlyProofs.filter(isAwaited);
  const asks = terms?.proofs.some(({ every }) => every === "year");
  const { endsOn } = balanceOn(obligation, obligation.startsOn);
  return [
    ...awaited.map(({ dueOn }) => dueOn),
    ...(asks ? [nextAnniversary(obligation)] : []),
    ...(endsOn ? [endsOn] : []),
  ];
}

/** The first anniversary of the start for which no proof was asked yet. */
export function nextAnniversary(obligation: ScholarshipObligation): Day {
  const { startsOn } = obligation;
  const last = lastAskedOn(obligation);
  let years = 1;
  while (addMonths(startsOn, 12 * years) <= last) years += 1;
  return addMonths(startsOn, 12 * years);
}

/** The last day for which a proof was asked, taken back since or not; the first day before any was. */
export function lastAskedOn({ startsOn, yearlyProofs, withdrawnOn = startsOn }: ScholarshipObligation): Day {
  const asked = yearlyProofs.map(({ askedOn }) => askedOn);
  return [startsOn, withdrawnOn, ...asked].toSorted().at(-1) ?? startsOn;
}

function firstOf(days: readonly Day[]): Day | undefined {
  return days.toSorted()[0];
}
