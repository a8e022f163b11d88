import type { ProgrammeVersion } from "#models/programme";
import type { Instalment } from "#models/scholarship";

/** Months of practice owed: those the terms say, or as many as were paid, the least of the terms at least. */
export function practiceOwed(
  { practice: { rule, months } }: Pick<ProgrammeVersion, "practice">,
  instalments: readonly Pick<Instalment, "state">[],
): number {
  if (rule === "fixed") return months;
  return Math.max(months, instalments.filter(({ state }) => state === "paid").length);
}
