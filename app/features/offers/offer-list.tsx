import { Link, useSearchParams } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { FilterSelect, ListFilters } from "~/components/ui/list-filters";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import type { Option } from "~/components/ui/select";
import { TabLinks } from "~/components/ui/tab-links";
import { TextField } from "~/components/ui/text-field";
import { TENURES } from "~/vocabulary/needs";
import { OFFER_KINDS, OFFER_STATES, type OfferKind } from "~/vocabulary/offers";
import { formatCount } from "~/vocabulary/typography";
import { optionsOf, valuesOf } from "~/vocabulary/words";
import { CONTRACTS } from "~/vocabulary/work";
import type { OfferLine } from "./offer-page.queries.server";
import { OFFER_SCREENS } from "./offer-screens";

interface Props {
  kind: OfferKind;
  rows: OfferLine[];
  page: number;
  hasNext: boolean;
  total: number;
  territories: readonly Option[];
}

/** The homes, or the posts, that may be proposed: the freshest first. */
export function OfferList({ kind, territories, ...listed }: Props) {
  const words = OFFER_SCREENS[kind];
  const [search] = useSearchParams();
  return (
    <>
      <PageHeader
        title={words.title}
        meta={words.meta}
        actions={
          <>
            <LinkButton to={`${words.path}/import`}>Importer une liste</LinkButton>
            <LinkButton to={`${words.path}/new`} variant="primary">
              {words.add}
            </LinkButton>
          </>
        }
      />
      <TabLinks
        label="Logements et postes"
        tabs={valuesOf(OFFER_KINDS).map((one) => ({
          to: OFFER_SCREENS[one].path,
          label: OFFER_SCREENS[one].title,
          isCurrent: one === kind,
        }))}
      />
      <OfferFilterBar kind={kind} territories={territories} />
      <PagedList
        {...listed}
        one={words.one}
        many={words.many}
        empty={<NoOffer kind={kind} isFiltered={search.size > 0} />}
      >
        <OfferTable kind={kind} rows={listed.rows} />
      </PagedList>
    </>
  );
}

function OfferFilterBar({ kind, territories }: Pick<Props, "kind" | "territories">) {
  const [search] = useSearchParams();
  const { type, amountFilter } = OFFER_SCREENS[kind];
  return (
    <ListFilters
      find="Lieu, mot, partenaire"
      kind={type}
      kinds={kind === "housing" ? optionsOf(TENURES) : optionsOf(CONTRACTS)}
      territories={territories}
    >
      <TextField
        label={amountFilter}
        name="amount"
        inputMode="decimal"
        defaultValue={search.get("amount") ?? ""}
        autoComplete="off"
      />
      <FilterSelect label="État" name="state" options={optionsOf(OFFER_STATES)} defaultValue="open" />
      <Checkbox label="À vérifier" name="check" defaultChecked={search.has("check")} />
    </ListFilters>
  );
}

function OfferTable({ kind, rows }: Pick<Props, "kind" | "rows">) {
  const { amount, from } = OFFER_SCREENS[kind];
  return (
    <DataTable
      caption={OFFER_SCREENS[kind].title}
      rows={rows}
      rowKey={(row) => row.id}
      defaultSort="-checked"
      columns={[
        { header: OFFER_KINDS[kind].fr, cell: (row) => <Name row={row} />, onPhone: true },
        { header: "Commune", cell: (row) => row.place },
        {
          header: amount,
          sort: "amount",
          cell: (row) => <Amount row={row} />,
          onPhone: kind === "spouse-work",
        },
        { header: from, cell: (row) => row.from },
        { header: "Proposé par", cell: (row) => row.offeredBy, onPhone: true },
        { header: "Proposé à", cell: (row) => <ProposedTo row={row} /> },
        {
          header: "Vérifié",
          sort: "checked",
          cell: (row) => <Freshness row={row} />,
          onPhone: true,
          isNamedOnPhone: true,
        },
      ]}
    />
  );
}

function Name({ row: { path, label, isStale } }: { row: OfferLine }) {
  return (
    <Link to={path} className={isStale ? "text-muted" : undefined}>
      {label}
    </Link>
  );
}

function Amount({ row: { amount, isStale } }: { row: OfferLine }) {
  return isStale ? <span className="text-muted">{amount}</span> : amount;
}

function ProposedTo({ row: { proposedCount } }: { row: OfferLine }) {
  if (proposedCount === 0) return <span className="text-muted">à personne</span>;
  return formatCount(proposedCount, "foyer", "foyers");
}

function Freshness({ row: { checked, isStale } }: { row: OfferLine }) {
  if (!isStale) return checked;
  return (
    <>
      <span className="text-muted">{checked}</span> <Badge tone="attention">à vérifier</Badge>
    </>
  );
}

function NoOffer({ kind, isFiltered }: { kind: OfferKind; isFiltered: boolean }) {
  const { path, add, emptyTitle, emptyWhy } = OFFER_SCREENS[kind];
  if (isFiltered) {
    return (
      <EmptyState
        title="Rien ne correspond."
        why="Élargissez la recherche : un mot ou un montant de moins suffit souvent."
        act={<LinkButton to={path}>Tout afficher</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      title={emptyTitle}
      why={emptyWhy}
      act={
        <LinkButton to={`${path}/new`} variant="primary">
          {add}
        </LinkButton>
      }
    />
  );
}
