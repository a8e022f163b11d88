import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { pictureResponse } from "~/features/documents/picture.server";
import { getLodgingPhoto } from "~/features/lodgings/lodgings.queries.server";

/** Shows a photo of a lodging. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  await requirePermission(request, "structures:read");
  return pictureResponse(await getLodgingPhoto(params.id ?? "", params.photoId ?? ""));
}
