import type { CandidateRecord } from "#models/candidate";
import type { HouseholdRecord, ReadinessItem } from "#models/household";
import type { NeedRecord } from "#models/need";
import type { PipelineRecord } from "#models/pipeline";
import { mainJourney } from "~/features/candidates/journeys";
import type { ObstacleState } from "~/vocabulary/exercise";
import { BALLS, NEED_KINDS, NEED_STATES, type NeedState } from "~/vocabulary/needs";
import { NBSP, ofName } from "~/vocabulary/typography";

/** What each item counts for: a need weighs the most, for it is what the household waits for. */
export const READINESS_WEIGHTS = {
  need: 30,
  stage: 15,
  exercise: 10,
  obstacles: 10,
  arrival: 10,
  family: 5,
} as const;

/** How far along a need is, of 1. */
export const NEED_PROGRESS: Readonly<Record<NeedState, number>> = {
  "to-qualify": 0,
  searching: 0.25,
  waiting: 0.4,
  options: 0.7,
  decided: 1,
  dropped: 1,
};

const OBSTACLE_PROGRESS: Readonly<Record<ObstacleState, number>> = { open: 0, "in-progress": 0.5, lifted: 1 };

export interface ReadinessSource {
  household: Pick<HouseholdRecord, "adults" | "children" | "arrivalOn">;
  candidates: readonly Pick<
    CandidateRecord,
    "_id" | "firstName" | "journeys" | "exerciseModes" | "obstacles"
  >[];
  needs: readonly Pick<NeedRecord, "_id" | "kind" | "track" | "state" | "ball" | "holder">[];
  pipelines: readonly PipelineStages[];
}

type PipelineStages = Pick<PipelineRecord, "_id" | "stages">;

type Candidate = ReadinessSource["candidates"][number];

/** Everything the readiness of a file is counted from, the professional items first. */
export function readinessItems({
  household,
  candidates,
  needs,
  pipelines,
}: ReadinessSource): ReadinessItem[] {
  return [
    ...candidates.flatMap((candidate) => [
      ...stageItem(candidate, pipelines),
      ...exerciseItem(candidate),
      ...obstacleItem(candidate),
    ]),
    arrivalItem(household),
    ...familyItem(household, candidates, needs),
    ...needs.map(needItem),
  ];
}

/** Readiness of 100: what is done of the weights, never rounded up; 0 while nothing counts. */
export function readinessOf(items: readonly Pick<ReadinessItem, "weight" | "progress">[]): number {
  const total = items.reduce((sum, { weight }) => sum + weight, 0);
  const done = items.reduce((sum, { weight, progress }) => sum + weight * progress, 0);
  // What adds up to a whole must not fall short of it by the last binary digit.
  return total === 0 ? 0 : Math.floor((100 * done) / total + 1e-9);
}

/** What blocks: the item that holds back the largest part of the figure; the first of `items` among equals. */
export function blockingItem(items: readonly ReadinessItem[]): ReadinessItem | undefined {
  const missing = ({ weight, progress }: ReadinessItem) => weight * (1 - progress);
  return [...items]
    .filter(({ progress }) => progress < 1)
    .sort((a, b) => missing(b) - missing(a))
    .at(0);
}

function stageItem({ _id, firstName, journeys }: Candidate, pipelines: readonly PipelineStages[]) {
  const journey = mainJourney(journeys);
  const pipeline = pipelines.find(({ _id: key }) => key === journey?.pipeline);
  const stage = pipeline?.stages.find(({ key }) => key === journey?.stage);
  if (!pipeline || !stage) return [];
  const label = `Parcours ${ofName(firstName)}${NBSP}: ${stage.fr.toLowerCase()}`;
  const owner = stage.meaning === "waiting" ? `à ${firstName}` : "à nous";
  return [professional(`stage-${_id}`, label, "stage", stageProgress(pipeline, stage.key), owner)];
}

