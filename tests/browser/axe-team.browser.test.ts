import { describe } from "vitest";
import { testPages } from "./axe-pages";
import { SITE_PAGES } from "./pages";

describe("every page of a référent·e", () => {
  testPages(SITE_PAGES.filter(({ role }) => role === "referent"));
});
