import type { ProposedCare } from "#models/need-childcare";
import { WEEK_DAYS } from "~/vocabulary/proposals";
import { fact, fromWords, joined, type ProposalWords } from "../needs/proposal-kind";

/** A place for a child, in words. */
export function careWords({ place, days, hours, fromOn }: ProposedCare): ProposalWords {
  return {
    label: `Une place, ${joined([place, daysWords(days)])}`,
    facts: [
      fact("Où", place),
      fact("Jours", daysWords(days)),
      fact("Horaires", hours),
      fact("Début", fromWords(fromOn)),
    ],
  };
}

function daysWords(days: readonly (keyof typeof WEEK_DAYS)[]): string {
  return days.map((day) => WEEK_DAYS[day].fr).join(", ");
}
