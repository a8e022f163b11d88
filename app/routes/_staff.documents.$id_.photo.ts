import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requirePermission } from "~/core/auth/guards.server";
import { isPicture } from "~/features/documents/document-type";
import { getDocument } from "~/features/documents/documents.queries.server";
import { pictureResponse } from "~/features/documents/picture.server";

/** Shows a photo that a partner joined to what they propose; any other document is taken as a copy. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const document = await getDocument(user, params.id ?? "");
  const { type, addedBy, memberId, deletedAt } = document;
  const isPartners = addedBy === null && memberId === undefined;
  if (!isPartners || !isPicture(type) || deletedAt) throw notFound();
  return pictureResponse(document);
}
