import { defineConfig } from "vitest/config";
import { alias } from "./vite.alias.js";

export default defineConfig({
  resolve: { alias },
  esbuild: { jsx: "automatic" },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/browser/**", "tests/bench/**"],
    // One engine a worker, kept from file to file: opening one for each file is ten times slower.
    pool: "forks",
    isolate: false,
    maxWorkers: 2,
    fileParallelism: true,
    setupFiles: ["tests/support/setup.ts"],
    globalSetup: ["tests/support/global-setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
