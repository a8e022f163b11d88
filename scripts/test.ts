import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findChromium } from "#tests/support/chromium";

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

const BROWSER_CONFIG = "vitest.browser.config.ts";
const LONG_TESTS = ["tests/journeys/crash.test.ts", "tests/features/imports/import-speed.test.ts"];
const isSoak = process.argv.includes("--soak");
const reports = mkdtempSync(path.join(os.tmpdir(), "conciergerie-reports-"));

process.exitCode = (await runAll(isSoak ? soakSteps() : testSteps())) ? 0 : 1;

function testSteps(): Step[] {
  return [
    { heading: "Style et règles d’écriture", command: bin("biome", "check", ".") },
    { heading: "Types", command: bin("tsc", "--noEmit") },
    vitest("Règles, pages, messages, parcours", "vitest.json"),
    { heading: "Construction", command: [process.execPath, "scripts/build.js"] },
    ...(existsSync(BROWSER_CONFIG)
      ? [
          {
            ...vitest("Navigateur", "browser.json", "--config", BROWSER_CONFIG),
            isBrowser: true,
          },
        ]
      : []),
  ];
}

function soakSteps(): Step[] {
  return [vitest("Versions longues", "soak.json", ...LONG_TESTS)];
}

function vitest(heading: string, file: string, ...options: string[]): Step {
  const report = path.join(reports, file);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return { heading, command: bin("vitest", "run", ...reporters, ...options), report };
}

/** Runs the steps in order, stops at the first that fails, and ends on the line « N passed, N failed ». */
async function runAll(steps: Step[]): Promise<boolean> {
  const total: Counts = { passed: 0, failed: 0 };
  let failedStep: string | undefined;
  for (const step of steps) {
    const isDone = await runStep(step);
    const { passed, failed } = countsOf(step);
    total.passed += passed;
    total.failed += isDone ? failed : Math.max(failed, 1);
    if (isDone) continue;
    failedStep = step.heading;
    break;
  }
  rmSync(reports, { recursive: true, force: true });
  if (failedStep) console.log(`\nArrêt à l’étape « ${failedStep} » : corrigez ce qu’elle dit ci-dessus.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}

async function runStep({ heading, command, isBrowser }: Step): Promise<boolean> {
  console.log(`\n── ${heading}`);
  const startedAt = Date.now();
  try {
    const isDone = await run(command, isBrowser ? { CHROMIUM_PATH: findChromium() } : {});
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    console.log(`── ${heading} : ${isDone ? "réussi" : "échec"} en ${seconds} s`);
    return isDone;
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

/** A step without tests counts as one. */
function countsOf({ report }: Step): Counts {
  if (!report) return { passed: 1, failed: 0 };
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
  return { passed: Number(numPassedTests), failed: Number(numFailedTests) };
}

function bin(name: string, ...options: string[]): string[] {
  return [path.join("node_modules/.bin", name), ...options];
}
