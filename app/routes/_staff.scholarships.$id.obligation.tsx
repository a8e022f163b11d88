import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { obligationActSchema } from "~/features/scholarships/instalment.schema.server";
import { carryOutObligationAct } from "~/features/scholarships/obligation-acts.commands.server";
import { getObligationPage } from "~/features/scholarships/obligation-page.queries.server";
import { PracticeSection, SuspensionSection } from "~/features/scholarships/obligation-periods";
import { BeginSection, StandingSection, YearlyProofs } from "~/features/scholarships/obligation-sections";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  return getObligationPage(user, params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const { id = "" } = params;
  return submitForm(request, obligationActSchema, async (act) => {
    const toast = await carryOutObligationAct(user, id, act);
    return redirectWithToast(request, `/scholarships/${id}/obligation`, toast);
  });
}

export default function ObligationRoute() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { balance, practice, suspensions, stage } = page;
  const shared = { canWrite: page.canWrite && stage === "obligation", lastResult };
  return (
    <>
      <FormErrors errors={lastResult?.error?.[""]} />
      {!balance && <BeginSection page={page} lastResult={lastResult} />}
      {balance && (
        <>
          <StandingSection page={page} lastResult={lastResult} />
          <PracticeSection key={`practice-${practice.length}`} periods={practice} {...shared} />
          <SuspensionSection key={`off-${suspensions.length}`} periods={suspensions} {...shared} />
          <YearlyProofs page={page} lastResult={lastResult} />
        </>
      )}
    </>
  );
}
