import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { Textarea } from "~/components/ui/textarea";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getSettings } from "~/core/settings.server";
import { INTEREST_WORDS } from "~/features/interest-form/interest-words";
import { textsInForce, withoutDefaults } from "~/features/settings/legal-texts";
import { editSetting } from "~/features/settings/settings.commands.server";
import { type LegalValues, legalSchema } from "~/features/settings/settings.schema.server";
import { SettingsForm } from "~/features/settings/settings-form";
import { NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Textes légaux · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  const settings = await getSettings();
  return { legal: settings.legal, shown: textsInForce(settings) };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  return submitForm(request, legalSchema, async ({ before, ...legal }) => {
    const { brand } = await getSettings();
    await editSetting(user, "legal", before, withoutDefaults(legal, brand));
    return redirectWithToast(request, "/settings/legal", { message: "Textes enregistrés." });
  });
}

const { labels } = INTEREST_WORDS.fr;

export default function LegalSettings() {
  const { legal, shown } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<LegalValues>({ id: "legal", defaultValue: shown, lastResult });
  const standing = (name: "privacy" | "notices" | "accessibility", page: string) => (
    <>
      {legal[name] ? "Vidé, ce texte laisse la place au texte par défaut." : "Texte par défaut en vigueur."}{" "}
      <a href={page}>Voir la page publique</a>
    </>
  );
  return (
    <SettingsForm form={form}>
      <DrawnFrom values={legal} lastResult={lastResult} />
      <p className="text-muted">
        Une ligne vide sépare les paragraphes{NBSP}; « ## » ouvre un titre, « - » une ligne de liste.
      </p>
      <Textarea
        label="Confidentialité"
        hint={standing("privacy", "/confidentialite")}
        field={fields.privacy}
        rows={12}
      />
      <Textarea
        label="Mentions légales"
        hint={standing("notices", "/mentions-legales")}
        field={fields.notices}
        rows={8}
      />
      <Textarea
        label="Accessibilité"
        hint={standing("accessibility", "/accessibilite")}
        field={fields.accessibility}
        rows={8}
      />
      <Textarea
        label="Accord de transmission à des partenaires"
        hint={`Ce qui suit la case « ${labels.consentPartners} », et qui est gardé avec chaque accord donné : le changer ne change pas les accords passés. Il vaut pour le logement, l’école, la garde et la découverte${NBSP}; l’emploi de l’autre adulte et la bourse ont leur propre accord. Vide, la case se suffit.`}
        field={fields.consentPartners}
        rows={3}
      />
      <Textarea
        label="Accord pour recevoir les nouvelles"
        hint={`De même, pour la case « ${labels.consentNews} ».`}
        field={fields.consentNews}
        rows={3}
      />
    </SettingsForm>
  );
}
