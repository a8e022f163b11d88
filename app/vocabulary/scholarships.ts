import type { Words } from "./words";

/** What is asked back from whoever leaves before the end of their obligation: a closed list, whose words a lawyer can read. */
export type RepaymentFormula = "none" | "full" | "pro-rata";

export const REPAYMENT_FORMULAS: Words<RepaymentFormula> = {
  none: { fr: "rien n’est à rembourser", en: "nothing is paid back" },
  full: { fr: "tout ce qui a été versé", en: "all that was paid" },
  "pro-rata": { fr: "la part qui reste à servir", en: "the part that remains to be served" },
};

/** In what what remains is counted: months begun are owed whole. */
export type RepaymentUnit = "days" | "months";

export const REPAYMENT_UNITS: Words<RepaymentUnit> = {
  days: { fr: "au jour près", en: "to the day" },
  months: { fr: "par mois entier, tout mois non achevé restant dû", en: "by whole months" },
};

export type PenaltyKind = "fixed" | "per-month-left";

export const PENALTY_KINDS: Words<PenaltyKind> = {
  fixed: { fr: "une somme fixe", en: "a fixed sum" },
  "per-month-left": { fr: "une somme par mois qui reste", en: "a sum for each month left" },
};

/** What an agreement says of its breach; sums are in cents. */
export interface RepaymentRule {
  formula: RepaymentFormula;
  unit: RepaymentUnit;
  /** Whoever never served a day there pays everything back. */
  isFullWhenNeverServed: boolean;
  penalty?: { kind: PenaltyKind; cents: number; floorCents?: number };
}

export type StudyYear =
  | "study-1"
  | "study-2"
  | "study-3"
  | "study-4"
  | "study-5"
  | "study-6"
  | "intern-1"
  | "intern-2"
  | "intern-3"
  | "intern-4"
  | "intern-5"
  | "intern-6";

/** The years a programme may pay for, in their order; the fourth of the internship of a general practitioner is that of a junior doctor. */
export const STUDY_YEARS: Words<StudyYear> = {
  "study-1": { fr: "1ʳᵉ année d’études", en: "1st year" },
  "study-2": { fr: "2ᵉ année d’études", en: "2nd year" },
  "study-3": { fr: "3ᵉ année d’études", en: "3rd year" },
  "study-4": { fr: "4ᵉ année d’études", en: "4th year" },
  "study-5": { fr: "5ᵉ année d’études", en: "5th year" },
  "study-6": { fr: "6ᵉ année d’études", en: "6th year" },
  "intern-1": { fr: "1ʳᵉ année d’internat", en: "1st year of internship" },
  "intern-2": { fr: "2ᵉ année d’internat", en: "2nd year of internship" },
  "intern-3": { fr: "3ᵉ année d’internat", en: "3rd year of internship" },
  "intern-4": { fr: "4ᵉ année d’internat", en: "4th year of internship" },
  "intern-5": { fr: "5ᵉ année d’internat", en: "5th year of internship" },
  "intern-6": { fr: "6ᵉ année d’internat", en: "6th year of internship" },
};

export type StudyStage = "studies" | "internship" | "practice";

/** When in a life a duty of a programme is due. */
export const STUDY_STAGES: Words<StudyStage> = {
  studies: { fr: "pendant les études", en: "during studies" },
  internship: { fr: "pendant l’internat", en: "during the internship" },
  practice: { fr: "une fois médecin", en: "once a doctor" },
};

export type DutyKind = "tutoring" | "local-placement" | "practice" | "other";

/** What a programme asks in return. */
export const DUTY_KINDS: Words<DutyKind> = {
  tutoring: { fr: "tutorat", en: "tutoring" },
  "local-placement": { fr: "stage sur le territoire", en: "local placement" },
  practice: { fr: "exercice", en: "practice" },
  other: { fr: "autre", en: "other" },
};

export type PracticeRule = "fixed" | "as-paid";

/** How long one practises in return. */
export const PRACTICE_RULES: Words<PracticeRule> = {
  fixed: { fr: "une durée fixe", en: "a fixed time" },
  "as-paid": { fr: "aussi longtemps que la bourse est versée", en: "as long as it is paid" },
};

/** The zones a programme may ask one to practise in. */
export type ProgrammeZone = "zip" | "zac";

export const PROGRAMME_ZONES: Words<ProgrammeZone> = {
  zip: { fr: "zone d’intervention prioritaire (ZIP)", en: "priority zone" },
  zac: { fr: "zone d’action complémentaire (ZAC)", en: "complementary zone" },
};

export type ExcludedScheme = "cesp" | "same-kind" | "chu-housing" | "chu-travel";

/** What cannot be had together with a programme. */
export const EXCLUDED_SCHEMES: Words<ExcludedScheme> = {
  cesp: { fr: "contrat d’engagement de service public (CESP)", en: "State commitment contract (CESP)" },
  "same-kind": { fr: "contrat de même nature avec une collectivité", en: "same contract with a local body" },
  "chu-housing": { fr: "indemnité d’hébergement versée par le CHU", en: "housing allowance of the CHU" },
  "chu-travel": { fr: "indemnité de transport versée par le CHU", en: "travel allowance of the CHU" },
};

export type ProofRhythm = "instalment" | "year";
