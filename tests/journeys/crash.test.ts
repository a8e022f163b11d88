import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Db, MongoClient } from "mongodb";
import { afterEach, describe, expect, it } from "vitest";
import { brokenPromises, contradictions, readFacts } from "#tests/support/crash-facts";
import { type CrashWorker, startCrashWorker } from "#tests/support/crash-run";
import { seededRandom } from "#tests/support/random";
import { TUESDAY } from "#tests/support/setup";
import { type Engine, openEngine } from "~/core/db/engine.server";

const KILLS = 50;
const RUNS = process.env.SOAK === "1" ? 10 : 1;
const LONGEST_LIFE_MS = 400;
const firstSeed = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000);
const seeds = Array.from({ length: RUNS }, (_, run) => firstSeed + run);

const workers: CrashWorker[] = [];
let engine: Engine | undefined;
let reader: MongoClient | undefined;

afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.kill();
  await reader?.close();
  await engine?.stop();
});

describe("sudden death", { timeout: 600_000 }, () => {
  it.each(seeds)(`keeps every acknowledged command through ${KILLS} kills, seed %i`, async (seed) => {
    const random = seededRandom(seed);
    const run = await openRun(seed);

    for (let kill = 1; kill <= KILLS; kill += 1) {
      run.writer.go();
      // On a machine too busy to write at once, nothing would be at stake.
      await run.writer.until("acknowledged");
      await wait(random() * LONGEST_LIFE_MS);
      if (kill % 2 === 0) await killEngine(run);
      else await killWriter(run, seed * 100 + kill);
      await expectEverythingKept(run, `after kill ${kill} of seed ${seed}`);
    }

    expect(run.promised.length, "facts were promised").toBeGreaterThan(KILLS * 10);
  });
});

interface Run {
  dataDir: string;
  base: Db;
  writer: CrashWorker;
  /** Loads while the writer works: it takes over at once. */
  heir: CrashWorker;
  /** What writers now dead had promised. */
  promised: string[];
}

async function openRun(seed: number): Promise<Run> {
  const dataDir = mkdtempSync(path.join(process.env.TESTS_DIR ?? os.tmpdir(), "crash-"));
  engine = await open(dataDir);
  reader = new MongoClient(engine.uri);
  const writer = start(seed);
  const heir = start(seed + 1);
  await writer.until("loaded");
  writer.go();
  await writer.until("repaired");
  return { dataDir, base: reader.db("conciergerie"), writer, heir, promised: [] };
}

/** The writer dies; the one after it repairs. */
async function killWriter(run: Run, nextSeed: number): Promise<void> {
  await run.writer.kill();
  run.promised.push(...run.writer.promises());
  run.writer = run.heir;
  run.heir = start(nextSeed);
  await run.writer.until("loaded");
  run.writer.go();
  await run.writer.until("repaired");
}

/** The engine dies; the writer sees its commands fail, then goes on, then repairs. */
async function killEngine(run: Run): Promise<void> {
  process.kill(engine?.pid ?? 0, "SIGKILL");
  // Sooner than its own supervision, which spaces out the restarts of an engine that keeps dying.
  await engine?.stop();
  engine = await open(run.dataDir);
  run.writer.go();
  await run.writer.until("repaired");
}

async function expectEverythingKept({ base, writer, promised }: Run, moment: string): Promise<void> {
  const facts = await readFacts(base);
  const broken = brokenPromises([...promised, ...writer.promises()], facts);
  expect([...broken, ...(await contradictions(base, facts))], moment).toEqual([]);
}

function start(seed: number): CrashWorker {
  const worker = startCrashWorker(engine?.uri ?? "", seed, TUESDAY);
  workers.push(worker);
  return worker;
}

function open(dataDir: string): Promise<Engine> {
  return openEngine({ dataDir, cacheMb: 64, log: () => {} });
}
