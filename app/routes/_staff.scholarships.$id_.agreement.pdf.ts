import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requirePermission } from "~/core/auth/guards.server";
import { agreementPdf } from "~/features/scholarships/agreement-pdf.server";
import { pdfResponse } from "~/features/scholarships/pdf-response.server";
import { getScholarship } from "~/features/scholarships/scholarships.queries.server";

/** Gives the agreement of a scholarship, or one of its earlier versions; 404 for one that is not there. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const user = await requirePermission(request, "households:read");
  const scholarship = await getScholarship(user, params.id ?? "");
  const asked = new URL(request.url).searchParams.get("version");
  const { agreements } = scholarship;
  const text = asked ? agreements.find(({ version }) => String(version) === asked) : agreements.at(-1);
  if (!text) throw notFound();
  return pdfResponse(await agreementPdf(scholarship, text), "convention");
}
