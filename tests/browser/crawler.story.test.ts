import { setTimeout as sleep } from "node:timers/promises";
import { MongoClient } from "mongodb";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { engineRecord } from "../support/started-app";
import { ownSite } from "./own-site";
import { signIn, type Visit, visit } from "./site";

/** A robot that reads mail opens what it finds; some of each kind are enough to tell. */
const MOST_OF_A_KIND = 8;
const MOST_OUTBOX_PAGES = 6;
const MOST_PAGES = 300;
/** So many pages, where everything is slow. */
const CRAWL_MS = 300_000;
/** Each page is left until its scripts rest: most of that is waiting, so several are open at once. */
const ROBOTS = 4;
/** Counters, sessions and the machine's own planning, which are no state of anything people do. */
const MACHINERY =
  /^(?:rate-limits|agenda|session|verification|heartbeat|background|counters|observatory|system)/;

let mongo: MongoClient;
let team: Visit;
let robots: Visit[];

beforeAll(async () => {
  mongo = await MongoClient.connect(engineRecord(ownSite().dataDir)?.uri ?? "");
  team = await visit();
  robots = await Promise.all(Array.from({ length: ROBOTS }, () => visit()));
});

afterAll(async () => {
  await Promise.all([team, ...(robots ?? [])].map((visitor) => visitor?.close()));
  await mongo?.close();
});

it(
  "lets a robot that runs scripts open every link of the mails, and changes nothing",
  async () => {
    await signIn(team.page, "referent");
    const links = await publicLinks(team.page);
    expect(new Set(links.map(kindOf)).size).toBeGreaterThan(2);
    const before = await calmState();
    expect(Object.keys(before)).toEqual(expect.arrayContaining(["hand-offs", "needs", "outbox"]));
    const opened = await crawl(links);
    expect(opened).toBeGreaterThan(links.length);
    expect(await calmState()).toEqual(before);
  },
  CRAWL_MS,
);

/** The links of the outbox that anyone may open, some of each kind. */
async function publicLinks(page: Page): Promise<string[]> {
  const found = new Map<string, string[]>();
  for (let number = 1; number <= MOST_OUTBOX_PAGES; number += 1) {
    await page.goto(`/outbox?page=${number}`);
    const mails = await hrefsOf(page, "a[href^='/outbox/']");
    for (const mail of new Set(mails)) {
      const html = await (await page.request.get(`${mail}/html`, { maxRetries: 1 })).text();
      for (const [, href = ""] of html.matchAll(/href="(https?:[^"]+)"/g)) {
        const path = new URL(href).pathname;
        const same = found.get(kindOf(path)) ?? [];
        if (!same.includes(path) && same.length < MOST_OF_A_KIND) found.set(kindOf(path), [...same, path]);
      }
    }
  }
  return [...found.values()].flat();
}

/** Opens these pages and all those they lead to, with their scripts, and presses nothing. Returns how many. */
async function crawl(links: string[]): Promise<number> {
  const known = new Set(links);
  for (let opened = 0; opened < known.size; ) {
    const round = [...known].slice(opened);
    opened += round.length;
    const shares = robots.map((_, place) => round.filter((_, index) => index % robots.length === place));
    await Promise.all(robots.map(({ page }, place) => open(page, shares[place] ?? [], known)));
  }
  return known.size;
}

/** Opens pages one after the other, and adds what they lead to to what is known. */
async function open(page: Page, paths: string[], known: Set<string>): Promise<void> {
  for (const path of paths) {
    if (!(await isShown(page, path))) continue;
    for (const href of await hrefsOf(page, "a[href]")) {
      const { origin, pathname, search } = new URL(href, page.url());
      if (origin === ownSite().baseUrl && known.size < MOST_PAGES) known.add(pathname + search);
    }
  }
}

/** Whether an address shows a page; what it hands over as a file instead is fetched, as a robot would. */
async function isShown(page: Page, path: string): Promise<boolean> {
  try {
    await page.goto(path, { waitUntil: "networkidle" });
    return true;
  } catch (error) {
    if (!String(error).includes("Download is starting")) throw error;
    expect((await page.request.get(path)).status()).toBe(200);
    return false;
  }
}

function hrefsOf(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).evaluateAll((anchors) => anchors.map((a) => a.getAttribute("href") ?? ""));
}

function kindOf(path: string): string {
  return path.split("/")[1] ?? "";
}

/** What the base holds once what the start left to do is done. */
async function calmState(): Promise<Record<string, unknown>> {
  for (let tries = 0; tries < 60; tries += 1) {
    const [one] = [await businessState(), await sleep(1000)];
    const other = await businessState();
    if (JSON.stringify(one) === JSON.stringify(other)) return other;
  }
  throw new Error("the base never rests");
}

async function businessState(): Promise<Record<string, unknown>> {
  const base = mongo.db(await baseName());
  const names = (await base.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  const kept = names.filter((name) => !MACHINERY.test(name)).sort();
  const contents = await Promise.all(
    kept.map((name) => base.collection(name).find().sort({ _id: 1 }).toArray()),
  );
  // A mail waiting for its hour leaves by itself: what matters is that none is added.
  const shown = kept.map((name, place) => [
    name,
    JSON.stringify(name === "outbox" ? contents[place]?.map(({ _id }) => _id) : contents[place]),
  ]);
  return Object.fromEntries(shown);
}

async function baseName(): Promise<string> {
  const { databases } = await mongo.db().admin().listDatabases();
  return databases.find(({ name }) => !["admin", "config", "local"].includes(name))?.name ?? "";
}
