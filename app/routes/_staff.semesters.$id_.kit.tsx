import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { kitSchema } from "~/features/placements/arrivals.schema.server";
import { DocumentsForm, DocumentsList } from "~/features/placements/documents-form";
import { carryOutKitAct } from "~/features/placements/kit-acts.commands.server";
import { KitForm } from "~/features/placements/kit-form";
import { getKitPage } from "~/features/placements/kit-page.queries.server";
import { SemesterTabs } from "~/features/semesters/semester-tabs";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Livret d’accueil, ${data.title}` : "Livret d’accueil" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  return getKitPage(user, params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  const id = params.id ?? "";
  return submitForm(request, kitSchema, async (act) => {
    const message = await carryOutKitAct(user, id, act);
    return redirectWithToast(request, `/semesters/${id}/kit`, { message });
  });
}

export default function Kit() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const isOfKit = lastResult?.initialValue?.intent === "kit";
  const key = JSON.stringify([page.version, page.documents]);
  return (
    <>
      <PageHeader
        back={{ to: "/semesters", label: "Semestres" }}
        title={page.title}
        meta={`${page.meta} · Le livret que chaque interne ouvre depuis sa page, sans compte, et que l’on peut imprimer.`}
        actions={
          <LinkButton to={`/livret/${page.id}`} reloadDocument>
            Voir le livret
          </LinkButton>
        }
      />
      <SemesterTabs semesterId={page.id} current="kit" />
      <KitForm key={`kit-${key}`} page={page} lastResult={isOfKit ? lastResult : undefined} />
      {page.canEditDocuments ? (
        <DocumentsForm key={`documents-${key}`} page={page} lastResult={isOfKit ? undefined : lastResult} />
      ) : (
        <DocumentsList documents={page.documents} />
      )}
    </>
  );
}
