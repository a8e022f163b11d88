import type { Count } from "#models/counter";

/** How many times each key comes, under one measure. */
export function tally<Measure extends string>(measure: Measure, keys: readonly string[]): Count<Measure>[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].map(([key, count]) => ({ measure, key, count }));
}

/** Counts of the same measure and key made one. */
export function addUp<Measure extends string>(counts: readonly Count<Measure>[]): Count<Measure>[] {
  const sums = new Map<string, Count<Measure>>();
  for (const { measure, key, count } of counts) {
    const name = `${measure} ${key}`;
    sums.set(name, { measure, key, count: (sums.get(name)?.count ?? 0) + count });
  }
  return [...sums.values()];
}

/** The counts of one measure, by key. */
export function byKey<Measure>(counts: readonly Count<Measure>[], measure: Measure): Map<string, number> {
  return new Map(counts.flatMap((one) => (one.measure === measure ? [[one.key, one.count] as const] : [])));
}

/** The middle value of numbers told by how many times each comes; undefined when there is none. */
export function medianOf(counts: ReadonlyMap<number, number>): number | undefined {
  const values = [...counts].sort(([a], [b]) => a - b);
  const total = values.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return undefined;
  return (valueAt(values, Math.floor((total - 1) / 2)) + valueAt(values, Math.floor(total / 2))) / 2;
}

function valueAt(values: readonly (readonly [number, number])[], rank: number): number {
  let seen = 0;
  const found = values.find(([, count]) => {
    seen += count;
    return seen > rank;
  });
  return found?.[0] ?? 0;
}
