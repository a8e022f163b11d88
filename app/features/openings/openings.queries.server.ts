import type { Filter } from "#models/define";
import { Opening, type OpeningRecord } from "#models/opening";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { EXERCISE_MODES, type ExerciseMode } from "~/vocabulary/exercise";
import {
  FRESH_DAYS,
  OPENING_SORTS,
  OPENING_STATES,
  type OpeningSort,
  type OpeningState,
} from "~/vocabulary/openings";
import { isOneOf } from "~/vocabulary/words";

export interface OpeningFilters {
  state: OpeningState;
  kind?: ExerciseMode;
  specialty?: string;
  epciCode?: string;
  /** Available on this day at the latest. */
  by?: string;
  /** Only those nobody has checked for more than 90 days. */
  isStale?: boolean;
  /** Without those that must not leave the team. */
  isPublic?: boolean;
  sort: OpeningSort;
}

const SHOWN = {
  structureId: 1,
  structureName: 1,
  communeName: 1,
  epciCode: 1,
  kind: 1,
  nature: 1,
  specialty: 1,
  fte: 1,
  fromOn: 1,
  toOn: 1,
  confidentiality: 1,
  state: 1,
  lastCheckedOn: 1,
} as const;

export type OpeningRow = Pick<OpeningRecord, "_id" | keyof typeof SHOWN>;

const SORTED_BY = { from: "fromOn", checked: "lastCheckedOn", structure: "structureName" } as const;
/** A structure offers a few places at a time. */
const MOST_OF_STRUCTURE = 50;

/** The filters an address asks for; what it says otherwise is ignored. */
export function openingFiltersOf({ searchParams }: URL): OpeningFilters {
  const read = (name: string) => searchParams.get(name)?.trim() || undefined;
  const [kind, state] = [read("kind"), read("state")];
  const by = read("by");
  return {
    state: isOneOf(OPENING_STATES, state) ? state : "open",
    kind: isOneOf(EXERCISE_MODES, kind) ? kind : undefined,
    specialty: read("specialty"),
    epciCode: read("epci"),
    by: by && /^\d{4}-\d{2}-\d{2}$/.test(by) ? by : undefined,
    isStale: read("stale") !== undefined,
    sort: OPENING_SORTS.find((known) => known === read("sort")) ?? "from",
  };
}

/** A page of the openings; they are shared by the whole team, and those marked « discrète » never leave it. */
export async function listOpenings(filters: OpeningFilters, page: number): Promise<Page<OpeningRow>> {
  const filter = filterOf(filters);
  const [rows, total] = await Promise.all([
    Opening.find(filter, SHOWN)
      .sort(orderOf(filters.sort))
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<OpeningRow[]>(),
    Opening.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  return pageFrom(rows, page, total);
}

/** The openings of a structure, those to fill first. */
export async function listOpeningsOfStructure(structureId: string): Promise<OpeningRow[]> {
  const openings = await Opening.find({ structureId }, SHOWN)
    .sort({ lastCheckedOn: -1 })
    .limit(MOST_OF_STRUCTURE)
    .lean<OpeningRow[]>();
  const rank = (state: OpeningState) => Object.keys(OPENING_STATES).indexOf(state);
  return openings.sort((a, b) => rank(a.state) - rank(b.state));
}

/** Openings by id, whatever their state. */
export async function openingsByIds(ids: readonly string[]): Promise<Map<string, OpeningRow>> {
  if (ids.length === 0) return new Map();
  const openings = await Opening.find({ _id: { $in: [...ids] } }, SHOWN).lean<OpeningRow[]>();
  return new Map(openings.map((opening) => [opening._id, opening]));
}

/** The specialties openings of a state ask for, in alphabetical order. */
export async function listSpecialties(state: OpeningState): Promise<string[]> {
  const specialties = await Opening.distinct("specialty", { state, specialty: { $gt: "" } });
  return specialties.filter((specialty) => specialty !== undefined).sort((a, b) => a.localeCompare(b, "fr"));
}

/** One opening; 404 when it is not there. */
export async function getOpening(openingId: string): Promise<OpeningRecord> {
  const opening = await Opening.findById(openingId, {
    pendingEffects: 0,
    appliedEffects: 0,
  }).lean<OpeningRecord>();
  if (!opening) throw notFound();
  return opening;
}

function filterOf({
  state,
  kind,
  specialty,
  epciCode,
  by,
  isStale,
  isPublic,
}: OpeningFilters): Filter<OpeningRecord> {
  return {
    state,
    ...(kind ? { kind } : {}),
    ...(specialty ? { specialty } : {}),
    ...(epciCode ? { epciCode } : {}),
    // One whose day nobody said may be available: the list does not hide it.
    ...(by ? { $or: [{ fromOn: { $lte: by } }, { fromOn: { $exists: false } }] } : {}),
    ...(isStale ? { lastCheckedOn: { $lt: dayBefore(FRESH_DAYS) } } : {}),
    ...(isPublic ? { confidentiality: "public" } : {}),
  };
}

function orderOf(sort: OpeningSort): Record<string, 1 | -1> {
  const key = sort.replace("-", "") as keyof typeof SORTED_BY;
  return { [SORTED_BY[key]]: sort.startsWith("-") ? -1 : 1, _id: 1 };
}

function dayBefore(days: number): string {
  return toDay(new Date(now().getTime() - days * 24 * 3600 * 1000));
}
