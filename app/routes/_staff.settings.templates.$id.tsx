import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { TemplateForm } from "~/features/templates/template-form";
import { updateTemplate } from "~/features/templates/templates.commands.server";
import { getTemplate, getTemplatePage } from "~/features/templates/templates.queries.server";
import { templateSchema } from "~/features/templates/templates.schema.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.label ?? "Modèle de tâches"} · Réglages` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  return await getTemplatePage(params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  const { _id } = await getTemplate(params.id ?? "");
  return submitForm(request, templateSchema, async ({ before, ...template }) => {
    await updateTemplate(user, _id, before, template);
    return redirectWithToast(request, `/settings/templates/${_id}`, { message: "Modèle enregistré." });
  });
}

export default function TemplatePage() {
  const { version, label, place, group, isYearly, isActive, card } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/settings/templates", label: "Modèles de tâches" }}
        title={label}
        meta={
          <>
            {place} · {group} {!isActive && <Badge tone="waiting">désactivé</Badge>}
          </>
        }
      />
      <p className="mb-4 text-muted">
        Ne change que ce qui sera planifié désormais : les tâches déjà créées restent comme elles sont.
        {isYearly && " Celles qui se comptent depuis l’entrée dans l’étape reviennent chaque année."}
      </p>
      <TemplateForm key={version} template={card} lastResult={lastResult} />
    </>
  );
}
