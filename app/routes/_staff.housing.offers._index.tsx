import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { OfferList } from "~/features/offers/offer-list";
import { getOffersPage } from "~/features/offers/offer-page.queries.server";
import { offerFiltersOf } from "~/features/offers/offers.queries.server";

export const meta: MetaFunction = () => [{ title: "Logements" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:read");
  const url = new URL(request.url);
  return getOffersPage(offerFiltersOf("housing", url), pageOf(url));
}

export default function Homes() {
  return <OfferList kind="housing" {...useLoaderData<typeof loader>()} />;
}