/** How far a stage is on the way to the first one that is won, or to the last one open where none is. */
function stageProgress({ stages }: PipelineStages, key: string): number {
  if (stages.find((stage) => stage.key === key)?.meaning === "won") return 1;
  const firstWon = stages.findIndex(({ meaning }) => meaning === "won");
  const reached = firstWon < 0 ? stages : stages.slice(0, firstWon + 1);
  const way = reached.filter(({ meaning }) => meaning !== "lost" && meaning !== "dormant");
  const place = way.findIndex((stage) => stage.key === key);
  return way.length < 2 || place < 0 ? 0 : place / (way.length - 1);
}

/** Only whoever settles chooses how to practise: the journey of an intern ends with a placement. */
function exerciseItem({ _id, firstName, journeys, exerciseModes = [] }: Candidate) {
  if (mainJourney(journeys)?.pipeline !== "doctor") return [];
  const isChosen = exerciseModes.length > 0;
  const label = `Mode d’exercice ${ofName(firstName)}${NBSP}: ${isChosen ? "choisi" : "à choisir"}`;
  return [professional(`exercise-${_id}`, label, "exercise", isChosen ? 1 : 0, `à ${firstName}`)];
}

function obstacleItem({ _id, firstName, obstacles = [] }: Candidate) {
  if (obstacles.length === 0) return [];
  const lifted = obstacles.filter(({ state }) => state === "lifted").length;
  const progress = obstacles.reduce((sum, { state }) => sum + OBSTACLE_PROGRESS[state], 0) / obstacles.length;
  const label = `Freins ${ofName(firstName)}${NBSP}: ${lifted} sur ${obstacles.length} levés`;
  return [professional(`obstacles-${_id}`, label, "obstacles", progress, "à nous")];
}

function professional(
  key: string,
  label: string,
  kind: keyof typeof READINESS_WEIGHTS,
  progress: number,
  owner: string,
): ReadinessItem {
  return { key, label, track: "professional", weight: READINESS_WEIGHTS[kind], progress, owner };
}

function arrivalItem({ arrivalOn }: ReadinessSource["household"]): ReadinessItem {
  const label = `Date d’arrivée${NBSP}: ${arrivalOn ? "connue" : "à préciser"}`;
  const progress = arrivalOn ? 1 : 0;
  return {
    key: "arrival",
    label,
    track: "family",
    weight: READINESS_WEIGHTS.arrival,
    progress,
    owner: "au foyer",
  };
}

/** Counts only where a need is about somebody: the spouse, the children. Nobody has to describe the others. */
function familyItem(
  { adults = [], children }: ReadinessSource["household"],
  candidates: ReadinessSource["candidates"],
  needs: ReadinessSource["needs"],
): ReadinessItem[] {
  const isAbout = (...kinds: string[]) => needs.some(({ kind }) => kinds.includes(kind));
  const told = [
    ...(isAbout("spouse-work") ? [adults.length > 0 || candidates.length > 1] : []),
    ...(isAbout("schooling", "childcare") ? [children.length > 0] : []),
  ];
  if (told.length === 0) return [];
  const progress = told.filter(Boolean).length / told.length;
  const label = `Foyer${NBSP}: ${progress === 1 ? "décrit" : "à décrire"}`;
  return [
    { key: "family", label, track: "family", weight: READINESS_WEIGHTS.family, progress, owner: "au foyer" },
  ];
}

function needItem({
  _id,
  kind,
  track,
  state,
  ball,
  holder,
}: ReadinessSource["needs"][number]): ReadinessItem {
  return {
    key: `need-${_id}`,
    label: `${NEED_KINDS[kind].fr}${NBSP}: ${NEED_STATES[state].fr}`,
    track,
    weight: READINESS_WEIGHTS.need,
    progress: NEED_PROGRESS[state],
    owner: ball === "partner" && holder ? `chez ${holder}` : BALLS[ball].fr,
    needId: _id,
  };
}
