import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { StructureForm } from "~/features/structures/structure-form";
import { structurePartners } from "~/features/structures/structure-page.queries.server";
import { createStructure } from "~/features/structures/structures.commands.server";
import { structureSchema } from "~/features/structures/structures.schema.server";

export const meta: MetaFunction = () => [{ title: "Ajouter une structure" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "structures:write");
  return { partners: await structurePartners() };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  return submitForm(request, structureSchema, async ({ intent: _, before: __, ...structure }) => {
    const id = await createStructure(user, structure);
    return redirectWithToast(request, `/structures/${id}`, { message: "Structure ajoutée." });
  });
}

export default function NewStructure() {
  const { partners } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader back={{ to: "/structures", label: "Structures" }} title="Ajouter une structure" />
      <StructureForm partners={partners} lastResult={lastResult} />
    </>
  );
}
