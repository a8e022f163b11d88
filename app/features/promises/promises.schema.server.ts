import { z } from "zod";
import { comingDayField } from "~/core/http/fields.server";

const reason = z
  .string({ error: "Dites pourquoi : le dossier le gardera." })
  .trim()
  .min(3, "Dites-en un peu plus.")
  .max(200, "200 caractères au plus.");

/** A promise made from the file. */
export const newPromiseFields = {
  label: z
    .string({ error: "Dites ce qui est promis." })
    .trim()
    .min(3, "Dites-en un peu plus.")
    .max(140, "140 caractères au plus."),
  dueOn: comingDayField,
  entryId: z.string().optional(),
};

/** The acts of the register. */
export const promiseActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("keep"), promiseId: z.string() }),
    z.object({ intent: z.literal("break"), promiseId: z.string(), reason }),
    z.object({ intent: z.literal("move"), promiseId: z.string(), dueOn: comingDayField, reason }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type PromiseAct = z.output<typeof promiseActSchema>;
