import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { OfferList } from "~/features/offers/offer-list";
import { getOffersPage } from "~/features/offers/offer-page.queries.server";
import { offerFiltersOf } from "~/features/offers/offers.queries.server";

export const meta: MetaFunction = () => [{ title: "Postes" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:read");
  const url = new URL(request.url);
  return getOffersPage(offerFiltersOf("spouse-work", url), pageOf(url));
}

export default function Posts() {
  return <OfferList kind="spouse-work" {...useLoaderData<typeof loader>()} />;
}
