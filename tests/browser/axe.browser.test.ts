import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { testPages } from "./axe-pages";
import { PAGES_SEEN_ELSEWHERE, SITE_PAGES } from "./pages";

const ROUTES = path.resolve("app/routes");
/** Layouts and addresses that answer without a page. */
const NOT_PAGES = ["_public", "_staff", "_staff.privacy", "_staff.settings", "logout"];

describe("every page", () => {
  it("is in the list of pages looked at", () => {
    const modules = readdirSync(ROUTES)
      .filter((file) => file.endsWith(".tsx"))
      .map((file) => file.replace(/\.tsx$/, ""))
      .filter((name) => !NOT_PAGES.includes(name));
    const seen = [...SITE_PAGES.map(({ route }) => route), ...PAGES_SEEN_ELSEWHERE];
    expect(new Set(seen)).toEqual(new Set(modules));
  });
});

describe("every page of the public and of the other roles", () => {
  testPages(SITE_PAGES.filter(({ role }) => role !== "referent"));
});
