import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireNothing } from "~/core/auth/guards.server";
import { attachmentOf } from "~/features/documents/attachment.server";
import { getSentDocument } from "~/features/documents/sent-document.queries.server";

/** Gives the paper that a letter leads to; its link is for whom it was written to, and for no index. */
export async function loader({ params }: LoaderFunctionArgs) {
  requireNothing();
  const response = attachmentOf(await getSentDocument(params.token));
  response.headers.set("X-Robots-Tag", "noindex");
  return response;
}
