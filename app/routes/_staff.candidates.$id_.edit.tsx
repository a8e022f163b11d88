import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getSettings } from "~/core/settings.server";
import { editedProject } from "~/features/candidates/candidate-project.queries.server";
import { projectActSchema } from "~/features/candidates/candidate-project.schema.server";
import { carryOutProjectAct } from "~/features/candidates/candidate-project-acts.commands.server";
import { getCandidate } from "~/features/candidates/candidates.queries.server";
import { noContactsOf } from "~/features/candidates/no-contact.queries.server";
import { NoContactSection } from "~/features/candidates/no-contact-section";
import { ProjectForm } from "~/features/candidates/project-form";
import { Obstacles, QuietPeriods } from "~/features/candidates/project-lists";
import { Situations } from "~/features/candidates/project-situations";
import { presentCandidateId } from "~/features/restructurings/absorbed.queries.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Projet de ${data.project.name}` : "Projet professionnel" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "candidates:write");
  const [candidate, { territories }] = await Promise.all([
    getCandidate(user, await presentCandidateId(params.id ?? "")),
    getSettings(),
  ]);
  if (candidate._id !== params.id) throw redirect(`/candidates/${candidate._id}/edit`);
  const noContacts = await noContactsOf([candidate]);
  return {
    noContact: noContacts.get(candidate._id),
    project: editedProject(candidate),
    territories: territories.list.map(({ code, label }) => ({ value: code, label })),
    today: toDay(now()),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "candidates:write");
  const candidate = await getCandidate(user, await presentCandidateId(params.id ?? ""));
  return submitForm(request, projectActSchema, async (act) => {
    const message = await carryOutProjectAct(user, candidate, act);
    return redirectWithToast(request, `/candidates/${candidate._id}/edit`, { message });
  });
}

export default function EditProject() {
  const { project, noContact, territories, today } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const intent = String(lastResult?.initialValue?.intent ?? "");
  const lists = { project, today, refused: { intent, errors: lastResult?.error } };
  return (
    <>
      <PageHeader
        back={{ to: `/households/${project.householdId}`, label: "Retour au dossier" }}
        title={project.name}
        meta="Projet professionnel : la seule part du dossier qu’une structure qui recrute peut lire."
      />
      {project.hasDoubtfulRpps && (
        <Notice tone="attention">
          La clé de ce numéro RPPS ne tombe pas juste : relisez-le. Il est gardé tel quel.
        </Notice>
      )}
      <Section title="Coordonnées et projet">
        <ProjectForm
          key={project.version}
          project={project}
          territories={territories}
          lastResult={intent === "project" ? lastResult : undefined}
        />
      </Section>
      <Situations {...lists} />
      <Obstacles {...lists} />
      <QuietPeriods {...lists} />
      <NoContactSection firstName={project.drawn.firstName} noContact={noContact} refused={lists.refused} />
    </>
  );
}
