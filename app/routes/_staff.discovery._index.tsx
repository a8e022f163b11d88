import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { type Column, DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { listSheets, type SheetLine } from "~/features/discovery/discovery-sheets.queries.server";
import { SHEET_CHAPTERS } from "~/vocabulary/discovery";
import { valuesOf } from "~/vocabulary/words";

export const meta: MetaFunction = () => [{ title: "Fiches découverte" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:read");
  return { sheets: await listSheets() };
}

const CHAPTERS = valuesOf(SHEET_CHAPTERS).length;

const COLUMNS: Column<SheetLine>[] = [
  {
    header: "Intercommunalité",
    cell: ({ code, label }) => <Link to={`/discovery/${code}`}>{label}</Link>,
    onPhone: true,
  },
  { header: "Fiche", cell: State, onPhone: true },
  {
    header: "Relecture",
    cell: ({ checked, isStale }) => (isStale ? <Badge tone="attention">{checked}</Badge> : checked),
    onPhone: true,
  },
  {
    header: "Chapitres écrits",
    cell: ({ chapters }) => `${chapters} sur ${CHAPTERS}`,
    onPhone: true,
    isNamedOnPhone: true,
  },
  {
    header: "Page publique",
    cell: ({ code, label, state }) =>
      state === "published" && (
        <a href={`/decouvrir/${code}`} aria-label={`Voir la page publique de ${label}`}>
          Voir
        </a>
      ),
  },
];

export default function DiscoverySheets() {
  const { sheets } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Fiches découverte"
        meta="Ce que l’on dit de chaque intercommunalité à une famille qui ne la connaît pas."
      />
      {sheets.length === 0 ? (
        <EmptyState
          title="Aucune intercommunalité n’est servie."
          why="Chaque intercommunalité servie a ici sa fiche. Cochez-les dans les réglages."
          act={<LinkButton to="/settings/territories">Choisir les territoires</LinkButton>}
        />
      ) : (
        <DataTable
          caption="Fiches découverte"
          columns={COLUMNS}
          rows={sheets}
          rowKey={({ code }) => code}
          isWhole
        />
      )}
    </>
  );
}

function State({ state }: SheetLine) {
  if (state === "published") return <Badge tone="done">publiée</Badge>;
  if (state === "draft") return <Badge tone="waiting">non publiée</Badge>;
  return <span className="text-muted">à écrire</span>;
}
