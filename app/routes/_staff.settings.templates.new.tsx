import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { TemplateForm } from "~/features/templates/template-form";
import { createTemplate } from "~/features/templates/templates.commands.server";
import { listTemplatePlaces } from "~/features/templates/templates.queries.server";
import { newTemplateSchema } from "~/features/templates/templates.schema.server";

export const meta: MetaFunction = () => [{ title: "Ajouter un modèle de tâches · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:write");
  return { places: await listTemplatePlaces() };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  return submitForm(request, newTemplateSchema, async ({ before: _, at, group, ...template }) => {
    const [pipeline = "", stage = ""] = at.split("/");
    const id = await createTemplate(user, { pipeline, stage, group }, template);
    return redirectWithToast(request, `/settings/templates/${id}`, { message: "Modèle ajouté." });
  });
}

export default function NewTemplate() {
  const { places } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/settings/templates", label: "Modèles de tâches" }}
        title="Ajouter un modèle"
        meta="Les dossiers qui entreront dans l’étape auront ses tâches ; ceux qui y sont déjà ne changent pas."
      />
      <TemplateForm places={places} lastResult={lastResult} />
    </>
  );
}
