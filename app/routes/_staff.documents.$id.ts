import type { ActionFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { attachmentOf } from "~/features/documents/attachment.server";
import { recordDownload } from "~/features/documents/documents.commands.server";
import { getDocument } from "~/features/documents/documents.queries.server";

/** Gives a copy of a document; sent as a form, since a copy taken is written down and a GET changes nothing. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const document = await getDocument(user, params.id ?? "");
  await recordDownload(user, document._id);
  return attachmentOf(document);
}
