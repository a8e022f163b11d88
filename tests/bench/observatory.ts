import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { ObservatoryArea } from "#models/observatory-area";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { connectDatabase, disconnectDatabase } from "~/core/db/connect.server";
import { countObservatory } from "~/features/observatory/counting.commands.server";
import { readAreas, readHolders } from "~/features/observatory/observatory.queries.server";
import { BENCH_ACCOUNTS, BENCH_PASSWORD } from "./accounts";
import { firstByteTime, median, quantile, signIn } from "./client";
import { engineOf, filledBy, startApp } from "./processes";

const [NEEDS, SERVICES] = [10_000, 2000];
const PORT = 3192;
const TURNS = 100;
const COUNTS = 5;
const PAGE = "/childcare/observatory";
const LIST = "/candidates";

/** Milliseconds, on 10,000 needs and 2,000 places where children are minded. */
export interface ObservatoryTimes {
  firstByteMs: { p50: number; p95: number };
  dataMs: { p50: number; p95: number };
  /** The list of files on the same base: what a busy machine does to one, it does to the other. */
  listMs: { p50: number; p95: number };
  areasMs: number;
  communesMs: number;
  /** A whole count in the background, and the longest it keeps others waiting. */
  countMs: number;
  heldMs: number;
}

/** Fills a base when it is not there, starts the software on it, and measures the page, what it reads and the count. */
export async function measureObservatory(parent: string): Promise<ObservatoryTimes> {
  const args = [String(NEEDS), String(SERVICES)];
  const dataDir = await filledBy(path.join(parent, "observatory"), "generate-observatory.ts", args);
  const app = await startApp(dataDir, PORT);
  try {
    await connectDatabase(engineOf(dataDir).uri);
    const count = await measureCounts();
    const reads = await measureReads();
    const cookie = await signIn(PORT, BENCH_ACCOUNTS[0].email, BENCH_PASSWORD);
    const firstByteMs = await firstBytes(PAGE, cookie);
    const dataMs = await firstBytes(`${PAGE}.data`, cookie);
    const listMs = await firstBytes(LIST, cookie);
    return { firstByteMs, dataMs, listMs, ...reads, ...count };
  } finally {
    await disconnectDatabase();
    await app.stop();
  }
}

async function firstBytes(asked: string, cookie: string): Promise<ObservatoryTimes["firstByteMs"]> {
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const time = await firstByteTime(PORT, { path: asked, headers: { Cookie: cookie } });
    if (turn >= TURNS / 4) times.push(time);
  }
  times.sort((one, other) => one - other);
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

async function measureCounts(): Promise<Pick<ObservatoryTimes, "countMs" | "heldMs">> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const times: number[] = [];
  for (let turn = 0; turn < COUNTS; turn += 1) {
    delay.enable();
    times.push(await timeOf(() => countObservatory(toDay(now()))));
    delay.disable();
    await sleep(50);
  }
  return { countMs: median(times), heldMs: delay.max / 1e6 };
}

async function measureReads(): Promise<Pick<ObservatoryTimes, "areasMs" | "communesMs">> {
  const day = toDay(now());
  const largest = await ObservatoryArea.findOne({ day }).sort({ "communes.50": -1 }).lean();
  const areas: number[] = [];
  const communes: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    areas.push(await timeOf(() => readAreas(day)));
    communes.push(await timeOf(() => readHolders(day, { areaCode: largest?.code ?? "" })));
  }
  return { areasMs: median(areas), communesMs: median(communes) };
}

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}
