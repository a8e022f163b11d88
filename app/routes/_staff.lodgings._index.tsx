import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { LodgingFilters, LodgingTable, NoLodging } from "~/features/lodgings/lodging-list";
import { getLodgingsPage } from "~/features/lodgings/lodgings-page.queries.server";
import { InternTabs } from "~/features/semesters/intern-tabs";
import { formatCount } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Hébergements d’internes" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  const url = new URL(request.url);
  return getLodgingsPage(user, url, pageOf(url));
}

export default function Lodgings() {
  const list = useLoaderData<typeof loader>();
  const { rows, page, hasNext, total, semester, semesterId, isArchived, canWrite } = list;
  return (
    <>
      <PageHeader
        title={isArchived ? "Hébergements archivés" : "Hébergements d’internes"}
        meta={semester ? `Lits du semestre d’${semester}.` : "Ouvrez un semestre pour voir les lits libres."}
        actions={
          <>
            <LinkButton to={semesterId ? `/lodgings/waiting?semestre=${semesterId}` : "/lodgings/waiting"}>
              Liste d’attente
            </LinkButton>
            {canWrite && (
              <LinkButton to="/lodgings/new" variant="primary">
                Ajouter un hébergement
              </LinkButton>
            )}
          </>
        }
      />
      <InternTabs current="/lodgings" />
      {list.toRenew > 0 && !isArchived && (
        <div className="mb-4">
          <Notice act={<Link to="?convention=on">Les voir</Link>}>
            {formatCount(
              list.toRenew,
              "convention échue ou à renouveler",
              "conventions échues ou à renouveler",
            )}{" "}
            dans les six mois.
          </Notice>
        </div>
      )}
      <LodgingFilters {...list} />
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="hébergement"
        many="hébergements"
        empty={<NoLodging isFiltered={list.isFiltered} canWrite={canWrite} />}
      >
        <LodgingTable rows={rows} semester={semester} />
      </PagedList>
      <p className="mt-4">
        <Link to={isArchived ? "/lodgings" : "?archives=1"}>
          {isArchived ? "Les hébergements proposés" : "Les hébergements archivés"}
        </Link>
      </p>
    </>
  );
}
