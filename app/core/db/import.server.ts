import type { Document } from "mongodb";
import { Meta } from "#models/meta";
import { SetupError } from "../errors";
import { STORED_FILES, storeFileAs } from "../files.server";
import { database, prepareDatabase } from "./connect.server";
import { DURABLE } from "./durability.server";
import {
  type ExportManifest,
  exportedNames,
  readExported,
  readExportedFile,
  verifyExport,
} from "./export.server";
import { newestSchemaVersion } from "./migrations.server";
import { refuseFilled } from "./restore.server";

const BATCH = 500;

/**
 * Puts an export back into an empty base, then migrates it and builds its indexes. Before writing anything, refuses a
 * damaged export, one from a newer version of the software or with unknown collections, and a base that holds anything.
 */
export async function importBase(folder: string): Promise<ExportManifest> {
  const manifest = await verifyExport(folder);
  refuseUnknown(manifest);
  await refuseFilled("importez dans une base neuve, ou videz celle-ci.");
  for (const { name } of manifest.collections) {
    if (name === STORED_FILES) await importFiles(folder);
    else await importCollection(folder, name);
  }
  // Otherwise the base would say that its indexes are those of the software that wrote it.
  await Meta.updateOne({ _id: "schema" }, { $unset: { indexSignature: 1, lockedUntil: 1 } });
  await prepareDatabase();
  return manifest;
}

function refuseUnknown({ schemaVersion, collections }: ExportManifest): void {
  const known = [...exportedNames(), STORED_FILES];
  const unknown = collections.filter(({ name }) => !known.includes(name)).map(({ name }) => name);
  if (schemaVersion <= newestSchemaVersion() && unknown.length === 0) return;
  throw new SetupError(
    `Cet export vient d’une version plus récente du logiciel (${unknown.join(", ") || `schéma ${schemaVersion}`}) : installez cette version pour l’importer.`,
  );
}

async function importCollection(folder: string, name: string): Promise<void> {
  const collection = database().collection(name);
  let batch: Document[] = [];
  const write = async () => {
    if (batch.length > 0) await collection.insertMany(batch, { ordered: false, writeConcern: DURABLE });
    batch = [];
  };
  for await (const document of readExported(folder, name)) {
    batch.push(document);
    if (batch.length === BATCH) await write();
  }
  await write();
}

async function importFiles(folder: string): Promise<void> {
  for await (const { _id, ...fields } of readExported(folder, STORED_FILES))
    await storeFileAs(String(_id), fields, readExportedFile(folder, String(_id)));
}
