import { z } from "zod";
import { comingDayField, dayField, pastDayField } from "~/core/http/fields.server";
import { CONSENT_MEANS } from "~/vocabulary/consents";
import { EXERCISE_MODES } from "~/vocabulary/exercise";
import { EXIT_DECIDERS, EXIT_REASONS } from "~/vocabulary/pipelines";
import { valuesOf } from "~/vocabulary/words";

const move = {
  candidateId: z.string(),
  pipeline: z.string(),
  from: z.string(),
  to: z.string({ error: "Choisissez une étape." }),
};

/** What a rule of a stage misses, filled in where the journey is moved. */
export const filledSchema = z.object({
  interviewOn: pastDayField.optional(),
  exerciseModes: z.array(z.enum(valuesOf(EXERCISE_MODES))).default([]),
  specialty: z.string().trim().max(120, "120 caractères au plus.").optional(),
  territories: z.array(z.string()).default([]),
  visitOn: pastDayField.optional(),
  arrivalOn: dayField.optional(),
  placementOn: pastDayField.optional(),
  consent: z.enum(valuesOf(CONSENT_MEANS)).optional(),
});

export type Filled = z.output<typeof filledSchema>;

/** The acts by which a journey goes on: from its page, from a board or from the file. */
export const journeyActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("move-stage"),
      ...move,
      ...filledSchema.shape,
      override: z
        .string()
        .trim()
        .min(5, "Dites en quelques mots pourquoi la règle n’est pas suivie.")
        .max(300, "300 caractères au plus.")
        .optional(),
    }),
    z.object({ intent: z.literal("undo-move"), ...move }),
    z.object({
      intent: z.literal("exit"),
      ...move,
      reason: z.enum(valuesOf(EXIT_REASONS), { error: "Choisissez une raison." }),
      decidedBy: z.enum(valuesOf(EXIT_DECIDERS), { error: "Dites qui a décidé." }),
      note: z.string().trim().max(1000, "1 000 caractères au plus.").optional(),
      wakeOn: comingDayField.optional(),
    }),
    z.object({
      intent: z.literal("start-journey"),
      candidateId: z.string(),
      pipeline: z.string({ error: "Choisissez un parcours." }),
    }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type JourneyAct = z.output<typeof journeyActSchema>;
