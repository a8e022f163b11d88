import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireNothing } from "~/core/auth/guards.server";
import { getOpenProgramme } from "~/features/visit-days/programme.queries.server";
import { programmePdf } from "~/features/visit-days/programme-pdf.server";

/** Gives the programme of a day on one page, for no index; 404 for a link that is no longer open. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  requireNothing();
  const opened = await getOpenProgramme(params.token, new URL(request.url));
  return new Response(Buffer.from(await programmePdf(opened)), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": 'inline; filename="programme.pdf"',
      "X-Content-Type-Options": "nosniff",
      "X-Robots-Tag": "noindex",
      "Cache-Control": "private, no-store",
    },
  });
}
