import { z } from "zod";
import { DISMISSAL_REASONS } from "~/vocabulary/submissions";
import { valuesOf } from "~/vocabulary/words";

const colleague = z.string({ error: "Choisissez qui suit cette demande." });

/** The acts of the triage page. */
export const triageSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("open"), referentId: colleague }),
    z.object({
      intent: z.literal("attach"),
      candidateId: z.string({ error: "Choisissez le dossier." }),
      take: z.array(z.string()).default([]),
    }),
    z.object({ intent: z.literal("assign"), referentId: colleague }),
    z.object({
      intent: z.literal("dismiss"),
      reason: z.enum(valuesOf(DISMISSAL_REASONS), {
        error: "Dites pourquoi : la demande reste retrouvable.",
      }),
      note: z.string().trim().max(300, "Cette note est trop longue.").optional(),
    }),
    z.object({ intent: z.literal("restore") }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);
