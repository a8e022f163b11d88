import { z } from "zod";
import { beforeField, dayField } from "~/core/http/fields.server";

const stale = { error: "Ce bouton n’est plus valable. Rechargez la page." };
const itemId = z.string().min(1).max(24);
const milestone = {
  label: z
    .string({ error: "Dites ce qui est à faire." })
    .trim()
    .min(2, "Dites ce qui est à faire.")
    .max(120, "120 caractères au plus."),
  on: dayField,
  isShown: z.boolean().default(false),
};

const NOT_A_COUNT = "Écrivez un nombre d’internes, de 0 à 999.";
const target = z
  .number({ error: NOT_A_COUNT })
  .int(NOT_A_COUNT)
  .min(0, NOT_A_COUNT)
  .max(999, NOT_A_COUNT)
  .optional();

const dates = z.object({ startsOn: dayField, endsOn: dayField, target });

const isAfter = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => startsOn < endsOn;
const ENDS_BEFORE = {
  error: "La fin vient avant le début. Corrigez l’une des deux dates.",
  path: ["endsOn"],
};

/** Opening a semester: which one, its exact dates and how many interns are wished for. */
export const openingSchema = dates
  .extend({
    semesterId: z.string({ error: "Choisissez le semestre." }).regex(/^(winter|summer)-20\d{2}$/, stale),
  })
  .refine(isAfter, ENDS_BEFORE);

/** What the page of a semester can be asked. */
export const semesterActSchema = z.discriminatedUnion(
  "intent",
  [
    dates.extend({ intent: z.literal("dates"), before: beforeField }).refine(isAfter, ENDS_BEFORE),
    z.object({ intent: z.literal("milestone-add"), ...milestone }),
    z.object({ intent: z.literal("milestone-change"), itemId, ...milestone }),
    z.object({ intent: z.literal("milestone-done"), itemId }),
    z.object({ intent: z.literal("milestone-undone"), itemId }),
    z.object({ intent: z.literal("milestone-remove"), itemId }),
    z.object({
      intent: z.literal("milestone-restore"),
      itemId,
      ...milestone,
      doneAt: z.iso.datetime().optional(),
      key: z.literal("seats-asked").optional(),
    }),
    z.object({ intent: z.literal("dates-settled") }),
    z.object({ intent: z.literal("ask") }),
  ],
  stale,
);

export type SemesterAct = z.output<typeof semesterActSchema>;
