import { readdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Role } from "~/vocabulary/roles";
import { machineWordsOf, overflowOf, violationsOf } from "./accessibility";
import { PAGES_SEEN_ELSEWHERE, SITE_PAGES } from "./pages";
import { goto, visit, visitAs } from "./site";

const ROUTES = path.resolve("app/routes");
/** Layouts and addresses that answer without a page. */
const NOT_PAGES = ["_public", "_staff", "_staff.settings", "logout"];
const PHONE = { width: 320, height: 640 };

describe("every page", () => {
  it("is in the list of pages looked at", () => {
    const modules = readdirSync(ROUTES)
      .filter((file) => file.endsWith(".tsx"))
      .map((file) => file.replace(/\.tsx$/, ""))
      .filter((name) => !NOT_PAGES.includes(name));
    const seen = [...SITE_PAGES.map(({ route }) => route), ...PAGES_SEEN_ELSEWHERE];
    expect(new Set(seen)).toEqual(new Set(modules));
  });

  // Two at a time, each in a window of its own: axe keeps the engine of one page busy.
  it.concurrent.for(SITE_PAGES)(
    "$route is accessible, silent and narrow for $role",
    async ({ role, path }, { expect }) => {
      const { page, problems, close } = role ? await visitAs(role) : await visit();
      const address = typeof path === "string" ? path : await pathFound(path, page, role);
      await page.emulateMedia({ colorScheme: "light" });
      expect(await goto(page, address)).toBe(200);
      expect.soft(await violationsOf(page), "light").toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect.soft(await violationsOf(page), "dark").toEqual([]);
      expect.soft(await machineWordsOf(page)).toEqual([]);
      await page.setViewportSize(PHONE);
      expect.soft(await overflowOf(page), "pixels wider than 320").toBe(0);
      expect.soft(problems, "console").toEqual([]);
      await close();
    },
  );
});

/** What leads to a public page is read by the team: a mail, a letter. */
async function pathFound(find: (page: Page) => Promise<string>, page: Page, role?: Role): Promise<string> {
  if (role) return find(page);
  const team = await visitAs("referent");
  const path = await find(team.page);
  await team.close();
  return path;
}
