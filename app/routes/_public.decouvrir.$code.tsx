import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireNothing } from "~/core/auth/guards.server";
import { PublicSheetPage } from "~/features/discovery/discovery-sheet-public";
import { getPublicSheet } from "~/features/discovery/discovery-sheets.queries.server";
import { languageOf } from "~/vocabulary/languages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.label} · ${data.contact.programme}` : "Découvrir le territoire" },
  { name: "description", content: data?.fr ?? "" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireNothing();
  return getPublicSheet(params.code ?? "", languageOf(new URL(request.url).searchParams));
}

export default function PublicSheetRoute() {
  return <PublicSheetPage sheet={useLoaderData<typeof loader>()} />;
}
