import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireNothing } from "~/core/auth/guards.server";
import { KitLetter } from "~/features/placements/kit-letter";
import { getPublicKit } from "~/features/placements/kit-page.queries.server";
import { languageOf } from "~/vocabulary/languages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Livret d’accueil · ${data.brand.programme}` : "Livret d’accueil" },
  { name: "robots", content: "noindex" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireNothing();
  return getPublicKit(params.semester ?? "", languageOf(new URL(request.url).searchParams));
}

export default function KitRoute() {
  return <KitLetter kit={useLoaderData<typeof loader>()} />;
}
