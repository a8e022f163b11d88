import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requirePermission } from "~/core/auth/guards.server";
import { readFileStream } from "~/core/files.server";
import { isPicture, mediaTypeOf } from "~/features/documents/document-type";
import { getDocument } from "~/features/documents/documents.queries.server";

/** Shows a photo that a partner joined to what they propose; any other document is taken as a copy. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const { _id, type, bytes, addedBy, memberId, deletedAt } = await getDocument(user, params.id ?? "");
  const isPartners = addedBy === null && memberId === undefined;
  if (!isPartners || !isPicture(type) || deletedAt) throw notFound();
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
