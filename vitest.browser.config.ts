import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { alias } from "./vite.alias.js";

/** By name: some stories move the clock of the application they share, and the last ones expect it. */
class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.sort((one, other) => one.moduleId.localeCompare(other.moduleId));
  }
}

export default defineConfig({
  resolve: { alias },
  test: {
    include: ["tests/browser/**/*.test.ts"],
    globalSetup: ["tests/browser/global-setup.ts"],
    fileParallelism: false,
    maxConcurrency: 2,
    isolate: false,
    pool: "forks",
    sequence: { sequencer: ByName },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
