import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getSettings } from "~/core/settings.server";
import { LodgingSettingsForm } from "~/features/lodgings/lodging-settings-form";
import { lodgingSettingsSchema } from "~/features/lodgings/lodgings.schema.server";
import { editSetting } from "~/features/settings/settings.commands.server";

export const meta: MetaFunction = () => [{ title: "Hébergements · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  const { lodging } = await getSettings();
  return { lodging };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  return submitForm(request, lodgingSettingsSchema, async ({ before, ...lodging }) => {
    await editSetting(user, "lodging", before, lodging);
    return redirectWithToast(request, "/settings/lodging", { message: "Règles enregistrées." });
  });
}

export default function LodgingSettings() {
  const { lodging } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return <LodgingSettingsForm lodging={lodging} lastResult={lastResult} />;
}
