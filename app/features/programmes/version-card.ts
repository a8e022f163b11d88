import type { ProgrammeDuty, ProgrammeExclusion, ProgrammeVersion } from "#models/programme";
import type { FieldsOf } from "~/core/lost-updates";
import {
  DUTY_KINDS,
  EXCLUDED_SCHEMES,
  PENALTY_KINDS,
  type PenaltyKind,
  PRACTICE_RULES,
  PROGRAMME_ZONES,
  type PracticeRule,
  type ProgrammeZone,
  type ProofRhythm,
  REPAYMENT_FORMULAS,
  REPAYMENT_UNITS,
  type RepaymentFormula,
  type RepaymentUnit,
  STUDY_STAGES,
  STUDY_YEARS,
  type StudyYear,
} from "~/vocabulary/scholarships";
import { formatCents, formatCount, formatDayLong, NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

export const MOST_LINES = 20;

/** A version as its form edits it: sums in cents, one paper or proof on each line. */
export interface VersionInput {
  fromOn: string;
  number?: string;
  votedOn?: string;
  deliberationLink?: string;
  isToCheck: boolean;
  source?: string;
  amounts: Partial<Record<StudyYear, number>>;
  months?: number;
  duties: ProgrammeDuty[];
  practiceRule: PracticeRule;
  practiceMonths: number;
  zoneKinds: ProgrammeZone[];
  epciCodes: string[];
  formula: RepaymentFormula;
  unit: RepaymentUnit;
  isFullWhenNeverServed: boolean;
  penaltyKind?: PenaltyKind;
  penaltyCents?: number;
  floorCents?: number;
  excludes: ProgrammeExclusion[];
  requiredPapers?: string;
  instalmentProofs?: string;
  yearProofs?: string;
}

/** A version as its form is drawn from it. */
export function versionCardOf(version: ProgrammeVersion): VersionInput {
  const { fromOn, deliberation, isToCheck, source, months, duties, practice, zones, excludes } = version;
  const { number, on, link } = deliberation;
  const { formula, unit, isFullWhenNeverServed, penalty } = version.repayment;
  return {
    ...{ fromOn, number, votedOn: on, deliberationLink: link, isToCheck, source, months, duties, excludes },
    amounts: Object.fromEntries(version.amounts.map(({ year, monthlyCents }) => [year, monthlyCents])),
    ...{ practiceRule: practice.rule, practiceMonths: practice.months },
    ...{ zoneKinds: zones.kinds, epciCodes: zones.epciCodes },
    ...{ formula, unit, isFullWhenNeverServed },
    ...{ penaltyKind: penalty?.kind, penaltyCents: penalty?.cents, floorCents: penalty?.floorCents },
    requiredPapers: version.papers.map(({ fr }) => fr).join("\n"),
    instalmentProofs: proofLines(version, "instalment"),
    yearProofs: proofLines(version, "year"),
  };
}

/** The fields of a version, as its refusals call them. */
export const VERSION_FIELDS: FieldsOf<VersionInput> = {
  fromOn: { label: "En vigueur à partir du", words: formatDayLong },
  number: { label: "Numéro de la délibération" },
  votedOn: { label: "Votée le", words: formatDayLong },
  deliberationLink: { label: "Lien" },
  isToCheck: { label: "À vérifier", words: yesOrNo },
  source: { label: "Source" },
  amounts: { label: "Montants par mois", words: amountWords },
  months: { label: "Mois versés au plus", words: String },
  duties: { label: "Contreparties", words: (duties) => duties.map(dutyWords).join(" · ") },
  practiceRule: { label: "Durée d’exercice", words: (rule) => PRACTICE_RULES[rule].fr },
  practiceMonths: { label: "Mois d’exercice", words: String },
  zoneKinds: { label: "Zonage", words: (kinds) => kinds.map((kind) => PROGRAMME_ZONES[kind].fr).join(", ") },
  epciCodes: { label: "Intercommunalités", words: (codes) => codes.join(", ") },
  formula: { label: "En cas de rupture", words: (formula) => REPAYMENT_FORMULAS[formula].fr },
  unit: { label: "Compté", words: (unit) => REPAYMENT_UNITS[unit].fr },
  isFullWhenNeverServed: { label: "Tout est dû si rien n’a été servi", words: yesOrNo },
  penaltyKind: { label: "Pénalité", words: (kind) => PENALTY_KINDS[kind].fr },
  penaltyCents: { label: "Montant de la pénalité", words: formatCents },
  floorCents: { label: "Plancher de la pénalité", words: formatCents },
  excludes: { label: "Non cumulable avec", words: (lines) => lines.map(exclusionWords).join(" · ") },
  requiredPapers: { label: "Pièces du dossier" },
  instalmentProofs: { label: "Justificatifs avant chaque versement" },
  yearProofs: { label: "Justificatifs de chaque année d’exercice" },
};

/** « une fois médecin : exercice, cinq ans dans le département » */
export function dutyWords({ stage, kind, words }: ProgrammeDuty): string {
  return `${STUDY_STAGES[stage].fr}${NBSP}: ${DUTY_KINDS[kind].fr}, ${words}`;
}

/** « contrat d’engagement de service public (CESP), depuis le 16 janvier 2026 (décret…) » */
export function exclusionWords({ scheme, fromOn, source }: ProgrammeExclusion): string {
  return `${EXCLUDED_SCHEMES[scheme].fr}, depuis le ${formatDayLong(fromOn)} (${source})`;
}

/** « 60 mois d’exercice (5 ans) »; a least, when one practises as long as one was paid. */
export function practiceWords({ rule, months }: ProgrammeVersion["practice"]): string {
  const years = months % 12 === 0 ? ` (${formatCount(months / 12, "an", "ans")})` : "";
  const span = formatCount(months, "mois", "mois");
  if (rule === "fixed") return `${span} d’exercice${years}`;
  return months > 0 ? `${PRACTICE_RULES[rule].fr}, ${span} au moins` : PRACTICE_RULES[rule].fr;
}

function amountWords(amounts: VersionInput["amounts"]): string {
  return valuesOf(STUDY_YEARS)
    .flatMap((year) => {
      const cents = amounts[year];
      return cents === undefined ? [] : [`${STUDY_YEARS[year].fr}${NBSP}: ${formatCents(cents)}`];
    })
    .join(" · ");
}

function proofLines({ proofs }: ProgrammeVersion, rhythm: ProofRhythm): string {
  return proofs
    .filter(({ every }) => every === rhythm)
    .map(({ fr }) => fr)
    .join("\n");
}

function yesOrNo(is: boolean): string {
  return is ? "oui" : "non";
}
