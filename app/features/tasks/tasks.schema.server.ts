import { z } from "zod";
import { beforeField, comingDayField, dayField } from "~/core/http/fields.server";
import { SNOOZE_ENDS } from "~/vocabulary/tasks";
import { valuesOf } from "~/vocabulary/words";

const MOST_ITEMS = 20;

const label = z
  .string({ error: "Dites ce qu’il y a à faire." })
  .trim()
  .min(3, "Dites-en un peu plus.")
  .max(140, "140 caractères au plus.");

const ownerId = z.string({ error: "Choisissez qui s’en charge." });

/** One thing to tick per line. */
const checklist = z
  .string()
  .default("")
  .transform((text) => [
    ...new Set(
      text
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ])
  .refine((lines) => lines.length <= MOST_ITEMS, "Vingt lignes au plus : faites-en deux tâches.")
  .refine((lines) => lines.every(({ length }) => length <= 120), "Une de ces lignes est trop longue.");

const taskId = z.string();
const handOffId = z.string().optional();

/** The acts on a task, wherever it is shown. */
export const taskActSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("task-open"), label, dueOn: comingDayField, ownerId, checklist }),
  z.object({ intent: z.literal("task-done"), taskId }),
  z.object({
    intent: z.literal("task-tick"),
    taskId,
    itemId: z.string(),
    isDone: z.enum(["yes", "no"]).transform((value) => value === "yes"),
  }),
  z.object({
    intent: z.literal("task-change"),
    taskId,
    before: beforeField,
    label,
    dueOn: dayField,
    ownerId,
    checklist,
  }),
  z.object({
    intent: z.literal("task-snooze"),
    taskId,
    until: z.enum(valuesOf(SNOOZE_ENDS), { error: "Choisissez jusqu’à quand." }),
    on: comingDayField.optional(),
    handOffId,
    reason: z.string().trim().max(300, "300 caractères au plus.").optional(),
  }),
  z.object({ intent: z.literal("task-wake"), taskId }),
  z.object({
    intent: z.literal("task-wait"),
    taskId,
    handOffId,
    label: z.string().trim().max(120, "120 caractères au plus.").optional(),
  }),
  z.object({ intent: z.literal("task-delete"), taskId }),
  z.object({ intent: z.literal("task-restore"), taskId }),
]);

export type TaskAct = z.output<typeof taskActSchema>;

/** Whether what a page asked for is an act on a task. */
export function isTaskAct(act: { intent: string }): act is TaskAct {
  return act.intent.startsWith("task-");
}
