import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { CommuneFilter, FilterSelect, ListFilters } from "~/components/ui/list-filters";
import type { Option } from "~/components/ui/select";
import { SCHOOL_KINDS, SCHOOL_LEVELS, SCHOOL_SECTORS } from "~/vocabulary/schooling";
import { optionsOf } from "~/vocabulary/words";

export interface SchoolLine {
  id: string;
  name: string;
  kind: string;
  /** Said of a private one alone. */
  sector: string;
  levels: string;
  place: string;
  epci: string;
  offers: string;
  hasNote: boolean;
}

/** What the schools are searched by: words, a commune, a kind, a sector, a class. */
export function SchoolFilterForm({ territories }: { territories: readonly Option[] }) {
  return (
    <ListFilters find="Nom ou UAI" kinds={optionsOf(SCHOOL_KINDS)} territories={territories}>
      <CommuneFilter />
      <FilterSelect label="Classe" name="level" options={optionsOf(SCHOOL_LEVELS)} placeholder="Toutes" />
      <FilterSelect label="Secteur" name="sector" options={optionsOf(SCHOOL_SECTORS)} placeholder="Tous" />
      <FilterSelect
        label="Annuaire"
        name="out"
        options={[{ value: "1", label: "N’y sont plus" }]}
        placeholder="En service"
      />
    </ListFilters>
  );
}

/** One page of the schools, by commune. */
export function SchoolTable({ rows }: { rows: readonly SchoolLine[] }) {
  return (
    <DataTable
      caption="Établissements scolaires"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { header: "Commune", cell: (row) => row.place, onPhone: true },
        { header: "Établissement", cell: (row) => <Name row={row} />, onPhone: true },
        { header: "Classes", cell: (row) => row.levels, onPhone: true },
        { header: "Intercommunalité", cell: (row) => row.epci },
        { header: "Sur place", cell: (row) => row.offers, onPhone: true },
      ]}
    />
  );
}

function Name({ row: { id, name, sector, hasNote } }: { row: SchoolLine }) {
  return (
    <>
      <Link to={`/schools/${id}`}>{name}</Link> {sector && <Badge>{sector}</Badge>}{" "}
      {hasNote && <Badge title="Un·e collègue y a ajouté une note.">note</Badge>}
    </>
  );
}

/** An empty directory teaches how it is filled; an empty search, how it is widened. */
export function NoSchool({ isFiltered, canImport }: { isFiltered: boolean; canImport: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        title="Aucun établissement ne correspond."
        why="Élargissez la recherche : la commune voisine, l’intercommunalité entière, une autre classe."
        act={<LinkButton to="/schools">Tout afficher</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      title="Aucun établissement pour l’instant."
      why="Les écoles, collèges et lycées viennent de l’annuaire de l’éducation, que l’État publie. Une fois importé, il propose des établissements pour chaque enfant."
      act={
        canImport ? (
          <LinkButton to="/settings/reference-data">Importer l’annuaire de l’éducation</LinkButton>
        ) : (
          "Demandez à un·e responsable de l’importer, dans les réglages."
        )
      }
    />
  );
}
