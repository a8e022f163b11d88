import { z } from "zod";
import { MOST_COMMUNES } from "~/vocabulary/needs";

/** The communes chosen; the empty line of one to add counts for nothing. */
export const communesField = z
  .array(z.string().optional())
  .default([])
  .transform((codes) => [...new Set(codes.flatMap((code) => code || []))])
  .refine((codes) => codes.length <= MOST_COMMUNES, `${MOST_COMMUNES} communes au plus.`);

/** What is passed on to partners as it is written. */
export const wishField = z
  .string()
  .trim()
  .max(400, "400 caractères au plus : le partenaire lit en une minute.")
  .optional();

/** What stays between us. */
export const ownNoteField = z.string().trim().max(1000, "1 000 caractères au plus.").optional();

/** What is said by a word of a list. */
export const IN_LIST = { error: "Choisissez dans la liste." };
