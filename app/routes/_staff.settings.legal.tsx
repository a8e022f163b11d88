import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Textarea } from "~/components/ui/textarea";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getSettings } from "~/core/settings.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { type LegalValues, legalSchema } from "~/features/settings/settings.schema.server";
import { SettingsForm } from "~/features/settings/settings-form";
import { NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Textes légaux · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  const { legal } = await getSettings();
  return { legal };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  return submitForm(request, legalSchema, async (legal) => {
    await updateSetting(user, "legal", legal);
    return redirectWithToast(request, "/settings/legal", { message: "Textes enregistrés." });
  });
}

export default function LegalSettings() {
  const { legal } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<LegalValues>({
    id: "legal",
    defaultValue: legal,
    lastResult: useActionData<typeof action>(),
  });
  return (
    <SettingsForm form={form}>
      <p className="text-muted">
        Une ligne vide sépare les paragraphes{NBSP}; « ## » ouvre un titre, « - » une ligne de liste.
      </p>
      <Textarea label="Confidentialité" hint="Page /confidentialite." field={fields.privacy} rows={12} />
      <Textarea label="Mentions légales" hint="Page /mentions-legales." field={fields.notices} rows={8} />
      <Textarea label="Accessibilité" hint="Page /accessibilite." field={fields.accessibility} rows={8} />
      <Textarea
        label="Accord de transmission à des partenaires"
        hint="Les mots à côté de la case, gardés avec chaque accord donné : les changer ne change pas les accords passés."
        field={fields.consentPartners}
        rows={3}
      />
      <Textarea label="Accord pour recevoir les nouvelles" field={fields.consentNews} rows={3} />
    </SettingsForm>
  );
}
