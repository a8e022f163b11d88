import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireNothing } from "~/core/auth/guards.server";
import { PublicRules } from "~/features/lodgings/public-rules";
import { getPublicRules } from "~/features/lodgings/public-rules.queries.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Les hébergements d’internes · ${data?.contact.programme ?? ""}` },
];

export async function loader() {
  requireNothing();
  return getPublicRules();
}

export default function LodgingRulesRoute() {
  return <PublicRules page={useLoaderData<typeof loader>()} />;
}
