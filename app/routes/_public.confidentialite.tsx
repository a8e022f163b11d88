import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireNothing } from "~/core/auth/guards.server";
import { getSettings } from "~/core/settings.server";
import { LegalPage } from "~/features/settings/legal-page";
import { legalText } from "~/features/settings/legal-texts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Confidentialité · ${data?.programme ?? ""}` },
];

export async function loader() {
  requireNothing();
  const settings = await getSettings();
  return { programme: settings.brand.programme, text: legalText(settings, "privacy") };
}

export default function PrivacyPage() {
  const { text } = useLoaderData<typeof loader>();
  return <LegalPage title="Confidentialité" text={text} />;
}
