import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/** The sources are run as they are, by what runs them everywhere else. */
const SOURCE_STARTER = `
const { workerData } = require("node:worker_threads");
import("tsx/esm/api").then(({ register }) => {
  register();
  return import(workerData);
});`;

/**
 * Starts a thread of ours, named by its file without its ending, beside the file that asks (its `import.meta.url`). Its
 * memory is bounded, in MB. Built, it is an entry of its own: `scripts/build.js` lists them.
 */
export function newThread(name: string, from: string, memoryMb: number): Worker {
  const file = threadFile(name, from);
  const resourceLimits = { maxOldGenerationSizeMb: memoryMb };
  if (!file.endsWith(".ts")) return new Worker(new URL(file), { resourceLimits });
  return new Worker(SOURCE_STARTER, { eval: true, execArgv: [], workerData: file, resourceLimits });
}

/** Beside who asks in the sources, one or two folders up once built. */
function threadFile(name: string, from: string): string {
  const candidates = [`./${name}.ts`, `../${name}.js`, `../../${name}.js`];
  const files = candidates.map((candidate) => new URL(candidate, from).href);
  const file = files.find((candidate) => existsSync(fileURLToPath(candidate)));
  if (!file) throw new Error(`the thread ${name} is not built`);
  return file;
}
