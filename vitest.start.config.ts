import { defineConfig } from "vitest/config";
import { alias } from "./vite.alias.js";

/** Starts, stops and kills, alone: an application for each. */
export default defineConfig({
  resolve: { alias },
  test: {
    include: ["tests/start/*.test.ts"],
    globalSetup: ["tests/browser/chromium-setup.ts"],
    fileParallelism: false,
    isolate: false,
    pool: "forks",
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
