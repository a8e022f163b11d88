import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { PlaceForm } from "~/features/training-places/place-form";
import { supervisorOptions } from "~/features/training-places/supervisors.queries.server";
import { levelOptions } from "~/features/training-places/training-levels.queries.server";
import { createTrainingPlace } from "~/features/training-places/training-places.commands.server";
import { newPlaceSchema } from "~/features/training-places/training-places.schema.server";

export const meta: MetaFunction = () => [{ title: "Ajouter un terrain de stage" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "structures:write");
  const [levels, supervisors] = await Promise.all([levelOptions(), supervisorOptions()]);
  return { levels, supervisors };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  return submitForm(request, newPlaceSchema, async ({ before: _, ...place }) => {
    const id = await createTrainingPlace(user, place);
    return redirectWithToast(request, `/training-places/${id}`, { message: "Terrain de stage ajouté." });
  });
}

export default function NewTrainingPlace() {
  const { levels, supervisors } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/training-places", label: "Terrains de stage" }}
        title="Ajouter un terrain de stage"
      />
      <PlaceForm levels={levels} supervisors={supervisors} lastResult={lastResult} />
    </>
  );
}
