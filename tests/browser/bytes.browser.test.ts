import type { Response } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressOf, SITE_PAGES } from "./pages";
import { goto, type Visit, visit, visitAs } from "./site";

const MOST_BYTES = 60 * 1024;
const WEIGHED = ["document", "stylesheet", "script", "font"];
const PUBLIC_PAGES = SITE_PAGES.filter(({ role }) => role === undefined);

let team: Visit;

beforeAll(async () => {
  team = await visitAs("referent");
});

afterAll(async () => {
  await team.close();
});

describe("a public page", () => {
  it.each(PUBLIC_PAGES)("$route weighs 60 kB at most, and runs no framework", async (site) => {
    const { page, close } = await visit();
    const responses: Response[] = [];
    page.on("response", (response) => responses.push(response));
    await goto(page, await addressOf(site, team.page));
    const weights = await Promise.all(responses.filter(isWeighed).map(weightOf));
    expect(sum(weights)).toBeLessThanOrEqual(MOST_BYTES);
    expect(await page.locator("script[type=module], link[rel=modulepreload]").count()).toBe(0);
    await close();
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
