import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Line, Lines } from "~/components/ui/line";
import { NBSP } from "~/vocabulary/typography";
import type { StepLine } from "./told-steps.queries.server";

const KINDS = { insert: "créé", change: "changé", remove: "retiré" } as const;

const UNDONE = {
  insert: "créé, puis retiré",
  change: "changé, puis remis",
  remove: "retiré, puis remis",
} as const;

const REFUSALS = {
  gone: "n’existe plus",
  changed: "a changé entre-temps",
  taken: "existe déjà",
} as const;

/** Documents of a restructuring, each with what it was and what it becomes. */
export function StepList({ steps, label }: { steps: StepLine[]; label: string }) {
  if (steps.length === 0) return <p className="text-muted">Aucun dossier n’est à montrer ici.</p>;
  return (
    <Lines label={label}>
      {steps.map((step) => (
        <Line
          key={step.id}
          title={
            step.householdId ? <Link to={`/households/${step.householdId}`}>{step.name}</Link> : step.name
          }
          detail={detailOf(step)}
          badge={<StepBadge step={step} />}
        />
      ))}
    </Lines>
  );
}

function detailOf({ kind, state, isClosed, changes }: StepLine): string {
  if (kind === "change" && state === "applied" && !isClosed && changes.length === 0)
    return "Tout y était déjà : rien de lisible n’a changé.";
  return changes.map(({ label, before, after }) => `${label}${NBSP}: ${before} → ${after}`).join(" · ");
}

function StepBadge({ step: { kind, state, refusal } }: { step: StepLine }) {
  if (refusal) return <Badge tone="attention">{REFUSALS[refusal]}</Badge>;
  if (state === "kept") return <Badge tone="attention">gardé</Badge>;
  return <Badge tone="neutral">{state === "reverted" ? UNDONE[kind] : KINDS[kind]}</Badge>;
}
