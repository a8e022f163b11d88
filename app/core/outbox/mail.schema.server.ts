import { z } from "zod";

/** What can be asked of a mail of the outbox; `back` is the page to return to. */
export const mailActSchema = z.object({
  intent: z.enum(["retry", "cancel"], { error: "Choisissez de relancer ou d’annuler cet envoi." }),
  back: z
    .string()
    .regex(/^\/(?![/\\])[!-~]*$/, { error: "Cette page de retour n’est pas la nôtre." })
    .optional(),
});
