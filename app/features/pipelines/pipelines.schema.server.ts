import { z } from "zod";
import { beforeField } from "~/core/http/fields.server";
import { ENTRY_RULES, STAGE_COLOURS, STAGE_MEANINGS } from "~/vocabulary/pipelines";
import { valuesOf } from "~/vocabulary/words";

const days = z.coerce
  .number({ error: "Un nombre de jours ouvrés." })
  .int("Un nombre entier de jours.")
  .min(1, "Un jour au moins.")
  .max(400, "400 jours au plus.");

/** A stage as its form writes it; what is left empty is taken away. */
export const stageSchema = z
  .object({
    before: beforeField,
    fr: z
      .string({ error: "Donnez un nom à cette étape." })
      .trim()
      .min(2, "Donnez un nom à cette étape.")
      .max(40, "40 caractères au plus."),
    en: z
      .string({ error: "Donnez son nom anglais." })
      .trim()
      .min(2, "Donnez son nom anglais.")
      .max(40, "40 caractères au plus."),
    meaning: z.enum(valuesOf(STAGE_MEANINGS), { error: "Dites ce que veut dire cette étape." }),
    isExit: z.coerce.boolean().optional(),
    colour: z.enum(valuesOf(STAGE_COLOURS)).optional(),
    attention: days.optional(),
    late: days.optional(),
    limit: z.coerce
      .number({ error: "Un nombre de dossiers." })
      .int()
      .min(1, "Un dossier au moins.")
      .max(500, "500 au plus.")
      .optional(),
    rules: z.array(z.enum(valuesOf(ENTRY_RULES))).default([]),
  })
  .refine(({ attention, late }) => (attention === undefined) === (late === undefined), {
    error: "Donnez les deux délais, ou aucun.",
    path: ["late"],
  })
  .refine(({ attention, late }) => attention === undefined || late === undefined || attention < late, {
    error: "Le retard vient après l’attention.",
    path: ["late"],
  });

export type StageInput = z.output<typeof stageSchema>;

/** The acts of a pipeline's page: a stage goes up or down, or is taken away. */
export const pipelineActSchema = z.object({
  act: z.enum(["up", "down", "remove"], { error: "Ce bouton n’est plus valable. Rechargez la page." }),
  pipeline: z.string(),
  stage: z.string(),
});

export type PipelineAct = z.output<typeof pipelineActSchema>;
