import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findChromium } from "#tests/support/chromium";
import { temporaryDirectory } from "#tests/support/started-app";

interface Step {
  heading: string;
  command: string[];
  /** Where Vitest writes its counts. */
  report?: string;
  isBrowser?: boolean;
}

interface Counts {
  passed: number;
  failed: number;
}

const LONG_TESTS = [
  "tests/journeys/crash.test.ts",
  "tests/features/imports/import-speed.test.ts",
  "tests/features/hand-offs/ladder.test.ts",
  "tests/features/allocations/fair-solving.test.ts",
  "tests/features/allocations/reasons.test.ts",
];
const isSoak = process.argv.includes("--soak");
const reports = mkdtempSync(path.join(os.tmpdir(), "conciergerie-reports-"));
const demonstration = temporaryDirectory();

process.exitCode = (await runAll(isSoak ? soakSteps() : testSteps())) ? 0 : 1;

/** In order; those of one line run at once. */
function testSteps(): Step[][] {
  return [
    [
      { heading: "Style et règles d’écriture", command: bin("biome", "check", ".") },
      { heading: "Types", command: bin("tsc", "--noEmit") },
      // Filled while the types are still read: the pages and stories would begin by waiting for it.
      {
        heading: "Construction et démonstration",
        command: bin("tsx", "tests/support/fill-demonstration.ts", demonstration.dataDir),
      },
    ],
    [vitest("Règles, pages, messages, parcours", "vitest.json")],
    [inChromium("Pages et histoires", "browser")],
    [inChromium("Démarrages et arrêts", "start")],
  ];
}

function soakSteps(): Step[][] {
  return [[vitest("Versions longues", "soak.json", ...LONG_TESTS)]];
}

function vitest(heading: string, file: string, ...options: string[]): Step {
  const report = path.join(reports, file);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return { heading, command: bin("vitest", "run", ...reporters, ...options), report };
}

function inChromium(heading: string, name: string): Step {
  const step = vitest(heading, `${name}.json`, "--config", `vitest.${name}.config.ts`);
  return { ...step, isBrowser: true };
}

/** Runs the lines in order, stops after the first with a failure, and ends on the line « N passed, N failed ». */
async function runAll(lines: Step[][]): Promise<boolean> {
  const total: Counts = { passed: 0, failed: 0 };
  for (const steps of lines) {
    for (const { passed, failed } of await Promise.all(steps.map(runStep))) {
      total.passed += passed;
      total.failed += failed;
    }
    if (total.failed > 0) break;
  }
  rmSync(reports, { recursive: true, force: true });
  demonstration.remove();
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}

async function runStep(step: Step): Promise<Counts> {
  console.log(`\n── ${step.heading}`);
  const startedAt = Date.now();
  const isDone = await carryOut(step);
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  const outcome = isDone ? "réussi" : "à corriger d’après ce qui est écrit ci-dessus, arrêté";
  console.log(`── ${step.heading} : ${outcome} en ${seconds} s`);
  return countsOf(step, isDone);
}

async function carryOut({ command, isBrowser }: Step): Promise<boolean> {
  try {
    if (!isBrowser) return await run(command, {});
    return await run(command, { CHROMIUM_PATH: findChromium(), DEMONSTRATION: demonstration.dataDir });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

function run([program = "", ...options]: string[], environment: Record<string, string>): Promise<boolean> {
  const child = spawn(program, options, {
    stdio: "inherit",
    env: { ...process.env, ...(isSoak ? { SOAK: "1" } : {}), ...environment },
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code === 0));
  });
}

/** A step without tests counts as one; one that failed counts one failure at least. */
function countsOf({ report }: Step, isDone: boolean): Counts {
  if (!report) return { passed: isDone ? 1 : 0, failed: isDone ? 0 : 1 };
  const { numPassedTests = 0, numFailedTests = 0 } = existsSync(report)
    ? JSON.parse(readFileSync(report, "utf8"))
    : {};
  return { passed: numPassedTests, failed: isDone ? numFailedTests : Math.max(numFailedTests, 1) };
}

function bin(name: string, ...options: string[]): string[] {
  return [path.join("node_modules/.bin", name), ...options];
}
