import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { ActButton, Folded, isResultOf } from "~/components/ui/item-form";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { FundingSection } from "~/features/pledges/funding-section";
import { HistorySection } from "~/features/pledges/history-section";
import { carryOutProjectAct } from "~/features/pledges/project-acts.commands.server";
import { ProjectForm } from "~/features/pledges/project-form";
import { KickOffSection, ProjectFacts, ProjectStateSection } from "~/features/pledges/project-sections";
import { getProjectPage } from "~/features/pledges/projects.queries.server";
import { projectActSchema } from "~/features/pledges/projects.schema.server";
import { ScenarioSection } from "~/features/pledges/scenario-section";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? data.name : "Projet" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "reports:read");
  return getProjectPage(user, params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  const id = params.id ?? "";
  return submitForm(request, projectActSchema, async (act) => {
    const toast = await carryOutProjectAct(user, id, act);
    return redirectWithToast(request, `/pledges/projects/${id}`, toast);
  });
}

export default function ProjectPage() {
  const project = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { name, stateWord, communeName, card, canWrite, isArchived, version } = project;
  const writing = { canWrite, today: project.today, lastResult };
  return (
    <>
      <PageHeader
        back={{ to: "/pledges/projects", label: "Projets d’accueil" }}
        title={name}
        meta={`${communeName} · ${stateWord}`}
      />
      <FormErrors errors={lastResult?.error?.[""]} />
      {isArchived && <Notice title="Ce projet est archivé." tone="waiting" />}
      <div key={version}>
        <Section title="Le projet">
          <ProjectFacts card={card} communeName={communeName} epci={project.epci} />
          {canWrite && (
            <div className="mt-3">
              <Folded summary="Modifier le projet" isOpen={isResultOf(lastResult, "card")}>
                <ProjectForm project={card} communes={project.communes} lastResult={lastResult} />
              </Folded>
            </div>
          )}
        </Section>
        <ProjectStateSection state={project.state} reason={project.reason} {...writing} />
        <KickOffSection lines={project.kickOff} {...writing} />
        <ScenarioSection scenarios={project.scenarios} decision={project.decision} {...writing} />
        <FundingSection fundings={project.fundings} {...writing} />
        <HistorySection history={project.history} />
        {canWrite && (
          <div className="mt-7">
            <ActButton intent={isArchived ? "restore" : "archive"}>
              {isArchived ? "Rétablir ce projet" : "Archiver ce projet"}
            </ActButton>
          </div>
        )}
      </div>
    </>
  );
}
