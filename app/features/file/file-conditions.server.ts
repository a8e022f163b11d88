import type { Filter } from "#models/define";
import type { HouseholdRecord } from "#models/household";
import { atParis, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { nearKeysOf, searchTerms } from "~/core/search-words";
import { READINESS_LIMITS } from "~/vocabulary/file-filters";
import type { FileFilters } from "./file-filters";

/** One condition of a list; with its index, it can be the one that a search starts from. */
export interface FileCondition {
  filter: Filter<HouseholdRecord>;
  index?: Readonly<Record<string, 1 | -1>>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const THEN_LAST_CHANGED = { updatedAt: -1, _id: -1 } as const;

/** What the filters ask for, one condition each; words are matched one letter away when `isNear`. */
export function conditionsOf(filters: FileFilters, { isNear = false } = {}): FileCondition[] {
  const { kind, stage, referentId, territory, need, tag, ready } = filters;
  const equal = (path: string, value: string | undefined): FileCondition[] =>
    value === undefined ? [] : [{ filter: { [path]: value }, index: { [path]: 1, ...THEN_LAST_CHANGED } }];
  return [
    ...wordsCondition(filters.text ?? "", isNear),
    ...equal("tags", tag),
    ...equal("referentId", referentId),
    ...equal("heads.stage", stage),
    ...(stage && kind ? [{ filter: { heads: { $elemMatch: { stage, kind } } } }] : []),
    ...equal("openNeedKinds", need),
    ...equal("territories", territory),
    ...equal("heads.kind", kind),
    ...dateConditions(filters),
    ...(ready ? [{ filter: { readiness: between(...READINESS_LIMITS[ready]) } }] : []),
  ];
}

function wordsCondition(text: string, isNear: boolean): FileCondition[] {
  const terms = searchTerms(text);
  if (terms.length === 0) return [];
  const near = terms.map((term) => ({ searchWords: { $in: [term, ...nearKeysOf(term)] } }));
  const filter = isNear ? { $and: near } : { searchWords: { $all: terms } };
  return [{ filter, index: { searchWords: 1, sortName: 1, _id: 1 } }];
}

function dateConditions(filters: FileFilters): FileCondition[] {
  const { next, silence, arrivalFrom, arrivalTo, createdFrom, createdTo } = filters;
  const conditions: FileCondition[] = [];
  if (next) {
    const dueOn = next === "none" ? null : { $lt: toDay(now()) };
    conditions.push({
      filter: { "nextAction.dueOn": dueOn, state: "open" },
      index: { "nextAction.dueOn": 1, _id: 1 },
    });
  }
  if (arrivalFrom || arrivalTo)
    conditions.push({
      filter: { arrivalOn: { $gte: arrivalFrom ?? "", ...(arrivalTo ? { $lte: arrivalTo } : {}) } },
      index: { arrivalOn: 1 },
    });
  if (createdFrom || createdTo)
    conditions.push({ filter: { createdAt: instants(createdFrom, createdTo) }, index: { createdAt: 1 } });
  if (silence)
    conditions.push({
      filter: { lastActAt: { $lt: startOfDay(toDay(now()), -Number(silence)) }, state: "open" },
      index: { lastActAt: 1 },
    });
  return conditions;
}

function instants(from: string | undefined, to: string | undefined): { $gte?: Date; $lt?: Date } {
  return {
    ...(from ? { $gte: startOfDay(from) } : {}),
    ...(to ? { $lt: startOfDay(to, 1) } : {}),
  };
}

function between(from: number, to: number): { $gte: number; $lt: number } {
  return { $gte: from, $lt: to };
}

/** The first instant of a day, some days later or earlier. */
function startOfDay(day: string, later = 0): Date {
  const moved = new Date(Date.parse(day) + later * DAY_MS).toISOString().slice(0, 10);
  return atParis(moved, "00:00");
}
