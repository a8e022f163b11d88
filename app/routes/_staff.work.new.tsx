import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { carryOutNewOffer } from "~/features/offers/offer-acts.commands.server";
import { OfferForm } from "~/features/offers/offer-form";
import { offererOptions } from "~/features/offers/offer-page.queries.server";
import { newOfferSchema } from "~/features/offers/offers.schema.server";

export const meta: MetaFunction = () => [{ title: "Ajouter un poste" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:write");
  return { partners: await offererOptions("spouse-work") };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  return submitForm(request, newOfferSchema("spouse-work"), async (act) => {
    const { to, ...toast } = await carryOutNewOffer(user, "spouse-work", act);
    return redirectWithToast(request, to, toast);
  });
}

export default function NewPost() {
  const { partners } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/work", label: "Postes" }}
        title="Ajouter un poste"
        meta="Un intitulé et une commune suffisent : vous verrez aussitôt à qui il peut convenir."
      />
      <OfferForm kind="spouse-work" partners={partners} lastResult={lastResult} />
    </>
  );
}
