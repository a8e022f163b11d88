import { writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { measureAllocation } from "./allocation";
import { type Measured, measure } from "./measure";
import { measureObservatory } from "./observatory";
import { buildAll, filledDirectory } from "./processes";
import { measureRanking } from "./ranking";
import {
  growthChecks,
  printAllocation,
  printFigures,
  printObservatory,
  printRanking,
  printTargets,
} from "./report";

const TARGET_SIZE = 100_000;
const MILLION = 1_000_000;

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "1000,10000,100000" },
    /** Also a base of a million files, which takes long to fill. */
    million: { type: "boolean", default: false },
    /** Only how long ranking takes, which needs no base. */
    ranking: { type: "boolean", default: false },
    /** Only how long large allocations take, which needs no base either. */
    allocation: { type: "boolean", default: false },
    /** Only the observatory, on a base of its own. */
    observatory: { type: "boolean", default: false },
    /** Where the filled bases are kept from one run to the next. */
    dir: { type: "string", default: path.join(os.tmpdir(), "la-conciergerie-bench") },
  },
});

const isOnly = values.ranking || values.observatory || values.allocation;
if (values.ranking || !isOnly) printRanking(measureRanking());
if (values.allocation || !isOnly) printAllocation(await measureAllocation());
if (values.observatory || !isOnly) {
  await buildAll();
  printObservatory(await measureObservatory(values.dir));
}
if (!isOnly) await bench();

async function bench(): Promise<void> {
  const sizes = [...values.sizes.split(",").map(Number), ...(values.million ? [MILLION] : [])];
  const all: Measured[] = [];
  for (const size of sizes) {
    const measured = await measure(await filledDirectory(values.dir, size), size);
    printFigures(measured);
    all.push(measured);
  }
  const bySize = new Map(all.map((measured) => [measured.size, measured]));
  const [target, million] = [bySize.get(TARGET_SIZE), bySize.get(MILLION)];
  const shown = target ?? all.at(-1);
  if (shown) printTargets(shown, target && million ? growthChecks(target, million) : []);
  const results = path.join(values.dir, "results.json");
  writeFileSync(results, `${JSON.stringify({ at: new Date(), node: process.version, all }, null, 2)}\n`);
  console.log(`\nChiffres complets : ${results}`);
}
