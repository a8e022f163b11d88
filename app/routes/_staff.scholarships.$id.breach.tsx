import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { carryOutBreachAct } from "~/features/scholarships/breach-acts.commands.server";
import { getBreachPage } from "~/features/scholarships/breach-page.queries.server";
import { DecisionSection, SimulationSection } from "~/features/scholarships/breach-sections";
import { breachActSchema } from "~/features/scholarships/instalment.schema.server";
import { NoBankDetails } from "~/features/scholarships/instalment-sections";
import { RepaymentSection } from "~/features/scholarships/repayment-section";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  return getBreachPage(user, params.id ?? "", new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const { id = "" } = params;
  return submitForm(request, breachActSchema, async (act) => {
    const toast = await carryOutBreachAct(user, id, act);
    return redirectWithToast(request, `/scholarships/${id}/breach`, toast);
  });
}

export default function BreachRoute() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <FormErrors errors={lastResult?.error?.[""]} />
      {!page.isRunning && !page.decided && <NothingToBreak stage={page.stage} />}
      <SimulationSection page={page} lastResult={lastResult} />
      {page.stage === "breached" && <DecisionSection page={page} />}
      <RepaymentSection page={page} lastResult={lastResult} />
      {page.stage !== "breached" && <DecisionSection page={page} />}
      <NoBankDetails />
    </>
  );
}

function NothingToBreak({ stage }: { stage: string }) {
  return (
    <EmptyState
      title="Rien n’est à rompre."
      why={
        stage === "settled"
          ? "L’engagement a été servi jusqu’au bout."
          : "Une rupture se simule et se décide une fois la convention signée. Avant, la demande se classe sans suite."
      }
    />
  );
}
