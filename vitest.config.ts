import { defineConfig } from "vitest/config";
import { alias } from "./vite.alias.js";
import { startingWith } from "./vitest.order";

export default defineConfig({
  resolve: { alias },
  esbuild: { jsx: "automatic" },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/browser/**", "tests/start/**", "tests/bench/**"],
    // One engine a worker, kept from file to file: opening one for each file is ten times slower.
    pool: "forks",
    isolate: false,
    // The crash test mostly waits.
    maxWorkers: 3,
    sequence: { sequencer: startingWith("crash.test.ts") },
    setupFiles: ["tests/support/setup.ts"],
    globalSetup: ["tests/support/global-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
