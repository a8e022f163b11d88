import { z } from "zod";
import {
  beforeField,
  centsField,
  dayField,
  fromList,
  linkField,
  optionalText,
  requiredText,
  staleButton,
} from "~/core/http/fields.server";
import {
  DUTY_KINDS,
  EXCLUDED_SCHEMES,
  PENALTY_KINDS,
  PRACTICE_RULES,
  PROGRAMME_ZONES,
  REPAYMENT_FORMULAS,
  REPAYMENT_UNITS,
  STUDY_STAGES,
} from "~/vocabulary/scholarships";
import { valuesOf } from "~/vocabulary/words";
import { PROGRAMME_EXAMPLES } from "./programme-examples";
import { MOST_LINES } from "./version-card";

/** More than any programme pays in a month: beyond, a comma was forgotten. */
const MOST_MONTHLY_CENTS = 1_000_000;

const lineId = z.string().max(24);
const months = (least: number) =>
  z.coerce
    .number({ error: "Écrivez un nombre de mois." })
    .int("Un nombre entier de mois.")
    .min(least, least === 0 ? "Un nombre sans signe." : "Un mois au moins.")
    .max(240, "240 mois au plus.");
const lines = optionalText(2000).refine(
  (text = "") => text.split("\n").length <= MOST_LINES,
  `${MOST_LINES} lignes au plus.`,
);

const name = requiredText("Donnez un nom à ce programme.", 160);

const monthly = centsField.refine(
  (cents) => cents === undefined || cents <= MOST_MONTHLY_CENTS,
  "Ce montant par mois n’est pas vraisemblable. Vérifiez-le.",
);

const amounts = z
  .object({
    "study-1": monthly,
    "study-2": monthly,
    "study-3": monthly,
    "study-4": monthly,
    "study-5": monthly,
    "study-6": monthly,
    "intern-1": monthly,
    "intern-2": monthly,
    "intern-3": monthly,
    "intern-4": monthly,
    "intern-5": monthly,
    "intern-6": monthly,
  })
  .partial()
  .default({});

const version = {
  itemId: lineId,
  before: beforeField,
  fromOn: dayField,
  number: optionalText(60),
  votedOn: dayField.optional(),
  deliberationLink: linkField,
  isToCheck: z.boolean().default(false),
  source: optionalText(600),
  amounts,
  months: months(1).optional(),
  duties: z
    .array(
      z.object({
        stage: z.enum(valuesOf(STUDY_STAGES), fromList),
        kind: z.enum(valuesOf(DUTY_KINDS), fromList),
        words: requiredText("Dites ce qui est demandé, ou retirez cette ligne."),
      }),
    )
    .max(MOST_LINES)
    .default([]),
  practiceRule: z.enum(valuesOf(PRACTICE_RULES), fromList),
  practiceMonths: months(0),
  zoneKinds: z.array(z.enum(valuesOf(PROGRAMME_ZONES), fromList)).default([]),
  epciCodes: z.array(z.string().regex(/^\d{9}$/, fromList)).default([]),
  formula: z.enum(valuesOf(REPAYMENT_FORMULAS), fromList),
  unit: z.enum(valuesOf(REPAYMENT_UNITS), fromList),
  isFullWhenNeverServed: z.boolean().default(false),
  penaltyKind: z.enum(valuesOf(PENALTY_KINDS), fromList).optional(),
  penaltyCents: centsField,
  floorCents: centsField,
  excludes: z
    .array(
      z.object({
        scheme: z.enum(valuesOf(EXCLUDED_SCHEMES), fromList),
        fromOn: dayField,
        source: requiredText("Dites quel texte l’interdit, ou retirez cette ligne."),
      }),
    )
    .max(MOST_LINES)
    .default([]),
  requiredPapers: lines,
  instalmentProofs: lines,
  yearProofs: lines,
};

const versionSchema = z.object({ intent: z.literal("version"), ...version }).superRefine((typed, context) => {
  const { practiceRule, practiceMonths, penaltyKind, penaltyCents, floorCents } = typed;
  const refuse = (field: string, message: string): void =>
    context.addIssue({ code: "custom", path: [field], message });
  if (practiceRule === "fixed" && practiceMonths === 0)
    refuse("practiceMonths", "Dites combien de mois d’exercice sont demandés.");
  if (penaltyKind && !penaltyCents) refuse("penaltyCents", "Donnez le montant de la pénalité.");
  if (!penaltyKind && penaltyCents) refuse("penaltyKind", "Dites si c’est une somme fixe ou par mois.");
  if (floorCents && penaltyKind !== "per-month-left")
    refuse("floorCents", "Un plancher ne vaut que pour une pénalité par mois.");
});

/** A programme that is opened: from nothing, or from an example. */
export const newProgrammeSchema = z.object({
  name,
  fromOn: dayField,
  example: z.enum(valuesOf(PROGRAMME_EXAMPLES), fromList).optional(),
});

/** What the page of a programme can be asked. */
export const programmeActSchema = z.discriminatedUnion(
  "intent",
  [
    versionSchema,
    z.object({ intent: z.literal("rename"), before: beforeField, name }),
    z.object({ intent: z.literal("offer") }),
    z.object({ intent: z.literal("withdraw") }),
    z.object({ intent: z.literal("version-prepare"), itemId: lineId, fromOn: dayField }),
    z.object({ intent: z.literal("version-aside"), itemId: lineId }),
    z.object({ intent: z.literal("version-back"), itemId: lineId }),
  ],
  staleButton,
);

export type ProgrammeAct = z.output<typeof programmeActSchema>;
