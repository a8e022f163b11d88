import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { When } from "~/components/ui/when";
import { RESTRUCTURING_KINDS, RESTRUCTURING_STATES } from "~/vocabulary/restructurings";
import type { OperationLine } from "./operations.queries.server";

/** What was done to several files at once; each leads to where it is undone. */
export function OperationList({ operations, now }: { operations: OperationLine[]; now: Date }) {
  if (operations.length === 0)
    return (
      <EmptyState
        title="Aucune opération."
        why="Une fusion, une séparation, un import ou un changement groupé se retrouve ici, pour être annulé même plus tard."
      />
    );
  return (
    <Lines label="Opérations">
      {operations.map(({ id, kind, label, state, at, by }) => (
        <Line
          key={id}
          title={<Link to={`/restructurings/${id}`}>{label}</Link>}
          detail={
            <>
              {RESTRUCTURING_KINDS[kind].fr} · <When at={at} now={now} />
              {by && ` par ${by}`}
            </>
          }
          badge={<Badge tone={state === "done" ? "done" : "neutral"}>{RESTRUCTURING_STATES[state].fr}</Badge>}
        />
      ))}
    </Lines>
  );
}
