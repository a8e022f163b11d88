import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { access, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type { Collection, Document } from "mongodb";
import { Meta } from "#models/meta";
import { SetupError } from "../errors";
import { database } from "./connect.server";
import { AGGREGATES } from "./models.server";

export interface SavedCollection {
  name: string;
  documents: number;
  /** SHA-256 of the compressed file. */
  sha256: string;
  indexes: Document[];
}

/** What a backup says of itself. */
export interface Manifest {
  format: number;
  createdAt: string;
  schemaVersion: number;
  collections: SavedCollection[];
}

const FORMAT = 1;
const MANIFEST = "manifest.json";

/** Follow-ups go from these to those after them: whoever causes is read before what it changes. */
const CAUSES = ["submissions", "hand-offs", "households", "candidates"];
const EFFECT_LINES = ["audit-events", "entries", "notices", "outbox"];

/**
 * Writes every collection, GridFS included, into a new folder, re-reads it, and only then gives it its name;
 * refuses a folder already there and an empty base. The software may run meanwhile: collections are read one
 * after the other and each document is whole, but two documents may be some seconds apart. Causes are read
 * before their effects, so an effect is either in its place or still waiting in its document; as effects
 * keep their ids, each is carried out exactly once after a restore. Derived figures may lag until recomputed.
 */
export async function backUp(folder: string): Promise<Manifest> {
  await refuseExisting(folder);
  const draft = `${folder}.${process.pid}.partiel`;
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    const manifest = await writeAll(draft);
    await verifyBackup(draft);
    await rename(draft, folder);
    return manifest;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Re-reads a whole backup; refuses, naming the file, one that is missing, truncated or changed. */
export async function verifyBackup(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  for (const { name, documents, sha256 } of manifest.collections) {
    const hash = createHash("sha256");
    let count = 0;
    try {
      for await (const _document of readDocuments(folder, name, hash)) count += 1;
    } catch (cause) {
      throw damaged(folder, `${name}.bson.gz`, cause);
    }
    if (count !== documents || hash.digest("hex") !== sha256) throw damaged(folder, `${name}.bson.gz`);
  }
  return manifest;
}

/** The documents of one collection of a backup, as BSON, one after the other. */
export async function* readDocuments(
  folder: string,
  name: string,
  hash = createHash("sha256"),
): AsyncGenerator<Buffer> {
  const file = createReadStream(fileOf(folder, name)).on("data", (chunk) => hash.update(chunk));
  const unzipped = createGunzip();
  file.once("error", (error) => unzipped.destroy(error)).pipe(unzipped);
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of unzipped) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    // A BSON document begins with its own length.
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      if (length < 5) throw new Error(`no BSON document is ${length} bytes long`);
      yield rest.subarray(0, length);
      rest = rest.subarray(length);
    }
  }
  if (rest.length > 0) throw new Error(`${rest.length} bytes left`);
}

async function writeAll(folder: string): Promise<Manifest> {
  const meta = await Meta.findById("schema").lean();
  const names = await collectionNames();
  if (!meta || names.length === 0) {
    throw new SetupError("La base est vide : il n’y a rien à sauvegarder.");
  }
  const createdAt = new Date().toISOString();
  const collections: SavedCollection[] = [];
  for (const name of names) collections.push(await writeCollection(folder, name));
  const manifest = { format: FORMAT, createdAt, schemaVersion: meta.schemaVersion, collections };
  await writeFile(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
  return manifest;
}

async function collectionNames(): Promise<string[]> {
  const infos = await database().listCollections({ type: "collection" }, { nameOnly: true }).toArray();
  const names = infos.map(({ name }) => name).filter((name) => !name.startsWith("system."));
  return names.sort((left, right) => rankOf(left) - rankOf(right) || left.localeCompare(right));
}

function rankOf(name: string): number {
  if (CAUSES.includes(name)) return CAUSES.indexOf(name);
  if (EFFECT_LINES.includes(name)) return CAUSES.length + 3;
  if (AGGREGATES.some(({ collection }) => collection.name === name)) return CAUSES.length;
  // A GridFS file is named once all its chunks are written.
  return name.endsWith(".chunks") ? CAUSES.length + 2 : CAUSES.length + 1;
}

async function writeCollection(folder: string, name: string): Promise<SavedCollection> {
  const collection = database().collection(name);
  const hash = createHash("sha256");
  let documents = 0;
  await pipeline(
    async function* () {
      for await (const document of rawDocuments(collection)) {
        documents += 1;
        yield document;
      }
    },
    createGzip(),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(fileOf(folder, name), { mode: 0o600, flush: true }),
  );
  return { name, documents, sha256: hash.digest("hex"), indexes: await collection.indexes() };
}

/** The driver gives the bytes as they are stored, and types them as a document all the same. */
function rawDocuments(collection: Collection): AsyncIterable<Buffer> {
  return collection.find({}, { raw: true }) as unknown as AsyncIterable<Buffer>;
}

async function readManifest(folder: string): Promise<Manifest> {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(await readFile(path.join(folder, MANIFEST), "utf8"));
  } catch (cause) {
    throw new SetupError(
      `${folder} n’est pas une sauvegarde entière : ${MANIFEST} manque ou ne peut pas être lu.`,
      { cause },
    );
  }
  if (manifest.format === FORMAT) return manifest;
  throw new SetupError(
    `La sauvegarde ${folder} est d’un format que ce logiciel ne connaît pas : installez une version plus récente.`,
  );
}

async function refuseExisting(folder: string): Promise<void> {
  const isThere = await access(folder).then(
    () => true,
    () => false,
  );
  if (isThere) throw new SetupError(`${folder} existe déjà : donnez un autre nom à la sauvegarde.`);
}

function fileOf(folder: string, name: string): string {
  return path.join(folder, `${name}.bson.gz`);
}

function damaged(folder: string, file: string, cause?: unknown): SetupError {
  return new SetupError(
    `La sauvegarde ${folder} est abîmée : ${file} n’est plus tel qu’il a été écrit. Prenez une autre sauvegarde.`,
    { cause },
  );
}
