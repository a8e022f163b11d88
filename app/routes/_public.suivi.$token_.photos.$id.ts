import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireNothing } from "~/core/auth/guards.server";
import { pictureResponse } from "~/features/documents/picture.server";
import { getOptionPhoto } from "~/features/tracking/tracking-choices.queries.server";
import { getLiveTracking } from "~/features/tracking/tracking-link.queries.server";

/** Shows an adult a photo of what is proposed to them; 404 for any other document; for no index. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  requireNothing();
  const live = await getLiveTracking(params.token, new URL(request.url));
  const response = pictureResponse(await getOptionPhoto(live, params.id));
  response.headers.set("X-Robots-Tag", "noindex");
  return response;
}
