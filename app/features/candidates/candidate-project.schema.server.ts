import { z } from "zod";
import { beforeField, dayField, emailField, phoneField } from "~/core/http/fields.server";
import { SEEKS } from "~/vocabulary/candidates";
import { CHANNELS, CONTACT_LANGUAGES } from "~/vocabulary/contact";
import { EXERCISE_MODES, OBSTACLE_KINDS, OBSTACLE_STATES } from "~/vocabulary/exercise";
import { SITUATIONS } from "~/vocabulary/situations";
import { INTERN_PHASES } from "~/vocabulary/training";
import { valuesOf } from "~/vocabulary/words";

const words = (most: number) => z.string().trim().max(most, `${most} caractères au plus.`).optional();
const fromList = { error: "Choisissez dans la liste." };
const name = (which: string) =>
  z
    .string({ error: `Écrivez le ${which}.` })
    .trim()
    .min(1)
    .max(80, "80 caractères au plus.");
const inOrder = {
  message: "Le dernier jour vient avant le premier. Corrigez l’un des deux.",
  path: ["toOn"],
};
const isInOrder = ({ fromOn, toOn }: { fromOn?: string; toOn?: string }) =>
  !fromOn || !toOn || fromOn <= toOn;

/** The professional half as its form shows it. */
export const projectSchema = z
  .object({
    intent: z.literal("project"),
    before: beforeField,
    firstName: name("prénom"),
    lastName: name("nom"),
    birthName: words(80),
    emails: z.array(z.string().trim().pipe(emailField)).max(5, "Cinq adresses au plus.").default([]),
    phones: z
      .array(phoneField)
      .max(5, "Cinq numéros au plus.")
      .default([])
      .transform((phones) => phones.filter((phone) => phone !== undefined)),
    channel: z.enum(valuesOf(CHANNELS), fromList).optional(),
    hours: words(80),
    language: z.enum(valuesOf(CONTACT_LANGUAGES), fromList).optional(),
    rpps: z
      .string()
      .transform((typed) => typed.replace(/\s/g, ""))
      .pipe(z.string().regex(/^\d{11}$/, "Un numéro RPPS a 11 chiffres. Vérifiez, ou laissez vide."))
      .optional(),
    specialty: words(120),
    faculty: words(120),
    semester: words(40),
    des: words(80),
    phase: z.enum(valuesOf(INTERN_PHASES), fromList).optional(),
    validatedSemesters: z
      .string()
      .regex(/^\d{1,2}$/, "Écrivez un nombre de semestres, par exemple 4.")
      .transform(Number)
      .pipe(z.number().max(12, "Douze semestres au plus."))
      .optional(),
    licenceUntil: dayField.optional(),
    thesisOn: dayField.optional(),
    desEndsOn: dayField.optional(),
    fromOn: dayField.optional(),
    toOn: dayField.optional(),
    seeks: z.array(z.enum(valuesOf(SEEKS), fromList)).default([]),
    exerciseModes: z.array(z.enum(valuesOf(EXERCISE_MODES), fromList)).default([]),
    daysPerWeek: z
      .string()
      .transform((typed) => Number(typed.replace(",", ".")))
      .pipe(
        z
          .number({ error: "Écrivez un nombre de jours, par exemple 3,5." })
          .min(0.5, "Une demi-journée au moins.")
          .max(6, "Six jours au plus."),
      )
      .optional(),
    territories: z.array(z.string().max(20)).max(60).default([]),
    communeCodes: z
      .array(
        z
          .string()
          .regex(/^[0-9AB]{5}$/, "Choisissez la commune dans la liste.")
          .optional(),
      )
      .max(5, "Cinq communes au plus.")
      .default([])
      .transform((codes) => [...new Set(codes.filter((code) => code !== undefined))]),
  })
  .refine(isInOrder, inOrder);

/** The acts of the page that edits a professional project. */
export const projectActSchema = z.discriminatedUnion(
  "intent",
  [
    projectSchema,
    z
      .object({
        intent: z.literal("situation"),
        id: z.string().optional(),
        kind: z.enum(valuesOf(SITUATIONS), { error: "Choisissez une situation." }),
        fromOn: dayField.optional(),
        toOn: dayField.optional(),
        place: words(120),
      })
      .refine(isInOrder, inOrder),
    z.object({ intent: z.literal("remove-situation"), id: z.string() }),
    z.object({ intent: z.literal("quiet"), fromOn: dayField, toOn: dayField }).refine(isInOrder, inOrder),
    z.object({ intent: z.literal("remove-quiet"), id: z.string() }),
    z.object({ intent: z.literal("remove-obstacle"), id: z.string() }),
    z.object({
      intent: z.literal("obstacle"),
      id: z.string().optional(),
      kind: z.enum(valuesOf(OBSTACLE_KINDS), { error: "Choisissez un frein." }),
      remedy: words(200),
      state: z.enum(valuesOf(OBSTACLE_STATES), fromList).default("open"),
    }),
    z.object({ intent: z.literal("stop-writing"), reason: words(200) }),
    z.object({
      intent: z.literal("resume-writing"),
      reason: z
        .string({ error: "Dites pourquoi on peut de nouveau lui écrire." })
        .trim()
        .min(3, "Dites-en un peu plus.")
        .max(200, "200 caractères au plus."),
    }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type ProjectAct = z.output<typeof projectActSchema>;
