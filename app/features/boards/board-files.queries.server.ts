import type { Filter } from "#models/define";
import { type Head, type HeadJourney, Household, type HouseholdRecord } from "#models/household";
import type { PipelineRecord } from "#models/pipeline";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { toDay, workingDaysBetween } from "~/core/calendar";
import { isOutOfTime } from "~/core/db/out-of-time.server";
import { conditionsOf } from "~/features/file/file-conditions.server";
import type { BoardFilters } from "./board-filters";
import { type BoardCard, situationOf } from "./board-view";

const MOST_MS = 2000;
const HOUR_MS = 3_600_000;
const MOST_URGENT_FIRST = { "nextAction.dueOn": 1, _id: 1 } as const;

const SHOWN = {
  state: 1,
  "heads.candidateId": 1,
  "heads.firstName": 1,
  "heads.lastName": 1,
  "heads.kind": 1,
  "heads.specialty": 1,
  "heads.semester": 1,
  "heads.journeys": 1,
  "adults.id": 1,
  "adults.untilOn": 1,
  "children.id": 1,
  "children.isUnborn": 1,
  "blocking.label": 1,
  "nextAction.label": 1,
  "nextAction.dueOn": 1,
} as const;

export type BoardFile = Pick<
  HouseholdRecord,
  "_id" | "state" | "heads" | "adults" | "children" | "blocking" | "nextAction"
>;

interface Asked {
  filter: Filter<HouseholdRecord>;
  /** The most urgent are read first, so many at most, and one more when there are more. */
  most: number;
  isNewestFirst?: boolean;
  /** Fields besides those of a card. */
  shown?: Readonly<Record<string, 1>>;
}

interface Found<File> {
  /** Each once, whatever it answers; the order is for who asked to make. */
  files: File[];
  /** It took too long: nothing was read. */
  isCut: boolean;
}

/**
 * Files this colleague may see that answer the filters of a board and one of the things asked for: each thing is read by
 * its index, in two exchanges with the base side by side, which cost more than reading.
 */
export async function findBoardFiles<File extends BoardFile = BoardFile>(
  user: User,
  { text, referentId, territory }: BoardFilters,
  asked: readonly Asked[],
): Promise<Found<File>> {
  const filters = conditionsOf({ text, referentId, territory, sort: "due" }).map((one) => one.filter);
  const pipelines = asked.map(({ filter, most, isNewestFirst, shown }) => [
    { $match: { $and: [filter, visibleFor(user), ...filters] } },
    { $sort: isNewestFirst ? ({ "nextAction.dueOn": -1, _id: -1 } as const) : MOST_URGENT_FIRST },
    { $limit: most + 1 },
    { $project: { ...SHOWN, ...shown } },
  ]);
  const half = Math.ceil(pipelines.length / 2);
  try {
    const found = await Promise.all([
      readTogether<File>(pipelines.slice(0, half)),
      readTogether<File>(pipelines.slice(half)),
    ]);
    return { files: [...new Map(found.flat().map((file) => [file._id, file])).values()], isCut: false };
  } catch (error) {
    if (!isOutOfTime(error)) throw error;
    return { files: [], isCut: true };
  }
}

async function readTogether<File extends BoardFile>(pipelines: Record<string, unknown>[][]): Promise<File[]> {
  const [first, ...others] = pipelines;
  if (!first) return [];
  const { collection } = Household;
  const unions = others.map((pipeline) => ({ $unionWith: { coll: collection.name, pipeline } }));
  return await collection.aggregate<File>([...first, ...unions], { maxTimeMS: MOST_MS }).toArray();
}

/** The candidates of a file who are at one of these stages of a pipeline, as cards. */
export function cardsOf(
  file: BoardFile,
  { _id: pipeline }: Pick<PipelineRecord, "_id">,
  stages: readonly string[],
  today: string,
): { card: BoardCard; head: Head; journey: HeadJourney }[] {
  return file.heads.flatMap((head) => {
    const journey = head.journeys?.find((one) => one.pipeline === pipeline && stages.includes(one.stage));
    return journey ? [{ card: cardOf(file, head, journey, today), head, journey }] : [];
  });
}

function cardOf(file: BoardFile, head: Head, { since }: HeadJourney, today: string): BoardCard {
  const { adults = [], children = [], blocking, nextAction } = file;
  return {
    id: head.candidateId,
    name: `${head.firstName} ${head.lastName}`,
    situation: situationOf(head),
    days: workingDaysSince(since, today),
    fileId: file._id,
    adults: file.heads.length + adults.filter(({ untilOn }) => !untilOn).length,
    children: children.filter(({ isUnborn }) => !isUnborn).length,
    blocking: blocking?.label,
    next: nextAction?.label,
    dueOn: nextAction?.dueOn,
  };
}

const daysByHour = new Map<number, number>();
let countedOn = "";

/** Counted once for each hour of the past, where a day never begins elsewhere: a board asks for hundreds. */
function workingDaysSince(since: Date, today: string): number {
  if (today !== countedOn) daysByHour.clear();
  countedOn = today;
  const hour = Math.floor(since.getTime() / HOUR_MS);
  const days = daysByHour.get(hour) ?? workingDaysBetween(toDay(since), today);
  daysByHour.set(hour, days);
  return days;
}
