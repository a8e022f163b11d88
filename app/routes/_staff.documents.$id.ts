import type { ActionFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { readFileStream } from "~/core/files.server";
import { mediaTypeOf } from "~/features/documents/document-type";
import { recordDownload } from "~/features/documents/documents.commands.server";
import { getDocument } from "~/features/documents/documents.queries.server";

/** Gives a copy of a document; sent as a form, since a copy taken is written down and a GET changes nothing. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const { _id, name, type, bytes } = await getDocument(user, params.id ?? "");
  await recordDownload(user, _id);
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
