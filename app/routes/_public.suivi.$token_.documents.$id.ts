import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requireNothing } from "~/core/auth/guards.server";
import { attachmentOf } from "~/features/documents/attachment.server";
import { getGivenDocument } from "~/features/tracking/tracking-documents.queries.server";
import { isGranted } from "~/features/tracking/tracking-grant.server";
import { getLiveTracking } from "~/features/tracking/tracking-link.queries.server";

/** Gives adults a copy of a paper that they gave; 404 without a code typed a few minutes ago. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  requireNothing();
  const live = await getLiveTracking(params.token, new URL(request.url));
  if (!(await isGranted(live.tracking, request.headers.get("Cookie")))) throw notFound();
  return attachmentOf(await getGivenDocument(live, params.id));
}
