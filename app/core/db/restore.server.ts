import { BSON, type Collection, type Document } from "mongodb";
import { Meta } from "#models/meta";
import { SetupError } from "../errors";
import { type Manifest, readDocuments, type SavedCollection, verifyBackup } from "./backup.server";
import { database, prepareDatabase } from "./connect.server";
import { DURABLE } from "./durability.server";
import { newestSchemaVersion } from "./migrations.server";
import { ALL_MODELS } from "./models.server";

interface Options {
  /** Empties the base first; otherwise a base that holds anything is refused. */
  isReplacing: boolean;
}

/** Bytes sent to the base at once. */
const BATCH_BYTES = 4 * 1024 * 1024;

/**
 * Puts a backup back into the base of this process, then migrates it and builds its indexes. Before writing
 * anything, refuses a damaged backup, one from a newer version of the software, and a base that is not empty.
 */
export async function restoreBackup(folder: string, { isReplacing }: Options): Promise<Manifest> {
  const manifest = await verifyBackup(folder);
  refuseNewer(manifest);
  if (isReplacing) await database().dropDatabase();
  else await refuseFilled("restaurez dans une base neuve, ou ajoutez --replace pour effacer celle-ci.");
  for (const saved of manifest.collections) await restoreCollection(folder, saved);
  // Otherwise the base would say that its indexes are those of the software that wrote it.
  await Meta.updateOne({ _id: "schema" }, { $unset: { indexSignature: 1, lockedUntil: 1 } });
  await prepareDatabase();
  return manifest;
}

function refuseNewer({ schemaVersion }: Manifest): void {
  const known = newestSchemaVersion();
  if (schemaVersion <= known) return;
  throw new SetupError(
    `Cette sauvegarde vient d’une version plus récente du logiciel (schéma ${schemaVersion}, attendu ${known}) : installez cette version pour la restaurer.`,
  );
}

/** Refuses a base that holds anything, saying what to do. */
export async function refuseFilled(advice: string): Promise<void> {
  const collections = await database().listCollections({ type: "collection" }, { nameOnly: true }).toArray();
  for (const { name } of collections) {
    if (
      !(await database()
        .collection(name)
        .findOne({}, { projection: { _id: 1 } }))
    )
      continue;
    throw new SetupError(`La base n’est pas vide : ${advice}`);
  }
}

async function restoreCollection(
  folder: string,
  { name, documents, indexes }: SavedCollection,
): Promise<void> {
  const collection = database().collection(name);
  for await (const batch of batches(folder, name)) {
    await collection.insertMany(batch, { ordered: false, writeConcern: DURABLE });
  }
  if (!isOurs(name)) await restoreIndexes(collection, indexes);
  const count = await collection.countDocuments();
  if (count !== documents) {
    throw new SetupError(
      `La restauration de ${name} est incomplète (${count} sur ${documents}) : relancez-la avec --replace.`,
    );
  }
}

/** Those of our own collections are built from the models. */
async function restoreIndexes(collection: Collection, indexes: Document[]): Promise<void> {
  const specifications = indexes
    .filter(({ name }) => name !== "_id_")
    .map(({ v: _v, ns: _ns, key, ...options }) => ({ key, ...options }));
  if (specifications.length > 0) await collection.createIndexes(specifications);
}

function isOurs(name: string): boolean {
  return ALL_MODELS.some(({ collection }) => collection.name === name);
}

async function* batches(folder: string, name: string): AsyncGenerator<Document[]> {
  let batch: Document[] = [];
  let bytes = 0;
  for await (const document of readDocuments(folder, name)) {
    // Without promotion, a whole number stays of the very type it was stored under.
    batch.push(BSON.deserialize(document, { promoteValues: false, bsonRegExp: true }));
    bytes += document.length;
    if (bytes < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}
