import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { Folded, isResultOf } from "~/components/ui/item-form";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { carryOutPlanEdit } from "~/features/pledges/plan-acts.commands.server";
import { PlanForm } from "~/features/pledges/plan-form";
import { getPlanEditor } from "~/features/pledges/plan-page.queries.server";
import { PlanTreeEditor } from "~/features/pledges/plan-tree-editor";
import { planEditSchema } from "~/features/pledges/plans.schema.server";

export const meta: MetaFunction = () => [{ title: "Modifier le plan" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:write");
  return getPlanEditor(params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  const id = params.id ?? "";
  return submitForm(request, planEditSchema, async (act) => {
    const toast = await carryOutPlanEdit(user, id, act);
    return redirectWithToast(request, `/pledges/${id}/edit`, toast);
  });
}

export default function EditPlan() {
  const { id, name, version, card, lines, parents } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader back={{ to: `/pledges/${id}`, label: name }} title="Modifier le plan" />
      <FormErrors errors={lastResult?.error?.[""]} />
      <PlanTreeEditor key={version} lines={lines} parents={parents} lastResult={lastResult} />
      <div key={`-${version}`} className="mt-7">
        <Folded summary="Modifier les textes du plan" isOpen={isResultOf(lastResult, "card")}>
          <PlanForm plan={card} lastResult={lastResult} />
        </Folded>
      </div>
    </>
  );
}
