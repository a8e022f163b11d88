import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { PlanForm } from "~/features/pledges/plan-form";
import { createPlan } from "~/features/pledges/plans.commands.server";
import { newPlanSchema } from "~/features/pledges/plans.schema.server";

export const meta: MetaFunction = () => [{ title: "Ouvrir un plan" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:write");
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  return submitForm(request, newPlanSchema, async ({ before: _, ...plan }) => {
    const id = await createPlan(user, plan);
    const message = "Plan ouvert : ajoutez ses axes et ses engagements.";
    return redirectWithToast(request, `/pledges/${id}/edit`, { message });
  });
}

export default function NewPlan() {
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/pledges", label: "Engagements" }}
        title="Ouvrir un plan"
        meta="Un nom et un type suffisent. Vous ajoutez ensuite les axes, les objectifs et les engagements."
      />
      <PlanForm lastResult={lastResult} />
    </>
  );
}
