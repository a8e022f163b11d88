import { z } from "zod";
import { comingDayField } from "~/core/http/fields.server";
import { DOCUMENT_PURPOSES } from "~/vocabulary/documents";
import { TRACKS } from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";

/** The acts of a file's documents; the bytes are read apart. */
export const documentActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("add"),
      purpose: z.enum(valuesOf(DOCUMENT_PURPOSES), { error: "Dites à quoi sert ce document." }),
      track: z.enum(valuesOf(TRACKS), { error: "Choisissez dans la liste." }).default("family"),
      keptUntil: comingDayField,
    }),
    z.object({ intent: z.literal("delete"), documentId: z.string() }),
    z.object({ intent: z.literal("restore"), documentId: z.string() }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type DocumentAct = z.output<typeof documentActSchema>;
