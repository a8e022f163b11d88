import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireNothing } from "~/core/auth/guards.server";
import { ICS_TYPE } from "~/core/ics.server";
import { getFeed } from "~/features/calendar/feed.queries.server";

/** The private calendar of a colleague, read by their phone; 404 for any link that is not in force. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  requireNothing();
  return new Response(await getFeed(params.token, { isRead: request.method === "GET" }), {
    // The host says that nobody keeps it, as of every page of ours.
    headers: { "Content-Type": ICS_TYPE, "X-Robots-Tag": "noindex" },
  });
}
