import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { icsFile } from "~/core/ics.server";
import { getVisitFile } from "~/features/calendar/visit-file.queries.server";

/** The visit agreed of an introduction, for the calendar of a colleague. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const user = await requirePermission(request, "hand-offs:read");
  return icsFile(await getVisitFile(user, params.id ?? ""), "visite");
}
