import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { PartnerForm } from "~/features/partners/partner-form";
import { getNewPartnerChoices } from "~/features/partners/partner-page.queries.server";
import { createPartner } from "~/features/partners/partners.commands.server";
import { partnerSchema } from "~/features/partners/partners.schema.server";

export const meta: MetaFunction = () => [{ title: "Ajouter un partenaire" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:write");
  return getNewPartnerChoices();
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  return submitForm(request, partnerSchema, async ({ before: _, ...partner }) => {
    const id = await createPartner(user, partner);
    return redirectWithToast(request, `/partners/${id}`, { message: "Partenaire ajouté." });
  });
}

export default function NewPartner() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/partners", label: "Partenaires" }}
        title="Ajouter un partenaire"
        meta={
          <>
            Un nom, un type, un contact suffisent ; le reste peut attendre. Une liste entière ?{" "}
            <Link to="/partners/import">Importez un tableau</Link>.
          </>
        }
      />
      <PartnerForm {...page} lastResult={lastResult} />
    </>
  );
}
