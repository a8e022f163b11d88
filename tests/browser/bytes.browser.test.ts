import type { Response } from "playwright-core";
import { describe, expect, it } from "vitest";
import { SITE_PAGES } from "./pages";
import { goto, visit, visitAs } from "./site";

const MOST_BYTES = 60 * 1024;
const WEIGHED = ["document", "stylesheet", "script", "font"];
const PUBLIC_PAGES = SITE_PAGES.filter(({ role }) => role === undefined);

describe("a public page", () => {
  it.each(PUBLIC_PAGES)("$route weighs 60 kB at most, and runs no framework", async ({ path }) => {
    const team = await visitAs("referent");
    const { page, close } = await visit();
    const responses: Response[] = [];
    page.on("response", (response) => responses.push(response));
    await goto(page, typeof path === "string" ? path : await path(team.page));
    const weights = await Promise.all(responses.filter(isWeighed).map(weightOf));
    expect(sum(weights)).toBeLessThanOrEqual(MOST_BYTES);
    expect(await page.locator("script[type=module], link[rel=modulepreload]").count()).toBe(0);
    await Promise.all([close(), team.close()]);
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
