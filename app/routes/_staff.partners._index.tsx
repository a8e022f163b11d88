import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { ListFilters } from "~/components/ui/list-filters";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { ExportLink } from "~/features/exports/export-link";
import { listPartners } from "~/features/partners/partners.queries.server";
import { PARTNER_KINDS } from "~/vocabulary/partners";
import { isOneOf, optionsOf } from "~/vocabulary/words";

export const meta: MetaFunction = () => [{ title: "Partenaires" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:read");
  const url = new URL(request.url);
  const read = (name: string) => url.searchParams.get(name)?.trim() || undefined;
  const kind = read("kind");
  const filters = {
    text: read("q"),
    kind: isOneOf(PARTNER_KINDS, kind) ? kind : undefined,
    territory: read("epci"),
  };
  const [settings, partners] = await Promise.all([getSettings(), listPartners(filters, pageOf(url))]);
  return {
    ...partners,
    rows: partners.rows.map(({ _id, name, kind, territories, contacts, askedCount, answeredCount }) => ({
      id: _id,
      name,
      kind,
      contact: contacts[0]?.name ?? "",
      places: territories.map((code) => territoryLabel(settings, code)).join(", ") || "tout le département",
      answers: askedCount === 0 ? "" : `${Math.min(answeredCount, askedCount)} sur ${askedCount}`,
    })),
    territories: settings.territories.list.map(({ code, label }) => ({ value: code, label })),
  };
}

export default function Partners() {
  const { rows, page, hasNext, total, territories } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Partenaires"
        meta="Ceux à qui nous passons le relais, sans jamais leur demander de compte."
        actions={
          <>
            <ExportLink list="partners" />
            <LinkButton to="/partners/import">Importer un tableau</LinkButton>
            <LinkButton to="/partners/new" variant="primary">
              Ajouter un partenaire
            </LinkButton>
          </>
        }
      />
      <ListFilters find="Nom ou contact" kinds={optionsOf(PARTNER_KINDS)} territories={territories} />
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="partenaire"
        many="partenaires"
        empty={
          <EmptyState
            title="Aucun partenaire ne correspond."
            why="Élargissez la recherche, ou ajoutez ce partenaire à l’annuaire."
            act={<LinkButton to="/partners">Tout afficher</LinkButton>}
          />
        }
      >
        <DataTable
          caption="Partenaires"
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { header: "Partenaire", cell: (row) => <Link to={`/partners/${row.id}`}>{row.name}</Link> },
            { header: "Type", cell: (row) => PARTNER_KINDS[row.kind].fr },
            { header: "Territoires", cell: (row) => row.places },
            { header: "Contact", cell: (row) => row.contact },
            { header: "Réponses", cell: (row) => row.answers, isEnd: true },
          ]}
        />
      </PagedList>
    </>
  );
}
