import type { DocumentRecord } from "#models/document";
import { readFileStream } from "~/core/files.server";
import { mediaTypeOf } from "./document-type";

/** A picture as a page shows it: nothing in it runs, and no cache keeps it. */
export function pictureResponse({
  _id,
  type,
  bytes,
}: Pick<DocumentRecord, "_id" | "type" | "bytes">): Response {
  return new Response(readFileStream(_id), {
    headers: {
      "Content-Type": mediaTypeOf(type),
      "Content-Length": String(bytes),
      "Content-Disposition": "inline",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}
