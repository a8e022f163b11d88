import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "~/vocabulary/roles";
import { colourViolationsOf, machineWordsOf, overflowOf, violationsOf } from "./accessibility";
import { addressOf, PAGES_SEEN_ELSEWHERE, SITE_PAGES } from "./pages";
import { goto, type Visit, visit, visitAs } from "./site";

const ROUTES = path.resolve("app/routes");
/** Layouts and addresses that answer without a page. */
const NOT_PAGES = ["_public", "_staff", "_staff.privacy", "_staff.settings", "logout"];
const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };

const visits = new Map<Role | undefined, Visit>();
let team: Visit;

beforeAll(async () => {
  team = await visitAs("referent");
});

afterAll(async () => {
  await Promise.all([team, ...visits.values()].map(({ close }) => close()));
});

describe("every page", () => {
  it("is in the list of pages looked at", () => {
    const modules = readdirSync(ROUTES)
      .filter((file) => file.endsWith(".tsx"))
      .map((file) => file.replace(/\.tsx$/, ""))
      .filter((name) => !NOT_PAGES.includes(name));
    const seen = [...SITE_PAGES.map(({ route }) => route), ...PAGES_SEEN_ELSEWHERE];
    expect(new Set(seen)).toEqual(new Set(modules));
  });

  it.each(SITE_PAGES)("$route is accessible, silent and narrow for $role", async (site) => {
    const { page, problems } = await visitOf(site.role);
    const address = await addressOf(site, site.role ? page : team.page);
    await page.setViewportSize(DESK);
    await page.emulateMedia({ colorScheme: "light" });
    expect(await goto(page, address)).toBe(200);
    expect.soft(await violationsOf(page), "light").toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect.soft(await colourViolationsOf(page), "dark").toEqual([]);
    expect.soft(await machineWordsOf(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect.soft(await overflowOf(page), "pixels wider than 320").toBe(0);
    expect.soft(problems.splice(0), "console").toEqual([]);
  });
});

async function visitOf(role: Role | undefined): Promise<Visit> {
  const known = visits.get(role) ?? (role ? await visitAs(role) : await visit());
  visits.set(role, known);
  return known;
}
