import { defineConfig } from "vitest/config";
import { alias } from "./vite.alias.js";
import { startingWith } from "./vitest.order";

/** What each page is, seen by each role (`.browser`), and what people do from one page to the next (`.story`). */
export default defineConfig({
  resolve: { alias },
  test: {
    include: ["tests/browser/*.{browser,story}.test.ts"],
    globalSetup: ["tests/browser/chromium-setup.ts", "tests/browser/demonstration-setup.ts"],
    // An application for each file: they run in any order, several at once.
    setupFiles: ["tests/browser/own-site-setup.ts"],
    pool: "forks",
    // A story often waits for a mail to leave.
    maxWorkers: 3,
    // Long for their size.
    sequence: {
      sequencer: startingWith(
        ...["axe-team.browser.test.ts", "axe.browser.test.ts", "semester.story.test.ts"],
        ...["children.story.test.ts", "axe-opened.browser.test.ts", "crawler.story.test.ts"],
      ),
    },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
