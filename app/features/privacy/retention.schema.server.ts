import { z } from "zod";
import { comingDayField } from "~/core/http/fields.server";

/** What may be done with the files and the requests whose time has come: erase some, keep one file longer. */
export const retentionActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("erase"),
      files: z.array(z.string().max(60)).max(50).default([]),
      requests: z.array(z.string().max(60)).max(50).default([]),
      word: z.string().max(40).default(""),
    }),
    z.object({
      intent: z.literal("keep"),
      householdId: z.string({ error: "Choisissez un dossier." }),
      untilOn: comingDayField,
      reason: z
        .string({ error: "Dites pourquoi." })
        .trim()
        .min(3, "Dites-en un peu plus.")
        .max(200, "200 caractères au plus."),
    }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);
