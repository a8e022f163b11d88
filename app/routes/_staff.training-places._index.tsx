import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { FilterSelect, ListFilters } from "~/components/ui/list-filters";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { InternTabs } from "~/features/semesters/intern-tabs";
import { NoPlace, PlaceTable } from "~/features/training-places/place-list";
import { getPlacesPage } from "~/features/training-places/places-page.queries.server";

export const meta: MetaFunction = () => [{ title: "Terrains de stage" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  const url = new URL(request.url);
  return getPlacesPage(user, url, pageOf(url));
}

export default function TrainingPlaces() {
  const list = useLoaderData<typeof loader>();
  const { rows, page, hasNext, total, semester, isArchived, canWrite } = list;
  return (
    <>
      <PageHeader
        title={isArchived ? "Terrains de stage archivés" : "Terrains de stage"}
        meta={
          semester ? `Places du semestre d’${semester}.` : "Ouvrez un semestre pour dire les places offertes."
        }
        actions={
          canWrite && (
            <LinkButton to="/training-places/new" variant="primary">
              Ajouter un terrain de stage
            </LinkButton>
          )
        }
      />
      <InternTabs current="/training-places" />
      <ListFilters kind="Niveau" kinds={list.levels} territories={list.territories}>
        <FilterSelect
          label="Offre des places"
          name="semestre"
          options={list.semesters}
          placeholder="Tous les semestres"
        />
      </ListFilters>
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="terrain de stage"
        many="terrains de stage"
        empty={<NoPlace isFiltered={list.isFiltered || isArchived} canWrite={canWrite} />}
      >
        <PlaceTable rows={rows} semester={semester} />
      </PagedList>
      <p className="mt-4">
        <Link to={isArchived ? "/training-places" : "?archives=1"}>
          {isArchived ? "Les terrains de stage en service" : "Les terrains de stage archivés"}
        </Link>
      </p>
    </>
  );
}
