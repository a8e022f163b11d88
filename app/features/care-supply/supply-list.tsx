import { Link, useSearchParams } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { CommuneFilter, FilterSelect, ListFilters } from "~/components/ui/list-filters";
import type { Option } from "~/components/ui/select";
import { CARE_MANAGEMENTS, ODD_HOURS } from "~/vocabulary/childcare";
import { SERVICE_MODES } from "~/vocabulary/local-services";
import { optionsOf } from "~/vocabulary/words";
import type { ShownFigure } from "./care-figure";
import { Figure } from "./care-figure-view";
import { CARE_SERVICE_KINDS } from "./care-kinds";

export interface CareLine {
  id: string;
  name: string;
  kind: string;
  management: string;
  badges: string[];
  place: string;
  stops: string;
  stopNames: string;
  epci: string;
  places?: ShownFigure;
  free?: ShownFigure;
  isStale: boolean;
}

/** What the supply is searched by. */
export function SupplyFilters({ territories }: { territories: readonly Option[] }) {
  const [search] = useSearchParams();
  return (
    <ListFilters
      find="Nom, type ou gestionnaire"
      kinds={optionsOf(CARE_SERVICE_KINDS)}
      territories={territories}
    >
      <CommuneFilter />
      <FilterSelect
        label="Gestion"
        name="gestion"
        options={optionsOf(CARE_MANAGEMENTS)}
        placeholder="Toutes"
      />
      <FilterSelect label="Mode" name="mode" options={optionsOf(SERVICE_MODES)} placeholder="Tous" />
      <FilterSelect
        label="Horaires atypiques"
        name="horaires"
        options={optionsOf(ODD_HOURS)}
        placeholder="Peu importe"
      />
      <FilterSelect
        label="Liste"
        name="out"
        options={[{ value: "1", label: "Fermées" }]}
        placeholder="Ouvertes"
      />
      <Checkbox label="Accueil inclusif" name="inclusif" defaultChecked={search.has("inclusif")} />
      <Checkbox label="À mettre à jour" name="check" defaultChecked={search.has("check")} />
    </ListFilters>
  );
}

/** One page of the supply; what nobody renewed is grey, and says so. */
export function SupplyTable({ rows }: { rows: readonly CareLine[] }) {
  return (
    <DataTable
      caption="Structures d’accueil"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { header: "Structure", cell: (row) => <Name row={row} />, onPhone: true },
        {
          header: "Type",
          cell: (row) => [row.kind, row.management].filter(Boolean).join(", "),
          onPhone: true,
        },
        { header: "Où", cell: (row) => <Place row={row} />, onPhone: true },
        {
          header: "Places",
          cell: ({ places }) => <Figure figure={places} />,
          onPhone: true,
          isNamedOnPhone: true,
        },
        {
          header: "Libres",
          cell: ({ free }) => <Figure figure={free} />,
          onPhone: true,
          isNamedOnPhone: true,
        },
      ]}
    />
  );
}

function Name({ row: { id, name, badges, isStale } }: { row: CareLine }) {
  return (
    <>
      <Link to={`/childcare/supply/${id}`} className={isStale ? "text-muted" : undefined}>
        {name}
      </Link>{" "}
      {badges.map((badge) => (
        <Badge key={badge}>{badge}</Badge>
      ))}
    </>
  );
}

function Place({ row: { place, stops, stopNames, epci } }: { row: CareLine }) {
  return (
    <>
      <span title={epci || undefined}>{place}</span>{" "}
      {stops && <span className="text-muted" title={stopNames}>{`et ${stops}`}</span>}
    </>
  );
}

/** An empty register teaches how it is filled; an empty search, how it is widened. */
export function NoCareService({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        title="Aucune structure ne correspond."
        why="Élargissez la recherche : l’intercommunalité entière, un autre type. Ou ajoutez ce qui manque."
        act={<LinkButton to="/childcare/supply">Tout afficher</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      title="Aucune structure d’accueil pour l’instant."
      why="Crèches, micro-crèches, maisons d’assistantes maternelles, accueils de loisirs : importez la liste de la Caf ou de la PMI, ou ajoutez une première structure."
      act={
        <>
          <LinkButton to="/childcare/supply/import">Importer une liste</LinkButton>
          <LinkButton to="/childcare/supply/new">Ajouter une structure</LinkButton>
        </>
      }
    />
  );
}
