import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { CHROMIUM_FLAGS } from "../support/chromium";
import { median } from "./client";

export interface Seen {
  /** Milliseconds from the start of the navigation to the first frame with rows in it. */
  coldMs: number;
  warmMs: number;
  /** From the press on a row to its file painted; from « back » to the rows; from the last letter to what the palette found. */
  fileMs: number;
  backMs: number;
  foundMs: number;
  /** Milliseconds from the start of the navigation to the first frame of a board whose cards answer: new profile, then warm. */
  boardColdMs: number;
  boardWarmMs: number;
  /** Kilobytes over the wire with an empty cache: everything, then scripts alone. */
  totalKb: number;
  scriptKb: number;
}

const PROFILES = 5;
const WARM_VISITS = 5;
const MOVES = 5;

/**
 * Runs in the page: notes the first frame painted with a row of the table in it. A text, because a function
 * would carry the helpers of the tool that compiled it.
 */
const WATCH_ROWS = `{
  const note = (at) => document.documentElement.setAttribute("data-rows-at", String(at));
  const look = () => {
    if (!document.querySelector("tbody tr")) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(note));
  };
  requestAnimationFrame(look);
}`;

/** The same of a board, whose cards answer once React holds them. */
const WATCH_CARDS = `{
  const note = (at) => document.documentElement.setAttribute("data-cards-at", String(at));
  const look = () => {
    const card = document.querySelector("[data-card]");
    if (!card || !Object.keys(card).some((key) => key.startsWith("__reactFiber"))) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(note));
  };
  requestAnimationFrame(look);
}`;

/** Milliseconds from an act done in the page to the frame painted after a selector is there. */
const timed = (act: string, selector: string) => `new Promise((resolve) => {
  const from = performance.now();
  const painted = () => requestAnimationFrame((at) => resolve(at - from));
  const look = () => requestAnimationFrame(document.querySelector(${JSON.stringify(selector)}) ? painted : look);
  ${act};
  look();
})`;

/** The list in Chromium, signed in: with a new profile each time, then with a warm cache. */
export async function seeList(port: number, cookie: string): Promise<Seen> {
  const cold: number[] = [];
  const warm: number[] = [];
  const moves = { file: [] as number[], back: [] as number[], found: [] as number[] };
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
      await page.waitForLoadState("networkidle");
      for (let move = 0; move < MOVES; move += 1) {
        const link = `document.querySelector("tbody tr:nth-child(${move + 1}) a[href^='/households/']").click()`;
        moves.file.push(await page.evaluate<number>(timed(link, "#note")));
        moves.back.push(await page.evaluate<number>(timed("history.back()", "tbody tr")));
        moves.found.push(await timeToFound(page));
      }
    });
  }
  const board = await seeBoard(port, cookie);
  return {
    boardColdMs: median(board.cold),
    boardWarmMs: median(board.warm),
    coldMs: median(cold),
    warmMs: median(warm),
    fileMs: median(moves.file),
    backMs: median(moves.back),
    foundMs: median(moves.found),
    totalKb: weight.total / 1000,
    scriptKb: weight.script / 1000,
  };
}

async function seeBoard(port: number, cookie: string): Promise<{ cold: number[]; warm: number[] }> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let turn = 0; turn < PROFILES; turn += 1) {
    await withProfile(async (context) => {
      await context.addCookies(cookiesOf(cookie, port));
      const page = await context.newPage();
      cold.push(await timeToCards(page, port));
      await page.waitForLoadState("networkidle");
      for (let visit = 0; visit < WARM_VISITS; visit += 1) warm.push(await timeToCards(page, port));
    });
  }
  return { cold, warm };
}

async function withProfile(visit: (context: BrowserContext) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(path.join(os.tmpdir(), "bench-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    headless: true,
    args: CHROMIUM_FLAGS,
  });
  try {
    await context.addInitScript({ content: WATCH_ROWS });
    await context.addInitScript({ content: WATCH_CARDS });
    await visit(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

function timeToRows(page: Page, port: number): Promise<number> {
  return timeTo(page, `http://127.0.0.1:${port}/candidates`, "data-rows-at");
}

function timeToCards(page: Page, port: number): Promise<number> {
  return timeTo(page, `http://127.0.0.1:${port}/board/medecins`, "data-cards-at");
}

async function timeTo(page: Page, address: string, note: string): Promise<number> {
  await page.goto(address, { waitUntil: "commit" });
  const mark = page.locator(`html[${note}]`);
  await mark.waitFor({ state: "attached" });
  return Number(await mark.getAttribute(note));
}

/** Types a name in the palette; the last letter is the one that is timed. */
async function timeToFound(page: Page): Promise<number> {
  await page.keyboard.press("Control+k");
  await page.locator(".palette-field").pressSequentially("gauthi");
  await page.locator(".palette-list [cmdk-item]").first().waitFor();
  await page.evaluate(`addEventListener("input", () => {
    const from = performance.now();
    const foot = document.querySelector(".palette-foot p");
    const painted = () => requestAnimationFrame((at) => document.body.setAttribute("data-found", String(at - from)));
    const look = () => requestAnimationFrame(/résultat/.test(foot.textContent) ? painted : look);
    requestAnimationFrame(look);
  }, { once: true })`);
  await page.keyboard.type("e");
  const mark = page.locator("body[data-found]");
  await mark.waitFor({ state: "attached" });
  const found = Number(await mark.getAttribute("data-found"));
  await page.evaluate("document.body.removeAttribute('data-found')");
  await page.keyboard.press("Escape");
  return found;
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
