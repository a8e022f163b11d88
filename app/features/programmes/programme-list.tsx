import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { formatDayLong } from "~/vocabulary/typography";
import type { ProgrammeRow } from "./programmes.queries.server";

/** Programmes, each with what it pays and what it asks. */
export function ProgrammeLines({ rows }: { rows: readonly ProgrammeRow[] }) {
  return (
    <Lines label="Programmes de bourse">
      {rows.map(({ id, name, paid, practice, since, isComing, isToCheck }) => (
        <Line
          key={id}
          title={<Link to={`/programmes/${id}`}>{name}</Link>}
          detail={[
            ...[paid, `engagement : ${practice}`],
            `${isComing ? "à partir du" : "depuis le"} ${formatDayLong(since)}`,
          ].join(" · ")}
          badge={isToCheck && <Badge tone="attention">à vérifier</Badge>}
        />
      ))}
    </Lines>
  );
}

/** No programme yet, or all are offered. */
export function NoProgramme({ isActive, canWrite }: { isActive: boolean; canWrite: boolean }) {
  if (!isActive) return <p className="text-muted">Aucun programme mis de côté.</p>;
  return (
    <EmptyState
      title="Aucun programme pour l’instant"
      why="Ce que le département verse à des étudiant·e·s et à des internes, et ce qu’il leur demande en retour. Partez de la délibération, ou d’un exemple à vérifier."
      act={
        canWrite && (
          <LinkButton to="/programmes/new" variant="primary">
            Ouvrir un programme
          </LinkButton>
        )
      }
    />
  );
}
