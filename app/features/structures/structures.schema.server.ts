import { z } from "zod";
import { beforeField } from "~/core/http/fields.server";
import { SECTORS, STRUCTURE_KINDS, STRUCTURE_STATES } from "~/vocabulary/structures";
import { valuesOf } from "~/vocabulary/words";

const words = (most: number) => z.string().trim().max(most, `${most} caractères au plus.`).optional();
const fromList = { error: "Choisissez dans la liste." };

/** Nine characters; the key is a warning, for real numbers fail it. */
const finess = z
  .string()
  .transform((typed) => typed.replace(/\s/g, "").toUpperCase())
  .pipe(
    z.string().regex(/^(?:\d{2}|2[AB])\d{7}$/, "Un numéro FINESS a 9 caractères. Vérifiez, ou laissez vide."),
  )
  .optional();

/** A structure's card. */
export const structureSchema = z.object({
  intent: z.literal("structure"),
  before: beforeField,
  name: z
    .string({ error: "Donnez le nom de la structure." })
    .trim()
    .min(2, "Donnez le nom de la structure.")
    .max(160, "Ce nom est trop long."),
  kind: z.enum(valuesOf(STRUCTURE_KINDS), { error: "Choisissez de quelle structure il s’agit." }),
  sector: z.enum(valuesOf(SECTORS), fromList).optional(),
  state: z.enum(valuesOf(STRUCTURE_STATES), fromList),
  finess,
  finessEj: finess,
  communeCode: z
    .string({ error: "Choisissez la commune où elle se trouve." })
    .regex(/^[0-9AB]{5}$/, "Choisissez la commune dans la liste."),
  team: words(500),
  tools: words(500),
  funder: words(160),
  partnerId: z.string().max(24).optional(),
  note: words(2000),
});
