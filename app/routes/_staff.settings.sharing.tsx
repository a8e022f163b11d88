import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getSettings } from "~/core/settings.server";
import { editSetting } from "~/features/settings/settings.commands.server";
import { sharingSchema } from "~/features/settings/settings.schema.server";
import { SettingsForm } from "~/features/settings/settings-form";
import { SharingMatrix } from "~/features/settings/sharing-matrix";
import { SHARING_KEYS } from "~/vocabulary/sharing";

export const meta: MetaFunction = () => [{ title: "Partage · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  const { sharing } = await getSettings();
  return { sharing };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  return submitForm(
    request,
    sharingSchema,
    async ({ before, shared }) => {
      const withheld = SHARING_KEYS.filter((key) => !shared.includes(key));
      await editSetting(user, "sharing", before, { withheld });
      return redirectWithToast(request, "/settings/sharing", { message: "Partage enregistré." });
    },
    { listCap: SHARING_KEYS.length },
  );
}

export default function SharingSettings() {
  const { sharing } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form] = useForm({ id: "sharing", lastResult });
  return (
    <SettingsForm form={form} isWide>
      <DrawnFrom values={sharing} lastResult={lastResult} />
      <p className="mb-4 max-w-160">
        Une case décochée n’est plus transmise dans les prochaines demandes. Ce qui est déjà parti ne change
        pas. Là où il est écrit « jamais », ce type de partenaire n’en a pas besoin pour répondre.
      </p>
      <SharingMatrix withheld={sharing.withheld} />
      <p className="mt-4 max-w-160 text-muted">
        Jamais transmis, à personne : les noms, l’employeur, les dates de naissance, la santé, le reste du
        dossier. « Ce qui est cherché » part tel que l’équipe l’écrit. Les structures de santé et les maîtres
        de stage ne reçoivent aucune ligne : ils sont sollicités par les mises en relation.
      </p>
    </SettingsForm>
  );
}
