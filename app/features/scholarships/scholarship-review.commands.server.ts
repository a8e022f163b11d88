import type { ScholarshipRecord } from "#models/scholarship";
import type { Actor } from "~/core/auth/actor";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { changesOf, writeOf } from "~/core/lost-updates";
import {
  EXCLUDED_SCHEMES,
  type ExcludedScheme,
  STUDY_YEARS,
  type StudyYear,
} from "~/vocabulary/scholarships";
import { changeScholarship } from "./scholarship-changes.commands.server";

/** What is said with a request, and by the team while it is looked at. */
export interface RequestCard {
  year: StudyYear;
  otherAids?: string;
  heldSchemes: ExcludedScheme[];
  exclusionReason?: string;
  assessment?: string;
}

const FIELDS = {
  year: { label: "Année d’études", words: (year: StudyYear) => STUDY_YEARS[year].fr },
  otherAids: { label: "Autres aides" },
  heldSchemes: {
    label: "Aides à comparer",
    words: (schemes: ExcludedScheme[]) => schemes.map((scheme) => EXCLUDED_SCHEMES[scheme].fr).join(", "),
  },
  exclusionReason: { label: "Pourquoi passer outre" },
  assessment: { label: "Instruction" },
};

/** The card of a request as it is stored. */
export function requestCardOf(scholarship: ScholarshipRecord): RequestCard {
  const { year, otherAids, heldSchemes, exclusionReason, assessment } = scholarship;
  return { year, otherAids, heldSchemes, exclusionReason, assessment };
}

/**
 * Writes what was changed of a request since its form was drawn (`before`): year, other aids, review. Refuses, showing
 * both, a field changed meanwhile, and any change once the agreement is prepared.
 */
export async function updateRequest(
  actor: Actor,
  scholarshipId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: Partial<RequestCard>,
): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    if (!EDITABLE.includes(scholarship.stage))
      throw new UserFacingError("La convention se prépare sur cette demande : elle ne change plus.");
    const current = requestCardOf(scholarship);
    const after = { ...current, ...submitted };
    const changes = changesOf(FIELDS, { before: { ...current, ...before }, submitted: after, current });
    if (changes.length === 0) return null;
    const { set, unset } = writeOf(changes, after);
    return {
      set,
      unset: changes.filter((field) => unset.includes(field)),
      effects: [audit("scholarship.updated", changes)],
    };
  });
}

const EDITABLE: readonly ScholarshipRecord["stage"][] = ["requested", "complete", "review", "panel"];
