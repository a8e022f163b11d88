import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requirePermission } from "~/core/auth/guards.server";
import { evidencePdf } from "~/features/scholarships/evidence-pdf.server";
import { pdfResponse } from "~/features/scholarships/pdf-response.server";
import { getScholarship } from "~/features/scholarships/scholarships.queries.server";

/** Gives the evidence sheet of the signatures of an agreement, each seal checked now; 404 before there is a text. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const user = await requirePermission(request, "households:read");
  const scholarship = await getScholarship(user, params.id ?? "");
  if (scholarship.agreements.length === 0) throw notFound();
  return pdfResponse(await evidencePdf(scholarship), "preuve-des-signatures");
}
