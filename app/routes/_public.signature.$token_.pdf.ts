import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireNothing } from "~/core/auth/guards.server";
import { agreementPdf } from "~/features/scholarships/agreement-pdf.server";
import { pdfResponse } from "~/features/scholarships/pdf-response.server";
import { getReadableAgreement } from "~/features/scholarships/signature-link.queries.server";

/** Gives the agreement whoever holds the link may read, for no index; 404 for a link that was replaced. */
export async function loader({ params }: LoaderFunctionArgs): Promise<Response> {
  requireNothing();
  const { scholarship, text } = await getReadableAgreement(params.token);
  return pdfResponse(await agreementPdf(scholarship, text), "convention");
}
