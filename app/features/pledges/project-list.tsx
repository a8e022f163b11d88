import { Link } from "@remix-run/react";
import { Badge, type Tone } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { PROJECT_PRIORITIES, PROJECT_STATES, type ProjectState } from "~/vocabulary/pledges";
import { formatCents, formatNumber } from "~/vocabulary/typography";
import type { ProjectRow } from "./projects.queries.server";

const TONES: Readonly<Record<ProjectState, Tone>> = {
  idea: "neutral",
  studied: "waiting",
  decided: "waiting",
  building: "waiting",
  open: "done",
  dropped: "neutral",
};

export function ProjectBadge({ state }: { state: ProjectState }) {
  return <Badge tone={TONES[state]}>{PROJECT_STATES[state].fr}</Badge>;
}

/** The childcare projects, side by side. */
export function ProjectTable({ rows }: { rows: readonly ProjectRow[] }) {
  return (
    <DataTable
      caption="Projets d'accueil"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { header: "Projet", cell: ({ id, name }) => <Link to={`/pledges/projects/${id}`}>{name}</Link> },
        { header: "État", cell: ({ state }) => <ProjectBadge state={state} /> },
        {
          header: "Mode d’accueil",
          cell: ({ kind, communeName }) => `${kind}, ${communeName}`,
          onPhone: true,
        },
        { header: "Places", cell: ({ places }) => formatNumber(places), isEnd: true },
        { header: "Ouverture", cell: ({ opens }) => opens || "à dire" },
        { header: "Priorité", cell: ({ priority }) => PROJECT_PRIORITIES[priority].fr },
        { header: "Accordé", cell: ({ granted }) => formatCents(granted), isEnd: true },
        { header: "Versé", cell: ({ paid }) => formatCents(paid), isEnd: true },
        { header: "PMI", cell: ({ isWithPmi }) => pmiWord(isWithPmi) },
      ]}
    />
  );
}

function pmiWord(isWithPmi: boolean | undefined): string {
  if (isWithPmi === undefined) return "à dire";
  return isWithPmi ? "oui" : "non";
}

export function NoProject({ isArchived, canWrite }: { isArchived: boolean; canWrite: boolean }) {
  if (isArchived) return <p className="text-muted">Aucun projet archivé.</p>;
  return (
    <EmptyState
      title="Aucun projet pour l’instant"
      why="Dès qu’une commune ou une intercommunalité pense à une crèche, une micro-crèche, un service itinérant : notez le besoin, les places, les scénarios et qui finance. Les places prévues entrent dans l’observatoire."
      act={
        canWrite && (
          <LinkButton to="/pledges/projects/new" variant="primary">
            Ouvrir un projet
          </LinkButton>
        )
      }
    />
  );
}
