import { z } from "zod";
import { dayField } from "~/core/http/fields.server";
import { OUTCOME_WORDS } from "~/vocabulary/hand-offs";
import { valuesOf } from "~/vocabulary/words";

const on = <Intent extends string>(intent: Intent) =>
  z.object({
    intent: z.literal(intent),
    handOffId: z.string().max(60),
    /** The page it was done from. */
    back: z.string().max(300).optional(),
  });

/** What is done of one hand-off without leaving the desk. */
export const deskActSchema = z.discriminatedUnion(
  "intent",
  [
    on("remind"),
    on("undo-remind").extend({ mailId: z.string().max(60) }),
    on("stop"),
    on("resume"),
    on("put-off").extend({ until: dayField }),
    on("revoke"),
    on("restore"),
    on("discard"),
    on("restore-prepared"),
    on("outcome").extend({
      said: z.enum(valuesOf(OUTCOME_WORDS), { error: "Dites comment cela s’est terminé." }),
    }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type DeskAct = z.output<typeof deskActSchema>;
