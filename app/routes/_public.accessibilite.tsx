import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireNothing } from "~/core/auth/guards.server";
import { getSettings } from "~/core/settings.server";
import { LegalPage } from "~/features/settings/legal-page";
import { legalPageText } from "~/features/settings/legal-texts";
import { languageOf } from "~/vocabulary/languages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? "Accessibilité"} · ${data?.programme ?? ""}` },
];

export async function loader({ request }: LoaderFunctionArgs) {
  requireNothing();
  return legalPageText(await getSettings(), "accessibility", languageOf(new URL(request.url).searchParams));
}

export default function AccessibilityPage() {
  return <LegalPage {...useLoaderData<typeof loader>()} />;
}
