import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { codeFile, drawnCode, eventAddress } from "~/features/events/event-code.server";
import { getEvent } from "~/features/events/events.queries.server";

/** The code of the form of an event, to be printed. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  await requirePermission(request, "households:read");
  const event = await getEvent(params.id ?? "");
  const address = eventAddress(event);
  return new Response(codeFile(drawnCode(address), address), {
    headers: {
      "Content-Type": "image/svg+xml",
      "Cache-Control": "private, no-store",
      "Content-Disposition": `attachment; filename="rencontre-${event.code}.svg"`,
    },
  });
}
