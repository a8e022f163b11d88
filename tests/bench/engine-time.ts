import { MongoClient } from "mongodb";
import mongoose from "mongoose";
import { Commune } from "#models/commune";
import { Epci } from "#models/epci";
import { importCommunes } from "~/features/reference-data/reference-data.commands.server";
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

/** Milliseconds to bring the communes of two départements into an empty base of the same engine. */
export async function communesTime(uri: string): Promise<number> {
  await mongoose.connect(uri, { dbName: "bench-communes", autoIndex: false });
  await Promise.all([Commune, Epci].map((model) => model.createIndexes()));
  const startedAt = performance.now();
  await importCommunes({ id: "bench" }, ["46", "47"]);
  const duration = performance.now() - startedAt;
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
  return duration;
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
