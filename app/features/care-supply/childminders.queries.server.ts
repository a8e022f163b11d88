import { ChildminderCount, type ChildminderCountRecord } from "#models/childminder-count";
import { Commune } from "#models/commune";
import { PAGE_SIZE, type Page } from "~/core/http/pagination.server";

/** A commune and what is known of its childminders. */
export interface CommuneCount {
  code: string;
  name: string;
  count?: ChildminderCountRecord;
}

export interface CountTotals {
  childminders: number;
  places: number;
  free: number;
  /** Communes that told something, among all. */
  known: number;
  communes: number;
}

/** A page of the communes of an intercommunalité, by name, with their totals; those nobody counted are there too. */
export async function listCounts(
  epciCode: string,
  page: number,
): Promise<Page<CommuneCount> & { totals: CountTotals }> {
  const [communes, counts] = await Promise.all([
    Commune.find({ epciCode, isCurrent: true }, { name: 1 }).lean(),
    ChildminderCount.find({ epciCode }, { pendingEffects: 0 }).lean<ChildminderCountRecord[]>(),
  ]);
  const counted = new Map(counts.map((count) => [count._id, count]));
  const all = communes
    .map(({ _id, name }) => ({ code: _id, name, count: counted.get(_id) }))
    .sort((one, other) => one.name.localeCompare(other.name, "fr"));
  const from = (page - 1) * PAGE_SIZE;
  return {
    rows: all.slice(from, from + PAGE_SIZE),
    page,
    hasNext: all.length > from + PAGE_SIZE,
    total: all.length,
    totals: totalsOf(counts, all.length),
  };
}

/** What one commune told. */
export async function findCount(communeCode: string): Promise<ChildminderCountRecord | null> {
  return ChildminderCount.findById(communeCode, { pendingEffects: 0 }).lean<ChildminderCountRecord>();
}

function totalsOf(counts: readonly ChildminderCountRecord[], communes: number): CountTotals {
  const sum = (field: "childminders" | "places" | "free") =>
    counts.reduce((total, count) => total + (count[field]?.value ?? 0), 0);
  const known = counts.filter(({ childminders, places }) => childminders || places).length;
  return { childminders: sum("childminders"), places: sum("places"), free: sum("free"), known, communes };
}
