import { z } from "zod";
import { pastDayField } from "~/core/http/fields.server";
import { ASKED_BY, TYPED_DISMISSALS, TYPED_MEANS, WHOLE_FILE } from "~/vocabulary/erasures";

/** A request for erasure, as a colleague or the data protection officer records it. */
export const erasureRequestSchema = z.object({
  householdId: z.string({ error: "Choisissez le dossier." }),
  /** One adult, or the whole file. */
  memberId: z
    .string({ error: "Choisissez qui effacer." })
    .transform((who) => (who === WHOLE_FILE ? undefined : who)),
  requesterId: z.string({ error: "Dites qui le demande." }),
  askedBy: z.enum(ASKED_BY, { error: "Dites si cette personne l’a demandé elle-même." }),
  means: z.enum(TYPED_MEANS, { error: "Dites comment la demande est arrivée." }),
  askedOn: pastDayField,
});

/** What may be done with a request: run it, close it, note that a partner has deleted. */
export const erasureActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("run"),
      word: z.string().max(40).default(""),
      /** Whether the papers of nobody go with one adult. */
      papers: z.literal("on").optional(),
    }),
    z.object({
      intent: z.literal("dismiss"),
      reason: z.enum(TYPED_DISMISSALS, { error: "Choisissez pourquoi." }),
    }),
    z.object({ intent: z.literal("deleted"), partnerId: z.string() }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

/** The one act of a partner's page. */
export const deletionSchema = z.strictObject({ said: z.literal("deleted") });
