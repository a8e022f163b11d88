import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { carryOutActionAct } from "~/features/pledges/action-acts.commands.server";
import { EvidenceSection, IndicatorSection } from "~/features/pledges/action-item-sections";
import { CardSection, StateSection } from "~/features/pledges/action-sections";
import { getActionPage } from "~/features/pledges/actions.queries.server";
import { actionActSchema } from "~/features/pledges/actions.schema.server";
import { FundingSection } from "~/features/pledges/funding-section";
import { HistorySection } from "~/features/pledges/history-section";
import { StepSection } from "~/features/pledges/step-section";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? data.name : "Engagement" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "reports:read");
  return getActionPage(user, params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  const id = params.id ?? "";
  return submitForm(request, actionActSchema, async (act) => {
    const toast = await carryOutActionAct(user, id, act);
    return redirectWithToast(request, `/pledges/actions/${id}`, toast);
  });
}

export default function ActionPage() {
  const loaded = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { name, path, text, plan, version, history, ...pledge } = loaded;
  const writing = { canWrite: loaded.canWrite, today: loaded.today, lastResult };
  return (
    <>
      <PageHeader
        back={{ to: `/pledges/${plan.id}`, label: plan.name }}
        title={name}
        meta={path.length > 0 && path.join(" › ")}
      />
      {text && <p className="max-w-[75ch] whitespace-pre-line">{text}</p>}
      <div key={version}>
        <StateSection {...pledge} {...writing} />
        <CardSection {...pledge} {...writing} />
        <StepSection steps={pledge.steps} {...writing} />
        <FundingSection fundings={pledge.fundings} {...writing} />
        <EvidenceSection evidence={pledge.evidence} {...writing} />
        <IndicatorSection indicators={pledge.indicators} {...writing} />
        <HistorySection history={history} />
      </div>
    </>
  );
}
