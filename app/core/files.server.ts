import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { GridFSBucket } from "mongodb";
import { database } from "./db/connect.server";

const BUCKET = "files";

/** Keeps the bytes of a file under an id; done before the document that names it. */
export async function storeFile(id: string, bytes: Uint8Array): Promise<void> {
  await pipeline(Readable.from([Buffer.from(bytes)]), bucket().openUploadStreamWithId(id as never, id));
}

/** The bytes of a file, as a stream for a response. */
export function readFileStream(id: string): ReadableStream<Uint8Array> {
  // Node's own type of a web stream is the same object.
  return Readable.toWeb(bucket().openDownloadStream(id as never)) as ReadableStream<Uint8Array>;
}

/** Forgets the bytes of a file; one already gone is no error. */
export async function deleteFile(id: string): Promise<void> {
  const found = await database()
    .collection(`${BUCKET}.files`)
    .countDocuments({ _id: id as never });
  if (found > 0) await bucket().delete(id as never);
}

function bucket(): GridFSBucket {
  return new GridFSBucket(database(), { bucketName: BUCKET });
}
