import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { careFiltersOf } from "~/features/care-supply/care-services.queries.server";
import { NoCareService, SupplyFilters, SupplyTable } from "~/features/care-supply/supply-list";
import { getSupplyPage } from "~/features/care-supply/supply-pages.queries.server";
import { SupplyTabs } from "~/features/care-supply/supply-tabs";

export const meta: MetaFunction = () => [{ title: "Offre d’accueil" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:read");
  const url = new URL(request.url);
  return getSupplyPage(careFiltersOf(url), pageOf(url));
}

export default function Supply() {
  const { rows, page, hasNext, total, territories } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <>
      <PageHeader
        title="Offre d’accueil"
        meta="Où faire garder un enfant : chaque nombre avec son jour et sa source."
        actions={
          <>
            <LinkButton to="/childcare/supply/import">Importer une liste</LinkButton>
            <LinkButton to="/childcare/supply/new" variant="primary">
              Ajouter une structure
            </LinkButton>
          </>
        }
      />
      <SupplyTabs current="/childcare/supply" />
      <SupplyFilters territories={territories} />
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="structure"
        many="structures"
        empty={<NoCareService isFiltered={search.size > 0} />}
      >
        <SupplyTable rows={rows} />
      </PagedList>
    </>
  );
}
