import { afterAll, expect, it } from "vitest";
import type { Role } from "~/vocabulary/roles";
import { colourViolationsOf, machineWordsOf, overflowOf, strayFieldsOf, violationsOf } from "./accessibility";
import { addressOf, type SitePage } from "./pages";
import { goto, type Visit, visit, visitAs } from "./site";

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };

/** Tests that each of these pages is accessible in both colour schemes, silent in the console and as narrow as a phone. */
export function testPages(sites: readonly SitePage[]): void {
  const visits = new Map<Role | undefined, Visit>();

  async function visitOf(role: Role | undefined): Promise<Visit> {
    const known = visits.get(role) ?? (role ? await visitAs(role) : await visit());
    visits.set(role, known);
    return known;
  }

  afterAll(async () => {
    await Promise.all([...visits.values()].map(({ close }) => close()));
  });

  it.each(sites)("$route is accessible, silent and narrow for $role", async (site) => {
    const { page, problems } = await visitOf(site.role);
    const colleague = await visitOf(site.role ?? "referent");
    const address = await addressOf(site, colleague.page);
    await page.setViewportSize(DESK);
    await page.emulateMedia({ colorScheme: "light" });
    expect(await goto(page, address)).toBe(200);
    expect.soft(await violationsOf(page), "light").toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect.soft(await colourViolationsOf(page), "dark").toEqual([]);
    expect.soft(await machineWordsOf(page)).toEqual([]);
    expect.soft(await strayFieldsOf(page), "fields of no form").toEqual([]);
    await page.setViewportSize(PHONE);
    expect.soft(await overflowOf(page), "pixels wider than 320").toBe(0);
    expect.soft(problems.splice(0), "console").toEqual([]);
  });
}
