import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireNothing } from "~/core/auth/guards.server";
import { icsFile } from "~/core/ics.server";
import { getOwnVisitFile } from "~/features/calendar/visit-file.queries.server";
import { getLiveTracking } from "~/features/tracking/tracking-link.queries.server";

/** Gives a candidate the visit their page announces, for their calendar; 404 for any other. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  requireNothing();
  const { member, language } = await getLiveTracking(params.token, new URL(request.url));
  return icsFile(await getOwnVisitFile(member.id, params.id, language), "visite");
}
