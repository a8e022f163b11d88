import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { SearchFirst } from "~/components/ui/search-first";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { listOwnerOptions } from "~/features/lodgings/booking-choices.queries.server";
import { LodgingForm } from "~/features/lodgings/lodging-form";
import { createLodging } from "~/features/lodgings/lodgings.commands.server";
import { newLodgingSchema } from "~/features/lodgings/lodgings.schema.server";
import { findCommuneOptions } from "~/features/reference-data/commune-options.queries.server";

export const meta: MetaFunction = () => [{ title: "Ajouter un hébergement" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "structures:write");
  const typed = new URL(request.url).searchParams.get("commune") ?? "";
  const [partners, communes] = await Promise.all([listOwnerOptions(), findCommuneOptions(typed)]);
  return { partners, communes };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  return submitForm(request, newLodgingSchema, async ({ before: _, beds, ...lodging }) => {
    const id = await createLodging(user, lodging, beds);
    return redirectWithToast(request, `/lodgings/${id}`, { message: "Hébergement ajouté." });
  });
}

export default function NewLodging() {
  const { partners, communes } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader back={{ to: "/lodgings", label: "Hébergements" }} title="Ajouter un hébergement" />
      <SearchFirst
        label="Commune"
        name="commune"
        found={communes.length}
        hint="Cherchez d’abord la commune, par son nom ou son code postal : le formulaire propose ensuite celles qui conviennent."
      />
      <LodgingForm communes={communes} partners={partners} lastResult={lastResult} />
    </>
  );
}
