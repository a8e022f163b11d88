import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { FilterSelect, ListFilters } from "~/components/ui/list-filters";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { ExportLink } from "~/features/exports/export-link";
import { getPartnersPage, partnerFilters } from "~/features/partners/partners-page.queries.server";
import { CAPACITY_LIGHTS, PARTNER_KINDS } from "~/vocabulary/partners";
import { optionsOf } from "~/vocabulary/words";

export const meta: MetaFunction = () => [{ title: "Partenaires" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:read");
  const url = new URL(request.url);
  return getPartnersPage(partnerFilters(url), pageOf(url));
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

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
      <ListFilters find="Nom ou contact" kinds={optionsOf(PARTNER_KINDS)} territories={territories}>
        <FilterSelect
          label="Capacité"
          name="capacite"
          options={optionsOf(CAPACITY_LIGHTS)}
          placeholder="Toutes"
        />
      </ListFilters>
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
            {
              header: "Partenaire",
              cell: (row) => <Link to={`/partners/${row.id}`}>{row.name}</Link>,
              onPhone: true,
            },
            { header: "Type", cell: (row) => PARTNER_KINDS[row.kind].fr, onPhone: true },
            { header: "Territoires", cell: (row) => row.places, onPhone: true },
            { header: "Contact", cell: (row) => row.contact },
            { header: "Relation", cell: (row) => row.step },
            { header: "Capacité", cell: (row) => <Capacity row={row} />, onPhone: true },
            { header: "Réponses", cell: (row) => row.answers, isEnd: true },
          ]}
        />
      </PagedList>
    </>
  );
}

/** What they last said they can take, grey once it is old; and that they were asked enough this year. */
function Capacity({ row: { capacity, isOverCap } }: { row: Row }) {
  return (
    <span className="flex flex-wrap gap-1">
      {capacity && (
        <Badge tone={capacity.tone} title={capacity.said}>
          {capacity.label}
        </Badge>
      )}
      {isOverCap && <Badge tone="attention">plafond atteint</Badge>}
    </span>
  );
}
