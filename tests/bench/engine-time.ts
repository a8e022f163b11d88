import { MongoClient } from "mongodb";
import { median } from "./client";

const SHOWN = { title: 1, heads: 1, territories: 1, referentId: 1, openNeedKinds: 1, nextAction: 1 };
const TURNS = 200;

/** Milliseconds the engine takes for the list: 51 rows and the capped count, by the bare driver. */
export async function engineTimes(uri: string): Promise<{ listMs: number; searchMs: number }> {
  const client = await MongoClient.connect(uri);
  const households = client.db("conciergerie").collection("households");
  const read = (filter: Record<string, unknown>, sort: Record<string, 1 | -1>) => () =>
    Promise.all([
      households.find(filter, { projection: SHOWN }).sort(sort).limit(51).toArray(),
      households.countDocuments(filter, { limit: 1001 }),
    ]);
  const listMs = await medianOf(read({}, { updatedAt: -1, _id: -1 }));
  const searchMs = await medianOf(read({ searchWords: { $all: ["elodie"] } }, { sortName: 1, _id: 1 }));
  await client.close();
  return { listMs, searchMs };
}

async function medianOf(read: () => Promise<unknown>): Promise<number> {
  const durations: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const startedAt = performance.now();
    await read();
    durations.push(performance.now() - startedAt);
  }
  return median(durations);
}
