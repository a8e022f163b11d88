import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { readUpload } from "~/features/documents/read-upload.server";
import { EndSection, PanelSection } from "~/features/scholarships/panel-section";
import { PaperSection } from "~/features/scholarships/paper-section";
import { ExclusionNotice, RequestSection, ReviewSection } from "~/features/scholarships/request-sections";
import { carryOutScholarshipAct } from "~/features/scholarships/scholarship-acts.commands.server";
import { scholarshipActSchema } from "~/features/scholarships/scholarship-acts.schema.server";
import { getScholarshipPage } from "~/features/scholarships/scholarship-page.queries.server";
import { StageHistory } from "~/features/scholarships/stage-history";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  return getScholarshipPage(user, params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const { form, files } = await readUpload(request);
  return submitForm(form, scholarshipActSchema, async (act) => {
    const toast = await carryOutScholarshipAct(user, params.id ?? "", act, files);
    return redirectWithToast(request, `/scholarships/${params.id}`, toast);
  });
}

export default function ScholarshipRoute() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const props = { page, lastResult };
  // What is to be done comes first.
  const isGathering = page.stage === "requested" || page.stage === "complete";
  return (
    <>
      <FormErrors errors={lastResult?.error?.[""]} />
      <ExclusionNotice key={`exclusion-${page.card.exclusionReason}`} {...props} />
      {isGathering && <PaperSection {...props} />}
      {page.stage === "panel" && <PanelSection {...props} />}
      <ReviewSection key={page.card.assessment} {...props} />
      {page.stage !== "panel" && <PanelSection {...props} />}
      {!isGathering && <PaperSection {...props} />}
      <RequestSection {...props} />
      <StageHistory history={page.history} />
      <EndSection {...props} />
    </>
  );
}
