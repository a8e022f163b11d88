import { z } from "zod";

/** Free words, few and short. */
export const tagField = z
  .string({ error: "Écrivez une étiquette." })
  .trim()
  .min(2, "Deux lettres au moins.")
  .max(30, "30 caractères au plus.")
  .regex(/[\p{L}\p{N}]/u, "Écrivez un mot.");

/** What the tags of a file are asked. */
export const tagActSchema = z.object({ intent: z.enum(["add-tag", "remove-tag"]), tag: tagField });
