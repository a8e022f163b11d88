import { defineConfig } from "vitest/config";
import { alias } from "./vite.alias.js";
import { browserTests } from "./vitest.browser.config";

/** Starts, stops and kills, alone: an application for each. */
export default defineConfig({
  resolve: { alias },
  test: browserTests("tests/start/*.test.ts"),
});
