import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireNothing } from "~/core/auth/guards.server";
import { icsFile } from "~/core/ics.server";
import { getOpenProgramme } from "~/features/visit-days/programme.queries.server";
import { programmeIcs } from "~/features/visit-days/programme-ics.server";

/** Gives one itinerary of a day for a calendar, that of the doctor unless told otherwise; 404 for a link no longer open. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  requireNothing();
  const url = new URL(request.url);
  const opened = await getOpenProgramme(params.token, url);
  const side = url.searchParams.get("pour") === "family" ? "family" : "doctor";
  const response = icsFile(await programmeIcs(opened, side), "programme");
  response.headers.set("X-Robots-Tag", "noindex");
  return response;
}
