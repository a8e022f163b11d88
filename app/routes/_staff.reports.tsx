import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type Column, DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { type MapPlace, TerritoryMap } from "~/features/reference-data/territory-map";
import { type Figure, listFigureTables } from "~/features/reports/reports.queries.server";
import { roleCan } from "~/vocabulary/permissions";
import { formatDayLong } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Chiffres" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { role } = await requirePermission(request, "reports:read");
  return {
    tables: await listFigureTables(),
    today: formatDayLong(now()),
    canImport: roleCan(role, "settings:write"),
  };
}

export default function Reports() {
  const { tables, today, canImport } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Chiffres"
        meta={`Au ${today}. Sous 5, un chiffre n’est pas montré : il désignerait quelqu’un.`}
      />
      <div className="mt-7 gap-x-10 *:mt-0 *:mb-7 *:break-inside-avoid lg:columns-2">
        {tables.map(({ title, about, header, figures, map }) => (
          <Section key={title} title={title}>
            <p className="mb-2 text-muted">{about}</p>
            {map && (
              <TerritoryMap
                map={map}
                title={`Carte : ${title.toLowerCase()}`}
                places={placesOf(figures)}
                canImport={canImport}
              />
            )}
            {figures.length === 0 ? (
              <EmptyState
                title="Rien à compter"
                why="Les territoires servis se choisissent dans les réglages."
              />
            ) : (
              <DataTable caption={title} columns={columns(header)} rows={figures} rowKey={({ key }) => key} />
            )}
          </Section>
        ))}
      </div>
    </>
  );
}

function placesOf(figures: Figure[]): MapPlace[] {
  return figures.map(({ key, count, ...figure }) => ({ ...figure, code: key, value: count }));
}

function columns(header: string): Column<Figure>[] {
  return [
    { header, cell: ({ label }) => label },
    { header: "Dossiers", cell: ({ count }) => count, isEnd: true },
  ];
}
