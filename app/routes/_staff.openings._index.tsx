import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { pageOf } from "~/core/http/pagination.server";
import { getSettings } from "~/core/settings.server";
import { ExportLink } from "~/features/exports/export-link";
import { checkedWords } from "~/features/openings/opening-badges";
import { fteWords, openingTitle, periodWords } from "~/features/openings/opening-card";
import { OpeningFilterBar } from "~/features/openings/opening-filter-bar";
import { listOpenings, listSpecialties, openingFiltersOf } from "~/features/openings/openings.queries.server";
import { StructureTabs } from "~/features/structures/structure-tabs";

export const meta: MetaFunction = () => [{ title: "Ouvertures" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "structures:read");
  const url = new URL(request.url);
  const filters = openingFiltersOf(url);
  const [settings, openings, specialties] = await Promise.all([
    getSettings(),
    listOpenings(filters, pageOf(url)),
    listSpecialties(filters.state),
  ]);
  return {
    ...openings,
    specialties,
    territories: settings.territories.list.map(({ code, label }) => ({ value: code, label })),
    today: toDay(now()),
  };
}

export default function Openings() {
  const { rows, page, hasNext, total, specialties, territories, today } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <>
      <PageHeader
        title="Ouvertures"
        meta="Les places à pourvoir pour un médecin. Elles s’ajoutent depuis la fiche de leur structure."
        actions={<ExportLink list="openings" />}
      />
      <StructureTabs current="/openings" />
      <OpeningFilterBar specialties={specialties} territories={territories} />
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="ouverture"
        many="ouvertures"
        empty={<Empty isFiltered={search.size > 0} />}
      >
        <DataTable
          caption="Ouvertures"
          rows={rows}
          rowKey={(row) => row._id}
          defaultSort="from"
          columns={[
            {
              header: "Ouverture",
              cell: (row) => (
                <>
                  <Link to={`/openings/${row._id}`}>{openingTitle(row)}</Link>
                  {row.confidentiality === "team" && (
                    <>
                      {" "}
                      <Badge title="Ne quitte jamais l’équipe">discrète</Badge>
                    </>
                  )}
                </>
              ),
              onPhone: true,
            },
            {
              header: "Structure",
              sort: "structure",
              cell: (row) => `${row.structureName}, ${row.communeName}`,
              onPhone: true,
            },
            { header: "Disponible", sort: "from", cell: periodWords, onPhone: true },
            { header: "Temps", cell: (row) => (row.fte ? fteWords(row.fte) : "") },
            {
              header: "Vérifiée",
              sort: "checked",
              cell: (row) => checkedWords(row, today),
              onPhone: true,
              isNamedOnPhone: true,
            },
          ]}
        />
      </PagedList>
    </>
  );
}

function Empty({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        title="Aucune ouverture ne correspond."
        why="Élargissez la recherche : une spécialité ou une date de moins suffit souvent."
        act={<LinkButton to="/openings">Tout afficher</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      title="Aucune ouverture à pourvoir."
      why="Une ouverture s’ajoute depuis la fiche de la structure qui la propose ; les médecins qui cherchent la verront alors proposée dans leur projet."
      act={<LinkButton to="/structures">Choisir une structure</LinkButton>}
    />
  );
}
