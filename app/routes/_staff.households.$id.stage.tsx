import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { settle } from "~/core/db/relay.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { ExitForm } from "~/features/journeys/exit-form";
import { carryOutJourneyAct } from "~/features/journeys/journey-moves.commands.server";
import { journeyActSchema } from "~/features/journeys/journey-moves.schema.server";
import { getStep } from "~/features/journeys/journey-step.queries.server";
import { StageForm } from "~/features/journeys/stage-form";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.to.isExit ? "Sortir du parcours" : "Changer d’étape" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "candidates:write");
  const { searchParams } = new URL(request.url);
  const asked = (name: string) => searchParams.get(name) ?? "";
  return await getStep(user, params.id ?? "", {
    candidate: asked("candidate"),
    pipeline: asked("pipeline"),
    to: asked("to"),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "candidates:write");
  const here = `/households/${params.id}`;
  return submitForm(request, journeyActSchema, async (act) => {
    const { message, undo } = await carryOutJourneyAct(user, act);
    await settle();
    return redirectWithToast(request, here, {
      message,
      undo: undo && { action: `${here}?index`, fields: undo },
    });
  });
}

export default function StagePage() {
  const step = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/households/${step.householdId}`, label: `Dossier ${step.title}` }}
        title={step.to.isExit ? "Sortir du parcours" : "Changer d’étape"}
      />
      {step.to.isExit ? (
        <ExitForm step={step} lastResult={lastResult} />
      ) : (
        <StageForm step={step} lastResult={lastResult} />
      )}
    </>
  );
}
