import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { SearchFirst } from "~/components/ui/search-first";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { findStructureOptions } from "~/features/structures/structure-options.queries.server";
import { PlaceForm } from "~/features/training-places/place-form";
import { supervisorOptions } from "~/features/training-places/supervisors.queries.server";
import { levelOptions } from "~/features/training-places/training-levels.queries.server";
import { createTrainingPlace } from "~/features/training-places/training-places.commands.server";
import { newPlaceSchema } from "~/features/training-places/training-places.schema.server";

export const meta: MetaFunction = () => [{ title: "Ajouter un terrain de stage" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "structures:write");
  const typed = new URL(request.url).searchParams.get("structure") ?? "";
  const [levels, supervisors, structures] = await Promise.all([
    levelOptions(),
    supervisorOptions(),
    findStructureOptions(typed),
  ]);
  return { levels, supervisors, structures };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  return submitForm(request, newPlaceSchema, async ({ before: _, ...place }) => {
    const id = await createTrainingPlace(user, place);
    return redirectWithToast(request, `/training-places/${id}`, { message: "Terrain de stage ajouté." });
  });
}

export default function NewTrainingPlace() {
  const { levels, supervisors, structures } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/training-places", label: "Terrains de stage" }}
        title="Ajouter un terrain de stage"
      />
      <SearchFirst
        label="Structure"
        name="structure"
        found={structures.length}
        hint="Cherchez d’abord la structure, par son nom ou sa commune : le formulaire propose ensuite celles qui conviennent."
      />
      <PlaceForm levels={levels} structures={structures} supervisors={supervisors} lastResult={lastResult} />
    </>
  );
}
