import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { saveStage } from "~/features/pipelines/pipelines.commands.server";
import { getPipeline } from "~/features/pipelines/pipelines.queries.server";
import { stageSchema } from "~/features/pipelines/pipelines.schema.server";
import { StageEditor } from "~/features/pipelines/stage-form";
import { getStagePage, NEW_STAGE } from "~/features/pipelines/stage-page.queries.server";
import { StagePreview } from "~/features/pipelines/stage-preview";
import { useSettingsAccess } from "~/features/settings/settings-form";

export const meta: MetaFunction = () => [{ title: "Étape · Réglages" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  return await getStagePage(params.id ?? "", params.stage ?? "", new URL(request.url).searchParams);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  const key = params.stage === NEW_STAGE ? undefined : params.stage;
  return submitForm(request, stageSchema, async (stage) => {
    await saveStage(user, await getPipeline(params.id ?? ""), key, stage);
    return redirectWithToast(request, "/settings/pipelines", {
      message: `Étape « ${stage.fr} » enregistrée.`,
    });
  });
}

export default function StageSettings() {
  const { pipeline, isNew, label, stage, drawnFrom, changes, typed, lastResult } =
    useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { canWrite } = useSettingsAccess();
  const { pathname, search } = useLocation();
  return (
    <>
      <p>
        <Link to="/settings/pipelines">Parcours</Link>, {pipeline}
      </p>
      <Section title={isNew ? "Nouvelle étape" : label}>
        <StageEditor
          key={search}
          stage={stage}
          drawnFrom={drawnFrom}
          canWrite={canWrite}
          lastResult={lastResult}
        />
      </Section>
      <FormErrors errors={refusal?.error?.[""] ?? refusal?.error?.fr} />
      {refusal?.error?.[""] && <Link to={pathname}>Repartir de ce qui est enregistré</Link>}
      {changes && <StagePreview changes={changes} fields={typed} />}
    </>
  );
}
