import { setTimeout as sleep } from "node:timers/promises";
import { BENCH_ACCOUNTS, BENCH_PASSWORD } from "./accounts";
import { interestForms, notes, readings, stageMoves } from "./acts";
import { type Seen, seeList } from "./browser";
import { type Act, type Figures, figuresOf, median, type Run, run, signIn } from "./client";
import { engineTimes } from "./engine-time";
import { engineOf, residentMb, type Started, startApp, startBaseline } from "./processes";

export interface Both {
  one: Figures;
  sixteen: Figures;
}

/** Everything measured on one base. */
export interface Measured {
  size: number;
  acts: Record<string, Both>;
  engine: { listMs: number; searchMs: number };
  readyMs: number;
  memory: { app: number; engine: number };
  seen: Seen;
}

const APP_PORT = 3190;
const BASELINE_PORT = 3191;
const STARTS = 5;
const ROUNDS = 6;
const TURNS = { one: 60, sixteen: 240 };
const WARM_UP = 200;
/** Candidates moved in turn: more than are ever under way at once. */
const MOVED = 64;

/** Starts the software and the baseline on a filled directory, measures every act, and stops both. */
export async function measure(dataDir: string, size: number): Promise<Measured> {
  const readyMs = await startTime(dataDir);
  const app = await startApp(dataDir, APP_PORT);
  const baseline = await startBaseline(dataDir, BASELINE_PORT);
  try {
    const cookie = await signIn(app.port, BENCH_ACCOUNTS[0].email, BENCH_PASSWORD);
    const { uri, pid } = engineOf(dataDir);
    const acts = await measureActs({ app, baseline, cookie, uri });
    const memory = { app: residentMb(app.pid), engine: residentMb(pid) };
    const engine = await engineTimes(uri);
    const seen = await seeList(app.port, cookie);
    return { size, acts, engine, readyMs, memory, seen };
  } finally {
    await baseline.stop();
    await app.stop();
  }
}

async function startTime(dataDir: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < STARTS; turn += 1) {
    const app = await startApp(dataDir, APP_PORT);
    times.push(app.readyMs);
    await app.stop();
  }
  return median(times);
}

interface Sides {
  app: Started;
  baseline: Started;
  cookie: string;
  uri: string;
}

/** Each act in short rounds, one after the other, so that a slow moment of the machine falls on all of them. */
async function measureActs({ app, baseline, cookie, uri }: Sides): Promise<Record<string, Both>> {
  const bench = { port: app.port, cookie, uri };
  const turns = ROUNDS * (TURNS.one + TURNS.sixteen) + WARM_UP;
  const at = (port: number, act: Act): [number, Act] => [port, act];
  const acts: Record<string, [number, Act]> = {
    baselineHtml: at(baseline.port, () => ({ path: "/list" })),
    baselineData: at(baseline.port, () => ({ path: "/list.data" })),
    ...Object.fromEntries(
      Object.entries(readings({ cookie })).map(([name, act]) => [name, at(app.port, act)]),
    ),
    stageMove: at(app.port, await stageMoves(bench, MOVED)),
    note: at(app.port, await notes(bench, MOVED)),
    interest: at(app.port, continued(await interestForms(bench, turns))),
  };
  return inRounds(acts);
}

async function inRounds(acts: Record<string, [number, Act]>): Promise<Record<string, Both>> {
  const runs = new Map<string, { one: Run[]; sixteen: Run[] }>();
  for (const [name, [port, act]] of Object.entries(acts)) {
    await run(port, act, WARM_UP, 4);
    runs.set(name, { one: [], sixteen: [] });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, [port, act]] of Object.entries(acts)) {
      runs.get(name)?.one.push(await run(port, act, TURNS.one, 1));
      runs.get(name)?.sixteen.push(await run(port, act, TURNS.sixteen, 16));
      // What the act left to do in the background must not fall on the next one.
      await sleep(50);
    }
  }
  return Object.fromEntries(
    [...runs].map(([name, { one, sixteen }]) => [name, { one: figuresOf(one), sixteen: figuresOf(sixteen) }]),
  );
}

/** Counts turns from run to run: each form is sent once. */
function continued(act: Act): Act {
  let turn = 0;
  return () => act(turn++);
}
