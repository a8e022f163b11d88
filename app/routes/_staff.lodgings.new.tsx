import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { LodgingForm } from "~/features/lodgings/lodging-form";
import { listOwnerOptions } from "~/features/lodgings/lodging-page.queries.server";
import { createLodging } from "~/features/lodgings/lodgings.commands.server";
import { newLodgingSchema } from "~/features/lodgings/lodgings.schema.server";

export const meta: MetaFunction = () => [{ title: "Ajouter un hébergement" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "structures:write");
  return { partners: await listOwnerOptions() };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  return submitForm(request, newLodgingSchema, async ({ before: _, beds, ...lodging }) => {
    const id = await createLodging(user, lodging, beds);
    return redirectWithToast(request, `/lodgings/${id}`, { message: "Hébergement ajouté." });
  });
}

export default function NewLodging() {
  const { partners } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader back={{ to: "/lodgings", label: "Hébergements" }} title="Ajouter un hébergement" />
      <LodgingForm partners={partners} lastResult={lastResult} />
    </>
  );
}
