import { defineConfig, type ViteUserConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { alias } from "./vite.alias.js";

/** By name: some stories move the clock of the application they share, and the last ones expect it. */
class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.sort((one, other) => one.moduleId.localeCompare(other.moduleId));
  }
}

/** Tests in Chromium, one after the other, on what the setups start. */
export function browserTests(include: string, ...setups: string[]): NonNullable<ViteUserConfig["test"]> {
  return {
    include: [include],
    globalSetup: ["chromium-setup", ...setups].map((name) => `tests/browser/${name}.ts`),
    fileParallelism: false,
    isolate: false,
    pool: "forks",
    sequence: { sequencer: ByName },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  };
}

/** What each page is, seen by each role: nothing moves the clock. */
export default defineConfig({
  resolve: { alias },
  test: browserTests("tests/browser/*.browser.test.ts", "demonstration-setup"),
});
