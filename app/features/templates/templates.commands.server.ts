import { Template, type TemplateStep } from "#models/template";
import type { Actor } from "~/core/auth/actor";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, writeOf } from "~/core/lost-updates";
import { findStage } from "~/features/pipelines/pipelines.queries.server";
import { DEFAULT_TEMPLATES } from "./default-templates";
import {
  inputOf,
  offsetOf,
  type StepInput,
  type TemplateInput,
  type TemplatePlace,
  templateFields,
} from "./template-card";
import { getTemplate } from "./templates.queries.server";

/** Gives a base the templates that the software comes with; one already there is left as it is. */
export async function createDefaultTemplates(): Promise<void> {
  await Template.bulkWrite(
    DEFAULT_TEMPLATES.map(({ _id, ...values }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: { ...values, version: 1 } }, upsert: true },
    })),
  );
}

/**
 * Adds a template to a stage. Returns its id. Refuses a stage that is not there, an exit unless it is to keep in touch
 * (nothing else is planned once a journey is over), and two steps with one key.
 */
export async function createTemplate(
  actor: Actor,
  place: TemplatePlace,
  input: TemplateInput,
): Promise<string> {
  const stage = await findStage(place.pipeline, place.stage);
  if (!stage)
    throw new UserFacingError("Cette étape n’existe plus. Choisissez-en une autre.", { field: "at" });
  if (stage.isExit && place.group !== "nurture")
    throw new UserFacingError("On sort du parcours par cette étape : seul « Garder le lien » y est prévu.", {
      field: "group",
    });
  const id = newId();
  const template = { _id: id, ...place, ...input, steps: stepsOf(input.steps) };
  await create(actor, Template, template, [audit("template.saved")]);
  return id;
}

/**
 * Writes what was changed of a template since its form was drawn (`before`); refuses, showing both values, a field a
 * colleague changed meanwhile, and two steps with one key. Steps keep their key, for it says what is planned already;
 * tasks already there stay as they are.
 */
export async function updateTemplate(
  actor: Actor,
  templateId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: TemplateInput,
): Promise<void> {
  for (;;) {
    const stored = await getTemplate(templateId);
    const current = inputOf(stored);
    const changes = changesOf(templateFields(submitted, current), { before, submitted, current });
    if (changes.length === 0) return;
    const { set, unset } = writeOf(changes, { ...submitted, steps: stepsOf(submitted.steps) });
    const saved = await commit(actor, Template, templateId, {
      onlyIf: { version: stored.version },
      set: { ...set },
      unset,
      effects: [audit("template.saved", changes)],
    });
    if (saved) return;
  }
}

function stepsOf(inputs: readonly StepInput[]): TemplateStep[] {
  const steps = inputs.map(stepOf);
  if (new Set(steps.map(({ key }) => key)).size < steps.length)
    throw new UserFacingError("Une tâche est deux fois dans ce modèle. Rechargez la page.");
  return steps;
}

function stepOf({ key = newId(), label, anchor, papers = "", note, ...day }: StepInput): TemplateStep {
  const offset = offsetOf(day);
  return {
    key,
    label,
    anchor,
    ...(offset ? { offset } : {}),
    papers: papers
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
    ...(note ? { note } : {}),
  };
}
