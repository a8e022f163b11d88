import { z } from "zod";
import { beforeField } from "~/core/http/fields.server";
import { ANCHORS, COUNTINGS, TEMPLATE_EXERCISES, TEMPLATE_GROUPS } from "~/vocabulary/templates";
import { valuesOf } from "~/vocabulary/words";
import { MOST_STEPS } from "./template-card";

const MOST_PAPERS = 20;

const words = (most: number) => z.string().trim().max(most, `${most} caractères au plus.`);
const fromList = { error: "Choisissez dans la liste." };

const papers = words(2000)
  .refine((text) => text.split("\n").length <= MOST_PAPERS, `${MOST_PAPERS} lignes au plus.`)
  .optional();

const step = z
  .object({
    key: z.string().max(60).optional(),
    label: z
      .string({ error: "Dites ce qu’il y a à faire, ou retirez cette tâche." })
      .trim()
      .min(2, "Dites ce qu’il y a à faire, ou retirez cette tâche.")
      .max(160, "160 caractères au plus."),
    count: z.coerce
      .number({ error: "Écrivez un nombre, ou laissez vide pour le jour même." })
      .int("Un nombre entier.")
      .min(0, "Un nombre sans signe : « avant » ou « après » se choisit à côté.")
      .optional(),
    counting: z.enum(valuesOf(COUNTINGS), fromList),
    anchor: z.enum(valuesOf(ANCHORS), { error: "Choisissez le jour dont elle dépend." }),
    isLegal: z.boolean().default(false),
    papers,
    note: words(1000).optional(),
  })
  .refine(({ count = 0, counting }) => counting.startsWith("months") || count <= 365, {
    error: "365 jours au plus : au-delà, comptez en mois.",
    path: ["count"],
  })
  .refine(({ count = 0, counting }) => counting.startsWith("days") || count <= 60, {
    error: "60 mois au plus.",
    path: ["count"],
  });

/** A template's form; its steps in their order. */
export const templateSchema = z.object({
  before: beforeField,
  fr: z
    .string({ error: "Donnez un nom à ce modèle." })
    .trim()
    .min(2, "Donnez un nom à ce modèle.")
    .max(80, "80 caractères au plus."),
  en: words(80).optional(),
  isActive: z.boolean().default(false),
  exercise: z.enum(valuesOf(TEMPLATE_EXERCISES), fromList).optional(),
  steps: z
    .array(step, { error: "Ajoutez au moins une tâche." })
    .min(1, "Ajoutez au moins une tâche.")
    .max(MOST_STEPS, `${MOST_STEPS} tâches au plus.`),
});

/** The form of a template that is not there yet: where it plans is chosen too, "pipeline/stage". */
export const newTemplateSchema = templateSchema.extend({
  at: z
    .string({ error: "Choisissez l’étape qui fait prévoir ces tâches." })
    .regex(/^[^/]+\/[^/]+$/, "Choisissez l’étape dans la liste."),
  group: z.enum(valuesOf(TEMPLATE_GROUPS), { error: "Dites à quoi sert ce modèle." }),
});
