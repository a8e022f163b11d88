import { z } from "zod";
import { pastDayField } from "~/core/http/fields.server";
import { ASKED_BY, ERASURE_DISMISSALS, TYPED_MEANS } from "~/vocabulary/erasures";
import { valuesOf } from "~/vocabulary/words";

/** A request for erasure, as a colleague or the data protection officer records it. */
export const erasureRequestSchema = z.object({
  householdId: z.string({ error: "Choisissez le dossier." }),
  /** Empty for the whole file. */
  memberId: z.string().optional(),
  askedBy: z.enum(ASKED_BY, { error: "Dites qui le demande." }),
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
      reason: z.enum(valuesOf(ERASURE_DISMISSALS), { error: "Choisissez pourquoi." }),
    }),
    z.object({ intent: z.literal("deleted"), partnerId: z.string() }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

/** The one act of a partner's page. */
export const deletionSchema = z.strictObject({ said: z.literal("deleted") });
