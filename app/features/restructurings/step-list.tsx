import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Line, Lines } from "~/components/ui/line";
import { NBSP } from "~/vocabulary/typography";
import type { StepLine } from "./restructurings.queries.server";

const KINDS = { insert: "créé", change: "changé", remove: "retiré" } as const;

const REFUSALS = {
  gone: "n’existe plus",
  changed: "a changé entre-temps",
  taken: "existe déjà",
} as const;

/** Documents of a restructuring, each with what it was and what it becomes. */
export function StepList({ steps, label }: { steps: StepLine[]; label: string }) {
  return (
    <Lines label={label}>
      {steps.map(({ id, name, householdId, kind, state, refusal, changes }) => (
        <Line
          key={id}
          title={householdId ? <Link to={`/households/${householdId}`}>{name}</Link> : name}
          detail={changes
            .map(({ label, before, after }) => `${label}${NBSP}: ${before} → ${after}`)
            .join(" · ")}
          badge={
            refusal ? (
              <Badge tone="attention">{REFUSALS[refusal]}</Badge>
            ) : (
              <Badge tone={state === "kept" ? "attention" : "neutral"}>
                {state === "kept" ? "gardé" : KINDS[kind]}
              </Badge>
            )
          }
        />
      ))}
    </Lines>
  );
}
