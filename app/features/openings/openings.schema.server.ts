import { z } from "zod";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { beforeField, dayField } from "~/core/http/fields.server";
import { EXERCISE_MODES } from "~/vocabulary/exercise";
import { CONFIDENTIALITIES, OPENING_NATURES } from "~/vocabulary/openings";
import { valuesOf } from "~/vocabulary/words";

const words = (most: number) => z.string().trim().max(most, `${most} caractères au plus.`).optional();

/** Tenths of a full time, written with a comma or a point. */
const fte = z
  .string()
  .transform((typed) => Number(typed.replace(",", ".")))
  .pipe(
    z
      .number({ error: "Écrivez un nombre, par exemple 0,5 pour un mi-temps." })
      .min(0.1, "Un dixième de temps plein au moins.")
      .max(1, "Un temps plein au plus : ajoutez une ouverture par poste."),
  )
  .transform((value) => Math.round(value * 10) / 10)
  .optional();

/** An opening's form. */
export const openingSchema = z
  .object({
    intent: z.literal("opening"),
    before: beforeField,
    kind: z.enum(valuesOf(EXERCISE_MODES), { error: "Choisissez l’exercice proposé." }),
    nature: z.enum(valuesOf(OPENING_NATURES), { error: "Choisissez dans la liste." }).optional(),
    specialty: words(120),
    fte,
    fromOn: dayField.optional(),
    toOn: dayField.optional(),
    premises: words(500),
    confidentiality: z.enum(valuesOf(CONFIDENTIALITIES), { error: "Choisissez dans la liste." }),
    lastCheckedOn: dayField.refine(
      (day) => day <= toDay(now()),
      "Ce jour n’est pas encore venu. Choisissez aujourd’hui ou avant.",
    ),
    note: words(2000),
  })
  .refine(({ fromOn, toOn }) => !fromOn || !toOn || fromOn <= toOn, {
    message: "Le dernier jour vient avant le premier. Corrigez l’un des deux.",
    path: ["toOn"],
  });

/** What the page of an opening can be asked. */
export const openingActSchema = z.discriminatedUnion(
  "intent",
  [
    openingSchema,
    z.object({ intent: z.enum(["check", "fill", "withdraw", "reopen"]) }),
    z.object({ intent: z.literal("uncheck"), lastCheckedOn: dayField }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type OpeningAct = z.output<typeof openingActSchema>;

/** What the page of a candidate's openings can be asked. */
export const candidateOpeningActSchema = z.object({
  intent: z.enum(["link", "unlink", "fill", "reopen"], {
    error: "Ce bouton n’est plus valable. Rechargez la page.",
  }),
  openingId: z.string({ error: "Choisissez une ouverture." }).max(24),
});

export type CandidateOpeningAct = z.output<typeof candidateOpeningActSchema>;
