import { Household } from "#models/household";
import { Pipeline, type PipelineRecord, type Stage } from "#models/pipeline";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { changesOf } from "~/core/lost-updates";
import { fold } from "~/core/search-words";
import { NBSP } from "~/vocabulary/typography";
import { DEFAULT_PIPELINES, isStartStage } from "./pipelines";
import { forgetPipelines } from "./pipelines.queries.server";
import type { PipelineAct, StageInput } from "./pipelines.schema.server";
import { inputOf, STAGE_FIELDS, stageFrom } from "./stage-fields";

const STALE =
  "Un·e collègue a modifié ce parcours entre-temps. Rechargez la page, puis refaites votre changement.";
const STAYS_FIRST = "Les parcours commencent à la première étape : elle peut changer de nom, pas de place.";
const GONE = `Cette étape n’est plus dans le parcours${NBSP}: rechargez la page.`;

/** Gives an empty base its journeys; one already there is left as it is. */
export async function createDefaultPipelines(): Promise<void> {
  await Pipeline.bulkWrite(
    DEFAULT_PIPELINES.map(({ _id, ...values }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: { ...values, version: 1 } }, upsert: true },
    })),
  );
  forgetPipelines();
}

/**
 * Writes what was changed of a stage since it was drawn (`before`), or adds it before the exits when `key` is absent. The
 * history of journeys keeps the words it had. Refuses, showing both values, a field that a colleague changed meanwhile; a
 * name that another stage of the pipeline has; and a pipeline changed since it was read.
 */
export async function saveStage(
  actor: Actor,
  pipeline: PipelineRecord,
  key: string | undefined,
  { before, ...input }: StageInput,
): Promise<void> {
  const others = pipeline.stages.filter((stage) => stage.key !== key);
  if (others.some(({ fr }) => fold(fr) === fold(input.fr)))
    throw new UserFacingError("Une autre étape de ce parcours porte ce nom.", { field: "fr" });
  if (!key) {
    const stage = stageFrom(newKey(pipeline, input.fr), input);
    return writeStages(actor, pipeline, inserted(pipeline, stage));
  }
  const stored = pipeline.stages.find((stage) => stage.key === key);
  if (!stored) throw new UserFacingError(GONE);
  const current = inputOf(stored);
  const changes = changesOf(STAGE_FIELDS, { before, submitted: input, current });
  if (changes.length === 0) return;
  const kept = Object.fromEntries(changes.map((field) => [field, input[field]]));
  const written = stageFrom(key, { ...current, ...kept });
  await writeStages(
    actor,
    pipeline,
    pipeline.stages.map((stage) => (stage === stored ? written : stage)),
  );
}

/**
 * Moves a stage up or down, or takes it away. Refuses to take away one that journeys are at: nobody may be nowhere;
 * anything that would put another one first than that where journeys begin; and a pipeline changed since it was read.
 */
export async function arrangeStages(actor: Actor, pipeline: PipelineRecord, act: PipelineAct): Promise<void> {
  const index = pipeline.stages.findIndex(({ key }) => key === act.stage);
  const stage = pipeline.stages[index];
  if (!stage) throw new UserFacingError(GONE);
  const stages = pipeline.stages.toSpliced(index, 1);
  if (act.act !== "remove") {
    const place = act.act === "up" ? index - 1 : index + 1;
    if (index === 0 || place === 0) throw new UserFacingError(STAYS_FIRST);
    return writeStages(actor, pipeline, stages.toSpliced(place, 0, stage));
  }
  if (isStartStage(stage.key))
    throw new UserFacingError(
      "Les parcours commencent à cette étape : elle peut changer de nom, pas disparaître.",
    );
  if (await Household.exists({ journeyKeys: `${pipeline._id}/${stage.key}` }))
    throw new UserFacingError(`Des dossiers sont à l’étape « ${stage.fr} »${NBSP}: déplacez-les d’abord.`);
  await writeStages(actor, pipeline, stages);
}

async function writeStages(actor: Actor, { _id, version }: PipelineRecord, stages: Stage[]): Promise<void> {
  await commit(actor, Pipeline, _id, {
    onlyIf: { version },
    refusal: STALE,
    set: { stages },
    effects: [audit("pipeline.updated", ["stages"])],
  });
  forgetPipelines();
}

function inserted({ stages }: PipelineRecord, stage: Stage): Stage[] {
  const exits = stages.findIndex(({ isExit }) => isExit);
  return stages.toSpliced(exits < 0 || stage.isExit ? stages.length : exits, 0, stage);
}

/** A key never changes: journeys, their history and the counters hold it. */
function newKey({ stages }: PipelineRecord, fr: string): string {
  const base =
    fold(fr)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "etape";
  const known = new Set(stages.map(({ key }) => key));
  const free = [base, ...Array.from({ length: stages.length + 1 }, (_, index) => `${base}-${index + 2}`)];
  return free.find((key) => !known.has(key)) ?? base;
}
