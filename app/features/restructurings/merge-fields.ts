import type { CandidateRecord } from "#models/candidate";
import type { HouseholdRecord } from "#models/household";

/** Of two files, the one that stays and the one that joins it. */
export type Side = "kept" | "gone";

/** What was chosen, by key of a comparison; the rest is as the more recent file has it. */
export type Choices = Readonly<Record<string, Side>>;

/** What a file holds once: one of the two values is kept. */
export const FILE_FIELDS = ["arrivalOn", "referentId", "nextAction"] as const satisfies readonly Exclude<
  keyof HouseholdRecord,
  "heads"
>[];

/** What a person has once. */
export const PERSON_FIELDS = [
  "firstName",
  "lastName",
  "birthName",
  "kind",
  "specialty",
  "faculty",
  "semester",
  "internship",
  "fromOn",
  "toOn",
  "rpps",
  "channel",
  "hours",
  "language",
  "exerciseModes",
  "daysPerWeek",
  "commune",
  "otherCommunes",
] as const satisfies readonly (keyof CandidateRecord)[];

/** How a difference between the two records of one person is named in a form. */
export function personKey(goneCandidateId: string, field: string): string {
  return `${goneCandidateId}-${field}`;
}

/** Which side a value is taken from: the only one that has it, else the one chosen, else the more recent. */
export function sideOf(
  key: string,
  { kept, gone }: { kept: unknown; gone: unknown },
  choices: Choices,
  recent: Side,
): Side {
  if (isEmpty(gone)) return "kept";
  return isEmpty(kept) ? "gone" : (choices[key] ?? recent);
}

export function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}
