import { expect, it } from "vitest";
import { Household } from "#models/household";
import { Import, type ImportRecord } from "#models/import";
import { Restructuring } from "#models/restructuring";
import { createUser } from "#tests/factories/accounts";
import { resumeImports, startImport } from "~/features/imports/import-run.commands.server";
import { mapColumns, receiveFile } from "~/features/imports/imports.commands.server";
import {
  resumeAllRestructurings,
  undoRestructuring,
} from "~/features/restructurings/restructurings.commands.server";

const isSoak = process.env.SOAK === "1";
const ROWS = 10_000;

it.runIf(isSoak)(
  `reads ${ROWS} rows with their duplicates, imports them and takes them back`,
  async () => {
    const user = await createUser();
    const lines = Array.from({ length: ROWS }, (_, index) => lineOf(index));
    const started = performance.now();
    const id = await receiveFile(user, {
      pasted: ["Nom\tPrénom\tMél\tStatut\tConjoint\tEnfants", ...lines].join("\n"),
    });
    const received = performance.now();
    const found = await Import.findById(id).orFail().lean<ImportRecord>();
    const { mapping, kinds, nextAction } = found;
    await mapColumns(user, found, { mapping, kinds, nextAction, rule: "complete", referentId: user.id });
    const read = performance.now();
    await startImport(user, found);
    await resumeImports();
    await untilState("done");
    const imported = performance.now();
    expect(await Household.countDocuments()).toBe(ROWS * 0.9);
    const { restructuringId = "" } = await Import.findById(id).orFail().lean<ImportRecord>();
    await undoRestructuring(user, restructuringId, []);
    await untilState("reverted");
    expect(await Household.countDocuments()).toBe(0);

    process.stdout.write(
      `received ${seconds(started, received)}, read ${seconds(received, read)}, imported ${seconds(read, imported)}, undone ${seconds(imported, performance.now())}, ${Math.round(process.memoryUsage().rss / 1e6)} MB\n`,
    );
  },
  900_000,
);

/** One row in ten repeats the one above. */
function lineOf(index: number): string {
  const person = index % 10 === 9 ? index - 1 : index;
  const name = `${"abcdefghij"[person % 10]}${person.toString(36)}`;
  return [
    `Nom${name}`,
    `Jeanne${name}`,
    `p${person}@internes.example`,
    "IMG",
    "Paul Durand",
    "Inès 2017",
  ].join("\t");
}

async function untilState(state: "done" | "reverted"): Promise<void> {
  for (;;) {
    await resumeAllRestructurings();
    if (await Restructuring.exists({ state })) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function seconds(from: number, to: number): string {
  return `${((to - from) / 1000).toFixed(1)} s`;
}
