import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { BENCH_ACCOUNTS, BENCH_PASSWORD } from "./accounts";
import { interestForms, notes, readings, stageMoves } from "./acts";
import { type Seen, seeList } from "./browser";
import {
  type Act,
  type Figures,
  figuresOf,
  median,
  type Run,
  run,
  send,
  signIn,
  type Target,
} from "./client";
import { communesTime, engineTimes } from "./engine-time";
import { engineOf, processorMs, residentMb, type Started, startApp, startBaseline } from "./processes";

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
  communesMs: number;
  memory: { app: number; engine: number };
  /** Kilobytes of a board of 300 cards: HTML, and the data inside. */
  boardKb: number;
  seen: Seen;
}

const APP_PORT = 3190;
const BASELINE_PORT = 3191;
const STARTS = 5;
const ROUNDS = 6;
const TURNS = { one: 60, sixteen: 240 };
const WARM_UP = 200;
const SETTLING_MS = 50;
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
    const acts = await measureActs({ app, baseline, cookie, uri, enginePid: pid });
    const memory = { app: residentMb(app.pid), engine: residentMb(pid) };
    const engine = await engineTimes(uri);
    const communesMs = await communesTime(uri);
    const boardKb = await boardWeight(app.port, cookie);
    const seen = await seeList(app.port, cookie);
    return { size, acts, engine, readyMs, communesMs, memory, boardKb, seen };
  } finally {
    await baseline.stop();
    await app.stop();
  }
}

async function boardWeight(port: number, cookie: string): Promise<number> {
  const { body, headers } = await send(port, { path: "/board/medecins", headers: { Cookie: cookie } });
  const html = headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
  const cards = html.toString().split("data-card=").length - 1;
  return (html.length / 1000 / cards) * 300;
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
  enginePid: number;
}

/** Each act in short rounds, one after the other, so that a slow moment of the machine falls on all of them. */
async function measureActs({ app, baseline, cookie, uri, enginePid }: Sides): Promise<Record<string, Both>> {
  const bench = { port: app.port, cookie, uri };
  const turns = ROUNDS * (TURNS.one + TURNS.sixteen) + WARM_UP;
  const of = ({ port, pid }: Started, act: Act): Target => ({
    port,
    act,
    processor: () => processorMs(pid) + processorMs(enginePid),
  });
  const reads = Object.entries(readings({ cookie })).map(([name, act]) => [name, of(app, act)] as const);
  return inRounds({
    baselineHtml: of(baseline, () => ({ path: "/list" })),
    baselineData: of(baseline, () => ({ path: "/list.data" })),
    ...Object.fromEntries(reads),
    stageMove: of(app, await stageMoves(bench, MOVED)),
    note: of(app, await notes(bench, MOVED)),
    interest: of(app, continued(await interestForms(bench, turns))),
  });
}

async function inRounds(targets: Record<string, Target>): Promise<Record<string, Both>> {
  const runs = Object.entries(targets).map(([name, target]) => ({
    name,
    target,
    one: [] as Run[],
    sixteen: [] as Run[],
  }));
  for (const { target } of runs) await run(target, WARM_UP, 4);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { target, one, sixteen } of runs) {
      one.push(await run(target, TURNS.one, 1));
      sixteen.push(await run(target, TURNS.sixteen, 16));
      // What the act left to do in the background must not fall on the next one.
      await sleep(SETTLING_MS);
    }
  }
  return Object.fromEntries(
    runs.map(({ name, one, sixteen }) => [name, { one: figuresOf(one), sixteen: figuresOf(sixteen) }]),
  );
}

/** Counts turns from run to run: each form is sent once. */
function continued(act: Act): Act {
  let turn = 0;
  return () => act(turn++);
}
