import type { Filter } from "#models/define";
import { Opening } from "#models/opening";
import { Structure, type StructureRecord } from "#models/structure";
import { notFound } from "~/core/auth/guards.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { searchTerms } from "~/core/search-words";
import { LIVE_STATES, STRUCTURE_KINDS, type StructureKind } from "~/vocabulary/structures";
import { isOneOf } from "~/vocabulary/words";

export interface StructureFilters {
  text?: string;
  kind?: StructureKind;
  epciCode?: string;
  /** Only those with an opening to fill. */
  hasOpenings?: boolean;
  /** The closed ones instead of the others. */
  isClosed?: boolean;
}

const SHOWN = {
  name: 1,
  kind: 1,
  sector: 1,
  state: 1,
  communeName: 1,
  epciCode: 1,
  "source.isListed": 1,
} as const;

export type StructureRow = Pick<
  StructureRecord,
  "_id" | "name" | "kind" | "sector" | "state" | "communeName" | "epciCode"
> & {
  source?: { isListed: boolean };
  /** Openings to fill there. */
  openings: number;
};

/** The filters an address asks for; what it says otherwise is ignored. */
export function structureFiltersOf({ searchParams }: URL): StructureFilters {
  const read = (name: string) => searchParams.get(name)?.trim() || undefined;
  const kind = read("kind");
  return {
    text: read("q"),
    kind: isOneOf(STRUCTURE_KINDS, kind) ? kind : undefined,
    epciCode: read("epci"),
    hasOpenings: read("openings") !== undefined,
    isClosed: read("closed") !== undefined,
  };
}

/** A page of the structures, by name; they are shared by the whole team. */
export async function listStructures(filters: StructureFilters, page: number): Promise<Page<StructureRow>> {
  const filter = await filterOf(filters);
  const [structures, total] = await Promise.all([
    Structure.find(filter, SHOWN)
      .sort({ sortName: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<Omit<StructureRow, "openings">[]>(),
    Structure.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  const counts = await countOpenings(structures.map(({ _id }) => _id));
  const rows = structures.map((structure) => ({ ...structure, openings: counts.get(structure._id) ?? 0 }));
  return pageFrom(rows, page, total);
}

/** One structure; 404 when it is not there. */
export async function getStructure(structureId: string): Promise<StructureRecord> {
  const structure = await Structure.findById(structureId, {
    searchWords: 0,
    sortName: 0,
    pendingEffects: 0,
    appliedEffects: 0,
  }).lean<StructureRecord>();
  if (!structure) throw notFound();
  return structure;
}

/** The other structures with this FINESS number: a double to look at, never a refusal. */
export async function listSameFiness({
  _id,
  finess,
}: Pick<StructureRecord, "_id" | "finess">): Promise<Pick<StructureRecord, "_id" | "name">[]> {
  if (!finess) return [];
  return Structure.find({ finess, _id: { $ne: _id } }, { name: 1 })
    .limit(5)
    .lean();
}

async function filterOf({
  text,
  kind,
  epciCode,
  hasOpenings,
  isClosed,
}: StructureFilters): Promise<Filter<StructureRecord>> {
  const terms = searchTerms(text ?? "");
  return {
    state: isClosed ? "closed" : { $in: [...LIVE_STATES] },
    ...(terms.length > 0 ? { searchWords: { $all: terms } } : {}),
    ...(kind ? { kind } : {}),
    ...(epciCode ? { epciCode } : {}),
    ...(hasOpenings ? { _id: { $in: await Opening.distinct("structureId", { state: "open" }) } } : {}),
  };
}

async function countOpenings(structureIds: string[]): Promise<Map<string, number>> {
  const counted = await Opening.collection
    .aggregate<{ _id: string; count: number }>([
      { $match: { structureId: { $in: structureIds }, state: "open" } },
      { $group: { _id: "$structureId", count: { $sum: 1 } } },
    ])
    .toArray();
  return new Map(counted.map(({ _id, count }) => [_id, count]));
}
