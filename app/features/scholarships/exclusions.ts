import type { ProgrammeExclusion, ProgrammeVersion } from "#models/programme";
import type { ScholarshipRecord } from "#models/scholarship";
import { EXCLUDED_SCHEMES } from "~/vocabulary/scholarships";
import { formatDayLong } from "~/vocabulary/typography";

/** What the terms of a scholarship exclude, in force the day it was asked for, among what the person says they have. */
export function exclusionsOf(
  { excludes }: Pick<ProgrammeVersion, "excludes">,
  { askedOn, heldSchemes }: Pick<ScholarshipRecord, "askedOn" | "heldSchemes">,
): ProgrammeExclusion[] {
  return excludes.filter(({ scheme, fromOn }) => fromOn <= askedOn && heldSchemes.includes(scheme));
}

/** « contrat d’engagement de service public (CESP), depuis le 16 janvier 2026 (décret…) » */
export function exclusionWords({ scheme, fromOn, source }: ProgrammeExclusion): string {
  return `${EXCLUDED_SCHEMES[scheme].fr}, depuis le ${formatDayLong(fromOn)} (${source})`;
}
