import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { breachLetterPdf } from "~/features/scholarships/breach-letter-pdf.server";
import { pdfResponse } from "~/features/scholarships/pdf-response.server";
import { getScholarship } from "~/features/scholarships/scholarships.queries.server";

/** Gives the letter of a breach that was decided, for the post; 404 before. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const user = await requirePermission(request, "households:read");
  const scholarship = await getScholarship(user, params.id ?? "");
  return pdfResponse(await breachLetterPdf(user, scholarship), "lettre-de-rupture");
}
