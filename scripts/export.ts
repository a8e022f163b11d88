import "./settings-first";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { type ExportManifest, exportBase } from "~/core/db/export.server";
import { SetupError } from "~/core/errors";
import { workbookOf } from "~/core/sheets/write-table.server";
import { wholeListPages } from "~/features/exports/exported-rows.queries.server";
import { EXPORTED_LISTS } from "~/vocabulary/exports";
import { formatCount } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import { runCommand, withBase } from "./base";
import { describeBase, READ_ME } from "./describe-base";

await runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [named] = positionals;
  if (!named) throw new SetupError("Dites dans quel dossier exporter : npm run export -- <dossier>");
  const folder = path.resolve(named);
  if (existsSync(folder)) throw new SetupError(`${folder} existe déjà : donnez un autre nom à l’export.`);
  const draft = `${folder}.${process.pid}.partiel`;
  await withBase(async () => {
    console.log(`Export dans ${folder}…`);
    try {
      const manifest = await writeExport(draft);
      await rename(draft, folder);
      console.log(`Export fait : ${summaryOf(manifest)}.`);
      console.log(`Pour le reprendre dans une base vide : npm run import -- ${named}`);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  });
});

async function writeExport(folder: string): Promise<ExportManifest> {
  const manifest = await exportBase(folder);
  await writeLists(path.join(folder, "listes"));
  await writeFile(path.join(folder, "schema.json"), `${JSON.stringify(await describeBase(), null, 2)}\n`);
  await writeFile(path.join(folder, "LISEZ-MOI.txt"), READ_ME);
  return manifest;
}

/** A long list makes several workbooks: a spreadsheet opens each. */
async function writeLists(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  for (const list of valuesOf(EXPORTED_LISTS)) {
    let number = 1;
    for await (const rows of wholeListPages(list)) {
      const name = `${EXPORTED_LISTS[list].fr.toLowerCase()}${number > 1 ? `-${number}` : ""}.xlsx`;
      await writeFile(path.join(folder, name), await workbookOf(rows), { mode: 0o600 });
      number += 1;
    }
  }
}

function summaryOf({ collections }: ExportManifest): string {
  const documents = collections.reduce((sum, collection) => sum + collection.documents, 0);
  const files = collections.at(-1)?.documents ?? 0;
  return [
    formatCount(documents, "document", "documents"),
    formatCount(collections.length, "collection", "collections"),
    formatCount(files, "fichier", "fichiers"),
  ].join(", ");
}
