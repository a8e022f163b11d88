import { Form, Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { FilterSelect } from "~/components/ui/list-filters";
import { EVENT_KINDS, EVENT_PERIODS } from "~/vocabulary/events";
import { formatCount, formatDayLong } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import type { EventRow, EventsAsked } from "./events.queries.server";

/** Which events are listed, kept in the address. */
export function EventFilters({ isArchived }: Pick<EventsAsked, "isArchived">) {
  return (
    <Form role="search" className="mb-4 grid grid-cols-2 items-end gap-3 md:grid-cols-4">
      {isArchived && <input type="hidden" name="archives" value="1" />}
      <FilterSelect label="Type" name="kind" options={optionsOf(EVENT_KINDS)} placeholder="Tous" />
      <FilterSelect label="Quand" name="quand" options={optionsOf(EVENT_PERIODS)} placeholder="Toutes" />
      <div>
        <Button>Filtrer</Button>
      </div>
    </Form>
  );
}

/** Events, each with its day, its place and how many came. */
export function EventLines({ rows }: { rows: readonly EventRow[] }) {
  return (
    <Lines label="Rencontres">
      {rows.map((row) => (
        <Line
          key={row.id}
          title={<Link to={`/events/${row.id}`}>{row.name}</Link>}
          detail={[row.kind, formatDayLong(row.on), row.place].filter(Boolean).join(" · ")}
          badge={<Gathered row={row} />}
        />
      ))}
    </Lines>
  );
}

function Gathered({ row: { isComing, registered, came } }: { row: EventRow }) {
  if (isComing && came === 0)
    return <Badge tone="waiting">{formatCount(registered, "inscrit·e", "inscrit·e·s")}</Badge>;
  return (
    <Badge tone={came > 0 ? "done" : "neutral"}>
      {formatCount(came, "personne venue", "personnes venues")}
    </Badge>
  );
}

interface NoneProps {
  isFiltered: boolean;
  isArchived: boolean;
  canWrite: boolean;
}

/** No event yet, or none like that. */
export function NoEvent({ isFiltered, isArchived, canWrite }: NoneProps) {
  if (isFiltered) return <p className="text-muted">Aucune rencontre ne correspond. Changez les filtres.</p>;
  if (isArchived) return <p className="text-muted">Aucune rencontre archivée.</p>;
  return (
    <EmptyState
      title="Aucune rencontre pour l’instant"
      why="Soirées d’accueil, stands de congrès, journées de faculté, sorties : notez-les ici. Chacune a son formulaire, et garde qui y est venu."
      act={
        canWrite && (
          <LinkButton to="/events/new" variant="primary">
            Ajouter une rencontre
          </LinkButton>
        )
      }
    />
  );
}
