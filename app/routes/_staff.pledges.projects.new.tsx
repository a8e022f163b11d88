import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { ProjectForm } from "~/features/pledges/project-form";
import { createProject } from "~/features/pledges/projects.commands.server";
import { newProjectSchema } from "~/features/pledges/projects.schema.server";

export const meta: MetaFunction = () => [{ title: "Ouvrir un projet d’accueil" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:write");
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  return submitForm(request, newProjectSchema, async ({ before: _, ...project }) => {
    const id = await createProject(user, project);
    const message = "Projet ouvert : préparez sa réunion de lancement.";
    return redirectWithToast(request, `/pledges/projects/${id}`, { message });
  });
}

export default function NewProject() {
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/pledges/projects", label: "Projets d’accueil" }}
        title="Ouvrir un projet d’accueil"
      />
      <ProjectForm lastResult={lastResult} />
    </>
  );
}
