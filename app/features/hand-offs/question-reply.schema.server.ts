import { z } from "zod";

const EMPTY = "Écrivez votre réponse.";

/** What a colleague answers to the question of a partner. */
export const questionReplySchema = z.object({
  /** The question on the screen. */
  answerId: z.string().max(60),
  reply: z
    .string({ error: EMPTY })
    .trim()
    .min(1, EMPTY)
    .max(2000, "2 000 caractères au plus : le partenaire lit en une minute."),
});
