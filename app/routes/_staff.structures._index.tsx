import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { FilterSelect, ListFilters } from "~/components/ui/list-filters";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { ExportLink } from "~/features/exports/export-link";
import { StructureTabs } from "~/features/structures/structure-tabs";
import { listStructures, structureFiltersOf } from "~/features/structures/structures.queries.server";
import { STRUCTURE_KINDS, STRUCTURE_STATES } from "~/vocabulary/structures";
import { formatCount } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";

export const meta: MetaFunction = () => [{ title: "Structures" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "structures:read");
  const url = new URL(request.url);
  const [settings, structures] = await Promise.all([
    getSettings(),
    listStructures(structureFiltersOf(url), pageOf(url)),
  ]);
  return {
    ...structures,
    rows: structures.rows.map(({ _id, name, kind, state, communeName, epciCode, source, openings }) => ({
      id: _id,
      name,
      kind: STRUCTURE_KINDS[kind].fr,
      mark: source?.isListed === false ? "plus dans FINESS" : state !== "open" && STRUCTURE_STATES[state].fr,
      place: communeName,
      epci: epciCode ? territoryLabel(settings, epciCode) : "",
      openings: openings > 0 ? formatCount(openings, "ouverture", "ouvertures") : "",
    })),
    territories: settings.territories.list.map(({ code, label }) => ({ value: code, label })),
  };
}

export default function Structures() {
  const { rows, page, hasNext, total, territories } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <>
      <PageHeader
        title="Structures"
        meta="Là où un médecin peut venir travailler : maisons et centres de santé, cabinets, hôpitaux."
        actions={
          <>
            <ExportLink list="structures" />
            <LinkButton to="/structures/new" variant="primary">
              Ajouter une structure
            </LinkButton>
          </>
        }
      />
      <StructureTabs current="/structures" />
      <ListFilters find="Nom, commune ou FINESS" kinds={optionsOf(STRUCTURE_KINDS)} territories={territories}>
        <FilterSelect
          label="État"
          name="closed"
          options={[{ value: "1", label: "Fermées" }]}
          placeholder="Ouvertes ou en projet"
        />
        <Checkbox
          label="Avec une ouverture à pourvoir"
          name="openings"
          defaultChecked={search.has("openings")}
          className="col-span-2"
        />
      </ListFilters>
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="structure"
        many="structures"
        empty={<Empty isFiltered={search.size > 0} />}
      >
        <DataTable
          caption="Structures"
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              header: "Structure",
              cell: (row) => (
                <>
                  <Link to={`/structures/${row.id}`}>{row.name}</Link>
                  {row.mark && (
                    <>
                      {" "}
                      <Badge tone="attention">{row.mark}</Badge>
                    </>
                  )}
                </>
              ),
              onPhone: true,
            },
            { header: "Type", cell: (row) => row.kind, onPhone: true },
            { header: "Commune", cell: (row) => row.place, onPhone: true },
            { header: "Intercommunalité", cell: (row) => row.epci },
            { header: "À pourvoir", cell: (row) => row.openings, isEnd: true, onPhone: true },
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
        title="Aucune structure ne correspond."
        why="Élargissez la recherche, ou ajoutez cette structure."
        act={<LinkButton to="/structures">Tout afficher</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      title="Aucune structure pour l’instant."
      why="Ajoutez-les une à une, ou importez une extraction de FINESS dans les référentiels : les maisons de santé, centres, hôpitaux et EHPAD du territoire arrivent d’un coup."
      act={
        <>
          <LinkButton to="/structures/new">Ajouter une structure</LinkButton>
          <LinkButton to="/settings/reference-data">Importer FINESS</LinkButton>
        </>
      }
    />
  );
}
