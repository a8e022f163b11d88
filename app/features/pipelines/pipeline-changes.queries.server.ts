import { Household, type HouseholdRecord } from "#models/household";
import type { PipelineRecord, Stage } from "#models/pipeline";
import { toDay, workingDaysBetween } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { COUNT_CAP } from "~/core/http/pagination.server";
import { STAGE_MEANINGS } from "~/vocabulary/pipelines";
import { formatCount, NBSP } from "~/vocabulary/typography";
import type { StageInput } from "./pipelines.schema.server";
import { ruleWords, stageFrom } from "./stage-fields";

/** Files of a preview. */
const SAMPLE = 5;

export interface StageChange {
  /** What changes, in one sentence. */
  words: string;
  files: { id: string; title: string }[];
}

/** What writing a stage so would change, and some of the files it is about; nothing is written. */
export async function previewStage(
  pipeline: PipelineRecord,
  key: string | undefined,
  input: StageInput,
): Promise<StageChange[]> {
  const before = pipeline.stages.find((stage) => stage.key === key);
  if (!before) return [{ words: "Une étape s’ajoute : aucun dossier n’y est encore.", files: [] }];
  const after = stageFrom(before.key, input);
  const files = await filesAt(pipeline._id, before.key);
  return [
    ...renamed(before, after, files),
    ...meant(before, after, files),
    ...ended(before, after, files),
    ...aged(pipeline._id, before, after, files),
    ...ruled(before, after),
    ...limited(after, files),
  ];
}

type StageFile = Pick<HouseholdRecord, "_id" | "title" | "heads">;

function filesAt(pipeline: string, stage: string): Promise<StageFile[]> {
  return Household.find({ journeyKeys: `${pipeline}/${stage}` }, { title: 1, heads: 1 })
    .sort({ "nextAction.dueOn": 1, _id: 1 })
    .limit(COUNT_CAP)
    .lean<StageFile[]>();
}

function renamed(before: Stage, after: Stage, files: StageFile[]): StageChange[] {
  if (before.fr === after.fr) return [];
  const words = `${countWords(files)} à cette étape : « ${before.fr} » se lira « ${after.fr} ». Ce qui est déjà dans le fil garde l’ancien nom.`;
  return [{ words, files: sampleOf(files) }];
}

function meant(before: Stage, after: Stage, files: StageFile[]): StageChange[] {
  if (before.meaning === after.meaning || files.length === 0) return [];
  const [was, is] = [before, after].map(({ meaning }) => STAGE_MEANINGS[meaning].fr);
  const words = `${countWords(files)} à cette étape${NBSP}: elle ne veut plus dire « ${was} », mais « ${is} ». L’avancement et ce qui bloque suivent.`;
  return [{ words, files: sampleOf(files) }];
}

/** Nothing closes by itself: why a journey ends is asked of whoever makes it enter. */
function ended(before: Stage, after: Stage, files: StageFile[]): StageChange[] {
  if (Boolean(before.isExit) === Boolean(after.isExit)) return [];
  const words = after.isExit
    ? `On sortira du parcours par cette étape${NBSP}: pourquoi et qui a décidé seront demandés.`
    : "On ne sortira plus du parcours par cette étape.";
  const kept = files.length > 0 ? ` ${countWords(files)} à cette étape, sans autre changement.` : "";
  return [{ words: `${words}${kept}`, files: sampleOf(files) }];
}

function aged(pipeline: string, before: Stage, after: Stage, files: StageFile[]): StageChange[] {
  const wasLate = files.filter((file) => isLate(file, pipeline, before));
  const late = files.filter((file) => isLate(file, pipeline, after));
  const known = new Set(wasLate);
  const more = late.filter((file) => !known.has(file));
  const less = wasLate.filter((file) => !late.includes(file));
  return [
    ...(more.length > 0 ? [{ words: `${countWords(more)} de plus en retard.`, files: sampleOf(more) }] : []),
    ...(less.length > 0 ? [{ words: `${countWords(less)} de moins en retard.`, files: sampleOf(less) }] : []),
  ];
}

function isLate({ heads }: StageFile, pipeline: string, { key, ageing }: Stage): boolean {
  if (!ageing) return false;
  return heads
    .flatMap(({ journeys = [] }) => journeys)
    .some(
      (journey) =>
        journey.pipeline === pipeline &&
        journey.stage === key &&
        workingDaysBetween(toDay(journey.since), toDay(now())) >= ageing.late,
    );
}

function ruled(before: Stage, after: Stage): StageChange[] {
  const [was, is] = [ruleWords(before), ruleWords(after)];
  if (was === is) return [];
  const words = is ? `Pour entrer, il faudra${NBSP}: ${is}.` : "Tout le monde pourra entrer.";
  return [{ words: `${words} Les dossiers qui y sont déjà y restent.`, files: [] }];
}

function limited({ limit }: Stage, files: StageFile[]): StageChange[] {
  if (!limit || files.length <= limit) return [];
  return [{ words: `La limite est déjà dépassée${NBSP}: ${files.length} pour ${limit}.`, files: [] }];
}

function countWords(files: StageFile[]): string {
  return formatCount(files.length, "dossier", "dossiers");
}

function sampleOf(files: StageFile[]): StageChange["files"] {
  return files.slice(0, SAMPLE).map(({ _id, title }) => ({ id: _id, title: title || "Sans nom" }));
}
