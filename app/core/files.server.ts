import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { GridFSBucket } from "mongodb";
import { database } from "./db/connect.server";

const BUCKET = "files";

/** The collection that names the files; their bytes are beside it. */
export const STORED_FILES = `${BUCKET}.files`;

/** Keeps the bytes of a file under an id; done before the document that names it. */
export async function storeFile(id: string, bytes: Uint8Array): Promise<void> {
  await pipeline(Readable.from([Buffer.from(bytes)]), bucket().openUploadStreamWithId(id as never, id));
}

/** The bytes of a file, as a stream for a response. */
export function readFileStream(id: string): ReadableStream<Uint8Array> {
  // Node's own type of a web stream is the same object.
  return Readable.toWeb(storedFile(id)) as ReadableStream<Uint8Array>;
}

/** The bytes of a file, as a stream for this process. */
export function storedFile(id: string): Readable {
  return bucket().openDownloadStream(id as never);
}

/** Keeps the bytes of a file again, with what the base said of it elsewhere. */
export async function storeFileAs(
  id: string,
  said: Record<string, unknown>,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  await pipeline(bytes, bucket().openUploadStreamWithId(id as never, id));
  const { length: _length, chunkSize: _chunkSize, ...kept } = said;
  await database()
    .collection(STORED_FILES)
    .updateOne({ _id: id as never }, { $set: kept });
}

/** Forgets the bytes of a file, those that a stop left without a name too; one already gone is no error. */
export async function deleteFile(id: string): Promise<void> {
  await database()
    .collection(STORED_FILES)
    .deleteOne({ _id: id as never });
  await database().collection(`${BUCKET}.chunks`).deleteMany({ files_id: id });
}

function bucket(): GridFSBucket {
  return new GridFSBucket(database(), { bucketName: BUCKET });
}
