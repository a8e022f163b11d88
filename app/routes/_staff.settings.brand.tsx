import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { TextField } from "~/components/ui/text-field";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getSettings } from "~/core/settings.server";
import { editBrand } from "~/features/settings/settings.commands.server";
import { type BrandValues, brandSchema } from "~/features/settings/settings.schema.server";
import { SettingsForm } from "~/features/settings/settings-form";
import { afterStep, StartSteps } from "~/features/settings/start-steps";
import { formatPhone } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Marque · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  const { brand } = await getSettings();
  return { brand: { ...brand, phone: formatPhone(brand.phone) } };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  return submitForm(request, brandSchema, async ({ before, phone = "", email = "", ...brand }) => {
    await editBrand(user, before, { ...brand, phone, email });
    return redirectWithToast(request, afterStep(request, "brand"), { message: "Marque enregistrée." });
  });
}

export default function BrandSettings() {
  const { brand } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<BrandValues>({
    id: "brand",
    defaultValue: brand,
    lastResult,
  });
  return (
    <>
      <StartSteps page="brand" />
      <SettingsForm form={form}>
        <DrawnFrom values={brand} lastResult={lastResult} />
        <TextField
          label="Nom du service"
          hint="Celui que les gens connaissent : il signe les pages publiques et les mails."
          field={fields.programme}
        />
        <TextField label="Qui le porte" hint="« Département du Gers », par exemple." field={fields.owner} />
        <TextField
          label="Nom du territoire"
          hint="« Gers », « Lot-et-Garonne »."
          field={fields.departementName}
          optional
        />
        <TextField label="Promesse" hint="Une phrase, en tête du site." field={fields.promise} optional />
        <TextField label="Téléphone" field={fields.phone} type="tel" optional />
        <TextField label="Adresse e-mail" field={fields.email} type="email" optional />
      </SettingsForm>
    </>
  );
}
