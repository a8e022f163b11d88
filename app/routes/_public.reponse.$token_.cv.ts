import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { PARTNER } from "~/core/auth/actor";
import { requireNothing } from "~/core/auth/guards.server";
import { attachmentOf } from "~/features/documents/attachment.server";
import { recordDownload } from "~/features/documents/documents.commands.server";
import { getJoinedCurriculum } from "~/features/hand-offs/curriculum.queries.server";

/** Gives the CV joined to a request to whoever holds its link, and notes that it was taken; for no index. Once it is closed, the request itself says so. */
export async function loader({ params }: LoaderFunctionArgs) {
  requireNothing();
  const curriculum = await getJoinedCurriculum(params.token);
  if (!curriculum) return redirect(`/reponse/${params.token}`);
  await recordDownload(PARTNER, curriculum._id);
  const response = attachmentOf(curriculum);
  response.headers.set("X-Robots-Tag", "noindex");
  return response;
}
