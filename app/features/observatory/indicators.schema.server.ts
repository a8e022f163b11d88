import { z } from "zod";
import { pastDayField } from "~/core/http/fields.server";
import { CARE_MEASURES } from "~/vocabulary/observatory";
import { valuesOf } from "~/vocabulary/words";

const fromList = { error: "Choisissez dans la liste." };
const stale = { error: "Ce bouton n’est plus valable. Rechargez la page." };
const NOT_A_VALUE = "Donnez un nombre, comme 1 908 ou 58,8.";
const NOT_A_YEAR = "Donnez une année, comme 2024.";
const MOST = 10_000_000;

const indicatorId = z.string().regex(/^[0-9a-f]{24}$/);

/** A number as people type it: « 1 908 », « 58,8 ». */
const valueField = z
  .string({ error: NOT_A_VALUE })
  .transform((typed) => typed.replace(/[\s\u00A0\u202F]/g, "").replace(",", "."))
  .pipe(
    z
      .string()
      .regex(/^-?\d+(\.\d{1,2})?$/, NOT_A_VALUE)
      .transform(Number),
  )
  .refine((value) => value >= 0, "Donnez un nombre, zéro ou plus.")
  .refine((value) => value <= MOST, "Ce nombre n’est pas vraisemblable. Vérifiez-le.");

/** A figure that is recorded, one that is withdrawn, one that is put back. */
export const indicatorActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("record"),
      measure: z.enum(valuesOf(CARE_MEASURES), fromList),
      value: valueField,
      territoryCode: z.string(fromList).max(9, fromList),
      year: z.number({ error: NOT_A_YEAR }).int(NOT_A_YEAR).min(1950, NOT_A_YEAR).max(2100, NOT_A_YEAR),
      on: pastDayField.optional(),
      source: z
        .string({ error: "Dites qui a publié ce chiffre." })
        .trim()
        .min(2, "Dites qui a publié ce chiffre.")
        .max(200, "200 caractères au plus."),
      note: z.string().trim().max(500, "500 caractères au plus.").optional(),
    }),
    z.object({ intent: z.literal("withdraw"), indicatorId }),
    z.object({ intent: z.literal("restore"), indicatorId }),
  ],
  stale,
);

export type IndicatorAct = z.output<typeof indicatorActSchema>;
