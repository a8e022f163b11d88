import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { isStartStage } from "~/features/pipelines/pipelines";
import { arrangeStages } from "~/features/pipelines/pipelines.commands.server";
import { getPipeline, listPipelines } from "~/features/pipelines/pipelines.queries.server";
import { pipelineActSchema } from "~/features/pipelines/pipelines.schema.server";
import { ruleWords, stageWords } from "~/features/pipelines/stage-fields";
import { StageList } from "~/features/pipelines/stage-list";
import { useSettingsAccess } from "~/features/settings/settings-form";

export const meta: MetaFunction = () => [{ title: "Parcours · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  const pipelines = await listPipelines();
  return {
    pipelines: pipelines.map(({ _id, fr, slug, stages }) => ({
      id: _id,
      label: fr,
      slug,
      stages: stages.map((stage) => ({
        key: stage.key,
        label: stage.fr,
        words: stageWords(stage),
        rules: ruleWords(stage),
        isStart: isStartStage(stage.key),
      })),
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  return submitForm(request, pipelineActSchema, async (act) => {
    await arrangeStages(user, await getPipeline(act.pipeline), act);
    const message = act.act === "remove" ? "Étape retirée." : "Étape déplacée.";
    return redirectWithToast(request, "/settings/pipelines", { message });
  });
}

export default function Pipelines() {
  const { pipelines } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { canWrite } = useSettingsAccess();
  return (
    <>
      <p className="text-muted">
        Les étapes par lesquelles passent médecins et internes. Renommer une étape ne change pas ce qui est
        déjà écrit dans le fil des dossiers.
      </p>
      <FormErrors errors={refusal?.error?.[""]} />
      {refusal?.initialValue?.act === "remove" && (
        <Link to={`/candidates?${new URLSearchParams({ stage: String(refusal.initialValue.stage) })}`}>
          Voir les dossiers à cette étape
        </Link>
      )}
      {pipelines.map(({ id, label, stages }) => (
        <Section key={id} title={label} count={stages.length}>
          <StageList pipeline={id} stages={stages} canWrite={canWrite} />
          {canWrite && (
            <p className="mt-3">
              <LinkButton to={`${id}/new`} size="small">
                Ajouter une étape
              </LinkButton>
            </p>
          )}
        </Section>
      ))}
    </>
  );
}
