import type { CandidateRecord } from "#models/candidate";
import type { EntryRule } from "~/vocabulary/pipelines";
import type { Filled } from "./journey-moves.schema.server";

/** What the rules of a stage look at. */
export interface JourneyFacts {
  candidate: Pick<
    CandidateRecord,
    "exerciseModes" | "specialty" | "territories" | "interviewOn" | "placementOn" | "openings"
  >;
  arrivalOn?: string;
  /** The last visit already made. */
  visitOn?: string;
  hasIntroduction: boolean;
  hasConsent: boolean;
  hasOpenHousing: boolean;
  /** Tasks of the paperwork: planned, and not done yet. */
  paperwork: { planned: number; left: number };
}

const HOLDS: Readonly<Record<EntryRule, (facts: JourneyFacts) => boolean>> = {
  "interview-held": ({ candidate }) => candidate.interviewOn !== undefined,
  "exercise-chosen": ({ candidate }) => (candidate.exerciseModes ?? []).length > 0,
  "specialty-known": ({ candidate }) => Boolean(candidate.specialty),
  "territory-chosen": ({ candidate }) => candidate.territories.length > 0,
  "opening-linked": ({ candidate }) => (candidate.openings ?? []).length > 0,
  "introduction-made": ({ hasIntroduction }) => hasIntroduction,
  "visit-held": ({ visitOn }) => visitOn !== undefined,
  "arrival-known": ({ arrivalOn }) => arrivalOn !== undefined,
  "paperwork-done": ({ paperwork: { planned, left } }) => planned > 0 && left === 0,
  "placement-confirmed": ({ candidate }) => candidate.placementOn !== undefined,
  "housing-settled": ({ hasOpenHousing }) => !hasOpenHousing,
  "consent-given": ({ hasConsent }) => hasConsent,
};

/** Those of a stage's rules that do not hold yet, in their order. */
export function missingRules(rules: readonly EntryRule[] = [], facts: JourneyFacts): EntryRule[] {
  return rules.filter((rule) => !HOLDS[rule](facts));
}

/** The facts as they will be once what was filled in is written. */
export function withFilled(facts: JourneyFacts, filled: Filled): JourneyFacts {
  const { candidate } = facts;
  const { exerciseModes, territories } = filled;
  return {
    ...facts,
    candidate: {
      ...candidate,
      exerciseModes: exerciseModes.length > 0 ? exerciseModes : candidate.exerciseModes,
      territories: territories.length > 0 ? territories : candidate.territories,
      specialty: filled.specialty ?? candidate.specialty,
      interviewOn: filled.interviewOn ?? candidate.interviewOn,
      placementOn: filled.placementOn ?? candidate.placementOn,
    },
    arrivalOn: filled.arrivalOn ?? facts.arrivalOn,
    visitOn: filled.visitOn ?? facts.visitOn,
    hasConsent: filled.consent !== undefined || facts.hasConsent,
  };
}
