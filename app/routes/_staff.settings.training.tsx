import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getSettings } from "~/core/settings.server";
import { updateLevels } from "~/features/training-places/levels.commands.server";
import { LevelsForm } from "~/features/training-places/levels-form";
import { levelsSchema } from "~/features/training-places/training-places.schema.server";

/** More levels than any faculty has. */
const MOST_LEVELS = 30;

export const meta: MetaFunction = () => [{ title: "Niveaux de stage · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  const { training } = await getSettings();
  return { levels: training.levels };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  return submitForm(
    request,
    levelsSchema,
    async ({ before, levels }) => {
      await updateLevels(user, before, levels);
      return redirectWithToast(request, "/settings/training", { message: "Niveaux enregistrés." });
    },
    { listCap: MOST_LEVELS },
  );
}

export default function TrainingSettings() {
  const { levels } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return <LevelsForm levels={levels} lastResult={lastResult} />;
}
