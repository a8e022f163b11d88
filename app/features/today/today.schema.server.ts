import { z } from "zod";
import { comingDayField } from "~/core/http/fields.server";
import { taskActSchema } from "~/features/tasks/tasks.schema.server";

const label = z
  .string({ error: "Dites ce qui vient ensuite : aucun dossier ouvert ne reste sans suite." })
  .trim()
  .min(3, "Dites-en un peu plus.")
  .max(140, "140 caractères au plus.");

/** The acts of the day's page: an answer seen, a next action done or put off, a request taken, those on a task. */
export const todayActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("seen"), noticeId: z.string() }),
    z.object({
      intent: z.literal("complete"),
      householdId: z.string(),
      done: z.string(),
      label,
      dueOn: comingDayField,
      ownerId: z.string({ error: "Choisissez qui s’en charge." }),
    }),
    z.object({
      intent: z.literal("postpone"),
      householdId: z.string(),
      done: z.string(),
      dueOn: comingDayField,
    }),
    z.object({ intent: z.literal("take"), submissionId: z.string() }),
    ...taskActSchema.options,
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type TodayAct = z.output<typeof todayActSchema>;
