import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { TabLinks } from "~/components/ui/tab-links";
import { formatCount } from "~/vocabulary/typography";
import type { PlanRow } from "./plans.queries.server";

/** The three pages of this part of the software. */
export function PledgeTabs({ isCurrent }: { isCurrent: "plans" | "projects" | "progress" }) {
  return (
    <div className="no-print">
      <TabLinks
        label="Engagements et projets"
        tabs={[
          { to: "/pledges", label: "Plans et engagements", isCurrent: isCurrent === "plans" },
          { to: "/pledges/projects", label: "Projets d’accueil", isCurrent: isCurrent === "projects" },
          { to: "/pledges/progress", label: "Le chemin accompli", isCurrent: isCurrent === "progress" },
        ]}
      />
    </div>
  );
}

/** The plans, each with how far its pledges are. */
export function PlanLines({ rows }: { rows: readonly PlanRow[] }) {
  return (
    <Lines label="Plans">
      {rows.map((plan) => (
        <Line
          key={plan.id}
          title={<Link to={`/pledges/${plan.id}`}>{plan.name}</Link>}
          detail={[
            `${plan.kind} ${plan.adopted}`.trim(),
            formatCount(plan.actions, "engagement ou action", "engagements ou actions"),
          ].join(" · ")}
          badge={<PlanBadges plan={plan} />}
        />
      ))}
    </Lines>
  );
}

function PlanBadges({ plan }: { plan: PlanRow }) {
  const { isTemplate, kept, late, underWay } = plan;
  if (isTemplate) return <Badge>modèle à copier</Badge>;
  return (
    <span className="flex flex-wrap gap-2">
      {late > 0 && <Badge tone="late">{`${late} en retard`}</Badge>}
      {underWay > 0 && <Badge tone="waiting">{`${underWay} en cours`}</Badge>}
      {kept > 0 && <Badge tone="done">{formatCount(kept, "tenu", "tenus")}</Badge>}
    </span>
  );
}

/** No plan yet, or none archived. */
export function NoPlan({ isArchived, canWrite }: { isArchived: boolean; canWrite: boolean }) {
  if (isArchived) return <p className="text-muted">Aucun plan archivé.</p>;
  return (
    <EmptyState
      title="Aucun plan pour l’instant"
      why="Une déclaration commune, une convention territoriale globale, une fiche action : tapez-en les axes, les objectifs et les engagements, puis suivez ce qui avance, qui porte et qui finance."
      act={
        canWrite && (
          <LinkButton to="/pledges/new" variant="primary">
            Ouvrir un plan
          </LinkButton>
        )
      }
    />
  );
}
