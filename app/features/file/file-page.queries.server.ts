import type { Filter } from "#models/define";
import { Household, type HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { isOutOfTime } from "~/core/db/out-of-time.server";
import { untilNextChange } from "~/core/db/remember.server";
import { COUNT_CAP, PAGE_SIZE } from "~/core/http/pagination.server";
import { conditionsOf, type FileCondition } from "./file-conditions.server";
import type { FileFilters } from "./file-filters";

/** One condition is answered by its index; the others go through this many files at most… */
export const MOST_READ = 5000;
/** …and no longer than this. */
const MOST_MS = 2000;

const SORTS = {
  "-updated": { updatedAt: -1, _id: -1 },
  name: { sortName: 1, _id: 1 },
  due: { "nextAction.dueOn": 1, _id: 1 },
} as const;

const SHOWN = {
  title: 1,
  "heads.firstName": 1,
  "heads.lastName": 1,
  "heads.kind": 1,
  "heads.specialty": 1,
  "heads.pipeline": 1,
  "heads.stage": 1,
  territories: 1,
  referentId: 1,
  openNeedKinds: 1,
  tags: 1,
  "nextAction.label": 1,
  "nextAction.dueOn": 1,
} as const;

type FileFilter = Filter<HouseholdRecord>;

interface Found {
  files: HouseholdRecord[];
  total: number;
  isCut: boolean;
}

/**
 * A page of the files that answer every filter, with one file more than it shows. A single condition is read in
 * the order of the list; of several, the rarest leads and the others go through what it finds, 5,000 at most.
 */
export async function findFilePage(
  user: User,
  filters: FileFilters,
  { page, isNear = false }: { page: number; isNear?: boolean },
): Promise<Found> {
  const scope: FileCondition[] = Object.keys(visibleFor(user)).length > 0 ? [scopeOf(user)] : [];
  const conditions = [...conditionsOf(filters, { isNear }), ...scope];
  const skip = (page - 1) * PAGE_SIZE;
  try {
    if (conditions.length < 2 && conditions.every(isInOrder))
      return await readSimple(conditions[0]?.filter ?? {}, filters, skip);
    return await readCombined(conditions, filters, skip);
  } catch (error) {
    if (!isOutOfTime(error)) throw error;
    return { files: [], total: 0, isCut: true };
  }
}

/** Ids of the files that answer every filter, by name: one more than asked for means that there are more. */
export async function findFileIds(user: User, filters: FileFilters, most: number): Promise<string[]> {
  const every = { $and: [visibleFor(user), ...conditionsOf(filters).map(({ filter }) => filter)] };
  try {
    const files = await Household.find(every, { _id: 1 })
      .sort(SORTS.name)
      .limit(most + 1)
      .maxTimeMS(MOST_MS)
      .lean();
    return files.map(({ _id }) => _id);
  } catch (error) {
    if (!isOutOfTime(error)) throw error;
    return [];
  }
}

/** Whether its index also gives the order of a list: a long one is then read no further than its page. */
function isInOrder({ index = {} }: FileCondition): boolean {
  return "updatedAt" in index || "searchWords" in index;
}

/** What leads when nothing else can: the files last changed. */
const LAST_CHANGED: FileCondition = { filter: {}, index: { updatedAt: -1, _id: -1 } };

function scopeOf(user: User): FileCondition {
  return { filter: visibleFor(user), index: { visibleTo: 1, updatedAt: -1, _id: -1 } };
}

async function readSimple(filter: FileFilter, { sort }: FileFilters, skip: number): Promise<Found> {
  const [files, total] = await Promise.all([
    Household.find(filter, SHOWN)
      .sort(SORTS[sort])
      .skip(skip)
      .limit(PAGE_SIZE + 1)
      .maxTimeMS(MOST_MS)
      .lean<HouseholdRecord[]>(),
    countUpTo(filter, COUNT_CAP),
  ]);
  return { files, total, isCut: false };
}

async function readCombined(
  conditions: FileCondition[],
  { sort }: FileFilters,
  skip: number,
): Promise<Found> {
  const isLed = conditions.some(({ index }) => index);
  const [lead, ...rest] = await rarestFirst(isLed ? conditions : [...conditions, LAST_CHANGED]);
  // In the order of the index it starts from: most often, the last changed first.
  const gone = [
    { $match: lead?.condition.filter ?? {} },
    { $limit: MOST_READ },
    ...rest.map(({ condition }) => ({ $match: condition.filter })),
  ];
  const options = { maxTimeMS: MOST_MS, ...(lead?.condition.index ? { hint: lead.condition.index } : {}) };
  const [files, counted] = await Promise.all([
    Household.collection
      .aggregate<HouseholdRecord>(
        [...gone, { $sort: SORTS[sort] }, { $skip: skip }, { $limit: PAGE_SIZE + 1 }, { $project: SHOWN }],
        options,
      )
      .toArray(),
    Household.collection
      .aggregate<{ total: number }>([...gone, { $limit: COUNT_CAP + 1 }, { $count: "total" }], options)
      .toArray(),
  ]);
  return { files, total: counted[0]?.total ?? 0, isCut: (lead?.count ?? 0) > MOST_READ };
}

/** Conditions with how many files each finds, counted no further than what may be read; those without index last. */
async function rarestFirst(
  conditions: FileCondition[],
): Promise<{ condition: FileCondition; count: number }[]> {
  const counted = await Promise.all(
    conditions.map(async (condition) => ({
      condition,
      count: condition.index
        ? await countUpTo(condition.filter, MOST_READ, condition.index)
        : Number.MAX_VALUE,
    })),
  );
  return counted.sort((a, b) => a.count - b.count);
}

function countUpTo(filter: FileFilter, most: number, index?: FileCondition["index"]): Promise<number> {
  // Without a condition the engine would read whole files to count them; their ids are enough.
  const hint = Object.keys(filter).length === 0 ? { _id: 1 as const } : index;
  return untilNextChange(`files ${most} ${JSON.stringify(filter)}`, () =>
    Household.countDocuments(filter, {
      limit: most + 1,
      maxTimeMS: MOST_MS,
      ...(hint ? { hint } : {}),
    }).exec(),
  );
}
