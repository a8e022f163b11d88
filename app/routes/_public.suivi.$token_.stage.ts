import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requireNothing } from "~/core/auth/guards.server";
import { icsFile } from "~/core/ics.server";
import { placementIcs } from "~/features/tracking/placement-ics.server";
import { getLiveTracking } from "~/features/tracking/tracking-link.queries.server";
import { ownPlacementOf } from "~/features/tracking/tracking-placement.queries.server";

/** Gives an intern the days of their semester for their calendar; 404 until a seat or a bed is theirs. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  requireNothing();
  const live = await getLiveTracking(params.token, new URL(request.url));
  const placement = await ownPlacementOf(live);
  if (!placement?.isGiven) throw notFound();
  return icsFile(placementIcs(placement, live), "semestre");
}
