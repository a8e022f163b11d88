import { z } from "zod";
import { EXPORT_FORMATS, EXPORTED_LISTS } from "~/vocabulary/exports";
import { valuesOf } from "~/vocabulary/words";

const list = { error: "Choisissez dans la liste." };

/** Which list, in what form, what for; the filters of the screen come along. */
export const exportSchema = z.object({
  list: z.enum(valuesOf(EXPORTED_LISTS), list),
  format: z.enum(valuesOf(EXPORT_FORMATS), list),
  purpose: z
    .string({ error: "Dites à quoi servira ce fichier." })
    .trim()
    .min(5, "Dites-le en quelques mots : le journal en garde la trace.")
    .max(200, "200 caractères au plus."),
  filters: z.string().max(2000).default(""),
});
