import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { BSON, type Document } from "mongodb";
import { Meta } from "#models/meta";
import { SetupError } from "../errors";
import { STORED_FILES, storedFile } from "../files.server";
import { database } from "./connect.server";
import { ALL_MODELS } from "./models.server";

export interface ExportedCollection {
  name: string;
  documents: number;
}

/** What an export says of itself. */
export interface ExportManifest {
  format: number;
  createdAt: string;
  schemaVersion: number;
  collections: ExportedCollection[];
}

const FORMAT = 1;
const MANIFEST = "manifeste.json";
const DATA = "donnees";
const FILES = "fichiers";

/** Of the sign-in library, names and addresses alone: its passwords, sessions and codes are elsewhere. */
const PEOPLE = "user";
/** A link to choose a password. The ids of other links open nothing without the server's key. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = { accounts: ["passwordLink"] };

/**
 * Writes our collections into a new folder, one readable JSON file each, with the bytes of the documents. Passwords,
 * sessions, sign-in codes and links to choose a password stay in the base.
 */
export async function exportBase(folder: string): Promise<ExportManifest> {
  const meta = await Meta.findById("schema").lean();
  if (!meta) throw new SetupError("La base est vide : il n’y a rien à exporter.");
  await mkdir(path.join(folder, DATA), { recursive: true, mode: 0o700 });
  await mkdir(path.join(folder, FILES), { mode: 0o700 });
  const collections: ExportedCollection[] = [];
  for (const name of exportedNames()) collections.push(await writeCollection(folder, name));
  const files = await writeFiles(folder);
  const { schemaVersion } = meta;
  const createdAt = new Date().toISOString();
  const manifest = { format: FORMAT, createdAt, schemaVersion, collections: [...collections, files] };
  await writeFile(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  return manifest;
}

/** Re-reads a whole export; refuses, naming the file, one that is missing, truncated or no longer JSON. */
export async function verifyExport(folder: string): Promise<ExportManifest> {
  const manifest = await readManifest(folder);
  for (const { name, documents } of manifest.collections) {
    let count = 0;
    for await (const _document of readExported(folder, name)) count += 1;
    if (count !== documents) throw damaged(name, `${documents} documents attendus, ${count} trouvés`);
  }
  return manifest;
}

/** The documents of one collection of an export, one after the other. */
export async function* readExported(folder: string, name: string): AsyncGenerator<Document> {
  const lines = createInterface({ input: createReadStream(pathOf(folder, name)), crlfDelay: Infinity });
  let number = 0;
  try {
    for await (const line of lines) {
      number += 1;
      if (line !== "[" && line !== "]") yield BSON.EJSON.parse(line.replace(/,$/, ""));
    }
  } catch (cause) {
    throw damaged(name, `ligne ${number}`, cause);
  }
}

/** The bytes of a document of an export. */
export function readExportedFile(folder: string, id: string): AsyncIterable<Uint8Array> {
  return createReadStream(path.join(folder, FILES, id));
}

/** The collections that leave. */
export function exportedNames(): string[] {
  return [...ALL_MODELS.map(({ collection }) => collection.name), PEOPLE];
}

async function writeCollection(folder: string, name: string): Promise<ExportedCollection> {
  const projection = Object.fromEntries((LEFT_OUT[name] ?? []).map((field) => [field, 0]));
  const found = database()
    .collection(name)
    .find({}, { projection, sort: { _id: 1 } });
  return { name, documents: await writeLines(pathOf(folder, name), found) };
}

/** A list of JSON with one document a line: any tool reads it whole, and we read it line by line. */
async function writeLines(file: string, documents: AsyncIterable<Document>): Promise<number> {
  let count = 0;
  await pipeline(
    async function* () {
      yield "[\n";
      for await (const document of documents) {
        yield `${count > 0 ? ",\n" : ""}${BSON.EJSON.stringify(document, { relaxed: true })}`;
        count += 1;
      }
      yield count > 0 ? "\n]\n" : "]\n";
    },
    createWriteStream(file, { mode: 0o600, flush: true }),
  );
  return count;
}

/** The bytes first: a line tells only of a file that is there. */
async function writeFiles(folder: string): Promise<ExportedCollection> {
  const found = database()
    .collection(STORED_FILES)
    .find({}, { sort: { _id: 1 } });
  const written = async function* (): AsyncGenerator<Document> {
    for await (const file of found) {
      const bytes = createWriteStream(path.join(folder, FILES, String(file._id)), { mode: 0o600 });
      await pipeline(storedFile(String(file._id)), bytes);
      yield file;
    }
  };
  return { name: STORED_FILES, documents: await writeLines(pathOf(folder, STORED_FILES), written()) };
}

async function readManifest(folder: string): Promise<ExportManifest> {
  const manifest = await readFile(path.join(folder, MANIFEST), "utf8")
    .then((text): ExportManifest => JSON.parse(text))
    .catch((cause: unknown) => {
      throw new SetupError(
        `${folder} n’est pas un export entier : ${MANIFEST} manque ou n’est pas lisible.`,
        {
          cause,
        },
      );
    });
  if (manifest.format === FORMAT) return manifest;
  throw new SetupError(
    `L’export ${folder} est d’un format que ce logiciel ne connaît pas : installez une version plus récente.`,
  );
}

function pathOf(folder: string, name: string): string {
  return path.join(folder, DATA, `${name}.json`);
}

function damaged(name: string, where: string, cause?: unknown): SetupError {
  return new SetupError(`${DATA}/${name}.json n’est plus tel qu’il a été écrit (${where}).`, { cause });
}
