import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { formatCount, lowerFirst } from "~/vocabulary/typography";
import type { PlaceRow } from "./places-page.queries.server";

/** Training places with their seats of one semester. */
export function PlaceTable({ rows, semester }: { rows: readonly PlaceRow[]; semester?: string }) {
  return (
    <DataTable
      caption="Terrains de stage"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          header: "Terrain",
          cell: ({ id, title }) => <Link to={`/training-places/${id}`}>{title}</Link>,
          onPhone: true,
        },
        { header: "Niveau", cell: ({ level }) => level, onPhone: true },
        { header: "Commune", cell: ({ communeName }) => communeName, onPhone: true },
        { header: "Intercommunalité", cell: ({ epci }) => epci },
        { header: "Maîtres de stage", cell: ({ supervisors }) => supervisors || "personne" },
        {
          header: semester ? `Places, ${lowerFirst(semester)}` : "Places",
          cell: (row) => <Seats row={row} />,
          onPhone: true,
        },
      ]}
    />
  );
}

function Seats({ row: { seats } }: { row: PlaceRow }) {
  if (!seats) return <span className="text-muted">aucune offerte</span>;
  if (seats.isDeclined) return <span className="text-muted">refusées</span>;
  const lost = seats.lost.reduce((count, one) => count + one.seats, 0);
  return (
    <>
      {formatCount(seats.taken, "prise", "prises")} sur {seats.offered}
      {lost > 0 && (
        <>
          {" "}
          <Badge tone="attention">{formatCount(lost, "perdue", "perdues")}</Badge>
        </>
      )}
    </>
  );
}

/** What a list without places says, and the act that starts it. */
export function NoPlace({ isFiltered, canWrite }: { isFiltered: boolean; canWrite: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        title="Aucun terrain de stage ne correspond."
        why="Élargissez la recherche, ou choisissez un autre semestre."
        act={<LinkButton to="/training-places">Tout afficher</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      title="Aucun terrain de stage pour l’instant."
      why="Un terrain réunit une structure, un niveau et qui y encadre. Ajoutez ceux du territoire : vous direz ensuite, semestre par semestre, combien de places ils offrent."
      act={canWrite && <LinkButton to="/training-places/new">Ajouter un terrain de stage</LinkButton>}
    />
  );
}
