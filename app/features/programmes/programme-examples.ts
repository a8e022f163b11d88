import { NBSP } from "~/vocabulary/typography";
import type { Words } from "~/vocabulary/words";
import type { VersionInput } from "./version-card";

export type ProgrammeExample = "cesp" | "study-allowance" | "charente-maritime" | "vienne";

/** Programmes to start from: what was read of them, each to be checked against its deliberation. */
export const PROGRAMME_EXAMPLES: Words<ProgrammeExample> = {
  "study-allowance": {
    fr: "Indemnité d’étude et de projet professionnel (cadre du code des collectivités)",
    en: "Study and professional project allowance",
  },
  vienne: { fr: "Bourse de la Vienne, telle que publiée en 2017", en: "Vienne, as published in 2017" },
  "charente-maritime": {
    fr: "Bourse de la Charente-Maritime, telle que publiée en 2017",
    en: "Charente-Maritime, as published in 2017",
  },
  cesp: {
    fr: "Contrat d’engagement de service public (CESP), pour référence",
    en: "State commitment contract, for reference",
  },
};

const CESP_EXCLUDED = {
  scheme: "cesp",
  fromOn: "2026-01-16",
  source:
    "décret n° 2026-4 : un CESP demandé depuis ce jour ne se cumule pas avec un contrat de même nature d’une collectivité",
} as const;

const USUAL_PAPERS = "Pièce d’identité\nCertificat de scolarité ou d’inscription\nLettre de motivation";
const USUAL_INSTALMENT_PROOFS = "Certificat de scolarité ou attestation de stage";
const USUAL_YEAR_PROOFS = "Attestation d’exercice";

const BLANK: Omit<VersionInput, "fromOn"> = {
  ...{ isToCheck: false, amounts: {}, duties: [], excludes: [] },
  ...{ practiceRule: "fixed", practiceMonths: 60, zoneKinds: [], epciCodes: [] },
  ...{ formula: "pro-rata", unit: "days", isFullWhenNeverServed: true },
};

const EXAMPLES: Readonly<Record<ProgrammeExample, Partial<VersionInput>>> = {
  "study-allowance": {
    source: `CGCT, L1511-8 et D1511-54 : au moins cinq ans d’exercice en zone déficitaire ; montant plafonné à la rémunération annuelle d’un interne de troisième année. Remboursement lu dans le texte voisin, D1511-63${NBSP}: à vérifier.`,
    zoneKinds: ["zip", "zac"],
    duties: [
      { stage: "practice", kind: "practice", words: "cinq ans au moins en zone déficitaire, contrat signé" },
    ],
    excludes: [CESP_EXCLUDED],
  },
  vienne: {
    source:
      "La Gazette des communes, 11 août 2017 : 38 400 € en tout, sept ans en zone déficitaire ; ou 800 € par mois pendant quatre ans dès la sixième année. Remboursement non publié.",
    amounts: {
      ...{ "study-4": 40_000, "study-5": 40_000, "study-6": 60_000 },
      ...{ "intern-1": 60_000, "intern-2": 60_000, "intern-3": 60_000 },
    },
    months: 72,
    practiceMonths: 84,
    zoneKinds: ["zip", "zac"],
    duties: [{ stage: "practice", kind: "practice", words: "sept ans en libéral, en zone déficitaire" }],
  },
  "charente-maritime": {
    source:
      "Réussir, L’Agriculteur charentais, 2017 : 800, 1 100 puis 1 600 € par mois, quatre ans. Les années de chaque montant, et ce que durent les quatre ans, sont à vérifier ; remboursement non publié.",
    amounts: { "intern-1": 80_000, "intern-2": 110_000, "intern-3": 160_000 },
    practiceMonths: 48,
  },
  cesp: {
    source:
      "Contrat de l’État, géré par l’ASP (décret n° 2025-270). 1 200 € par mois ; décret n° 2026-4 pour les demandes depuis le 16 janvier 2026. Remboursement et pénalité : règle d’avant janvier 2026, abrogée, nouveau texte à vérifier.",
    amounts: {
      ...{ "study-2": 120_000, "study-3": 120_000, "study-4": 120_000, "study-5": 120_000 },
      ...{ "study-6": 120_000, "intern-1": 120_000, "intern-2": 120_000, "intern-3": 120_000 },
      ...{ "intern-4": 120_000, "intern-5": 120_000, "intern-6": 120_000 },
    },
    practiceRule: "as-paid",
    practiceMonths: 24,
    zoneKinds: ["zip", "zac"],
    formula: "full",
    penaltyKind: "per-month-left",
    penaltyCents: 20_000,
    floorCents: 200_000,
    excludes: [{ ...CESP_EXCLUDED, scheme: "same-kind" }],
  },
};

/** The first version of a programme: blank, or that of an example, to be checked. */
export function startingTerms(fromOn: string, example?: ProgrammeExample): VersionInput {
  if (!example) return { ...BLANK, fromOn };
  return {
    ...{ ...BLANK, fromOn, isToCheck: true, requiredPapers: USUAL_PAPERS },
    ...{ instalmentProofs: USUAL_INSTALMENT_PROOFS, yearProofs: USUAL_YEAR_PROOFS },
    ...EXAMPLES[example],
  };
}
