import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { median } from "./client";

export interface Seen {
  /** Milliseconds from the start of the navigation to the first frame with rows in it. */
  coldMs: number;
  warmMs: number;
  /** Kilobytes over the wire with an empty cache: everything, then scripts alone. */
  totalKb: number;
  scriptKb: number;
}

const PROFILES = 5;
const WARM_VISITS = 5;
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Runs in the page: notes the first frame painted with a row of the table in it. A text, because a function
 * would carry the helpers of the tool that compiled it.
 */
const WATCH_ROWS = `
  const note = (at) => document.documentElement.setAttribute("data-rows-at", String(at));
  const look = () => {
    if (!document.querySelector("tbody tr")) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(note));
  };
  requestAnimationFrame(look);
`;

/** The list in Chromium, signed in: with a new profile each time, then with a warm cache. */
export async function seeList(port: number, cookie: string): Promise<Seen> {
  const cold: number[] = [];
  const warm: number[] = [];
  let weight = { total: 0, script: 0 };
  for (let turn = 0; turn < PROFILES; turn += 1) {
    await withProfile(async (context) => {
      await context.addCookies(cookiesOf(cookie, port));
      const page = await context.newPage();
      const measured = await weigh(page);
      cold.push(await timeToRows(page, port));
      await page.waitForLoadState("networkidle");
      weight = measured();
      for (let visit = 0; visit < WARM_VISITS; visit += 1) warm.push(await timeToRows(page, port));
    });
  }
  return {
    coldMs: median(cold),
    warmMs: median(warm),
    totalKb: weight.total / 1000,
    scriptKb: weight.script / 1000,
  };
}

async function withProfile(visit: (context: BrowserContext) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(path.join(os.tmpdir(), "bench-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    headless: true,
    args: FLAGS,
  });
  try {
    await context.addInitScript({ content: WATCH_ROWS });
    await visit(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function timeToRows(page: Page, port: number): Promise<number> {
  await page.goto(`http://127.0.0.1:${port}/candidates`, { waitUntil: "commit" });
  const mark = page.locator("html[data-rows-at]");
  await mark.waitFor({ state: "attached" });
  return Number(await mark.getAttribute("data-rows-at"));
}

async function weigh(page: Page): Promise<() => { total: number; script: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const scripts = new Set<string>();
  const sizes = new Map<string, number>();
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    sizes.set(requestId, encodedDataLength);
  });
  const sum = (ids: Iterable<string>) => [...ids].reduce((total, id) => total + (sizes.get(id) ?? 0), 0);
  return () => ({ total: sum(sizes.keys()), script: sum(scripts) });
}

function cookiesOf(header: string, port: number) {
  return header.split("; ").map((pair) => {
    const [name = "", ...value] = pair.split("=");
    return { name, value: value.join("="), url: `http://127.0.0.1:${port}` };
  });
}
