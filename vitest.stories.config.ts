import { defineConfig } from "vitest/config";
import { alias } from "./vite.alias.js";
import { browserTests } from "./vitest.browser.config";

/** What people do, from one page to the next, in an application that other tests do not read. */
export default defineConfig({
  resolve: { alias },
  test: browserTests("tests/browser/*.story.test.ts", "demonstration-setup"),
});
