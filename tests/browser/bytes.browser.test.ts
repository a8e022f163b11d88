import type { Response } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressOf, SITE_PAGES } from "./pages";
import { goto, type Visit, visit, visitAs } from "./site";

const MOST_BYTES = 60 * 1024;
const WEIGHED = ["document", "stylesheet", "script", "font"];
const PUBLIC_PAGES = SITE_PAGES.filter(({ role }) => role === undefined);

let team: Visit;
let anyone: Visit;

beforeAll(async () => {
  [team, anyone] = await Promise.all([visitAs("referent"), visit()]);
  const devTools = await anyone.page.context().newCDPSession(anyone.page);
  // Each page weighs what it does to somebody who has seen no other.
  await devTools.send("Network.enable");
  await devTools.send("Network.setCacheDisabled", { cacheDisabled: true });
});

afterAll(async () => {
  await Promise.all([team.close(), anyone.close()]);
});

describe("a public page", () => {
  it.each(PUBLIC_PAGES)("$route weighs 60 kB at most, and runs no framework", async (site) => {
    const { page } = anyone;
    const address = await addressOf(site, team.page);
    await page.context().clearCookies();
    const responses: Response[] = [];
    const keep = (response: Response): number => responses.push(response);
    page.on("response", keep);
    await goto(page, address);
    page.off("response", keep);
    const weights = await Promise.all(responses.filter(isWeighed).map(weightOf));
    expect(sum(weights)).toBeLessThanOrEqual(MOST_BYTES);
    expect(await page.locator("script[type=module], link[rel=modulepreload]").count()).toBe(0);
  });
});

function isWeighed(response: Response): boolean {
  return WEIGHED.includes(response.request().resourceType());
}

/** Bytes once uncompressed. */
async function weightOf(response: Response): Promise<number> {
  return (await response.body()).length;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
