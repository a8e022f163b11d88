import type { DocumentRecord } from "#models/document";
import { readFileStream } from "~/core/files.server";
import { mediaTypeOf } from "./document-type";

/** A copy of a document, to be kept and never shown in the page. */
export function attachmentOf({
  _id,
  name,
  type,
  bytes,
}: Pick<DocumentRecord, "_id" | "name" | "type" | "bytes">): Response {
  return new Response(readFileStream(_id), {
    headers: {
      "Content-Type": mediaTypeOf(type),
      "Content-Length": String(bytes),
      // RFC 6266: the encoded name is the true one; nothing of it can end the header.
      "Content-Disposition": `attachment; filename="document.${type}"; filename*=UTF-8''${encodeName(name)}`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}

/** RFC 8187 leaves fewer signs than `encodeURIComponent`. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
