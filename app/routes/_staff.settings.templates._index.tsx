import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { type Column, DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { useSettingsAccess } from "~/features/settings/settings-form";
import { listTemplates, type TemplateLine } from "~/features/templates/templates.queries.server";

export const meta: MetaFunction = () => [{ title: "Modèles de tâches · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  return { templates: await listTemplates() };
}

const COLUMNS: Column<TemplateLine>[] = [
  {
    header: "Modèle",
    cell: ({ id, label }) => <Link to={`/settings/templates/${id}`}>{label}</Link>,
    onPhone: true,
  },
  { header: "Prévu à l’étape", cell: ({ place }) => place, onPhone: true },
  { header: "Sert à", cell: ({ group }) => group },
  {
    header: "État",
    cell: ({ isActive }) =>
      isActive ? <Badge tone="done">actif</Badge> : <Badge tone="waiting">désactivé</Badge>,
    onPhone: true,
  },
  { header: "Tâches", cell: ({ steps }) => steps, isEnd: true, onPhone: true, isNamedOnPhone: true },
];

export default function Templates() {
  const { templates } = useLoaderData<typeof loader>();
  const { canWrite } = useSettingsAccess();
  const add = canWrite && (
    <LinkButton to="/settings/templates/new" variant="primary">
      Ajouter un modèle
    </LinkButton>
  );
  return (
    <Section title="Modèles de tâches" count={templates.length} act={add}>
      <p className="mb-3 text-muted">
        Ce qu’une étape fait prévoir dès qu’un dossier y entre : des tâches datées depuis l’arrivée, le
        semestre ou la rentrée, avec leurs pièces.
      </p>
      {templates.length === 0 ? (
        <EmptyState
          title="Aucun modèle pour l’instant."
          why="Entrer dans une étape ne prévoit rien. Ajoutez un modèle pour que les démarches et le suivi se posent seuls."
        />
      ) : (
        <DataTable
          caption="Modèles de tâches"
          columns={COLUMNS}
          rows={templates}
          rowKey={({ id }) => id}
          isWhole
        />
      )}
    </Section>
  );
}
