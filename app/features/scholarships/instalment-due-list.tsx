import { Form, Link, useLocation, useNavigation } from "@remix-run/react";
import { Badge, type Tone } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import type { LastResult } from "~/components/ui/item-form";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { accessibleName } from "~/vocabulary/accessible-name";
import { INSTALMENT_STATES, type InstalmentState } from "~/vocabulary/scholarship-states";
import { formatCents, formatCount, formatDayLong, formatMonth, NBSP } from "~/vocabulary/typography";

interface Row {
  id: string;
  scholarshipId: string;
  name: string;
  programme: string;
  actNumber?: string;
  dueOn: string;
  cents: number;
  state: InstalmentState;
  paidOn?: string;
  proofsMissing: string[];
}

interface Page {
  month: string;
  before: string;
  after: string;
  programmeId?: string;
  programmes: { value: string; label: string }[];
  list: { total: number };
}

/** The month shown, those beside it, one programme among them, and the workbook. */
export function DueMonths({ page }: { page: Page }) {
  const { month, before, after, programmeId, programmes, list } = page;
  const to = (other: string) =>
    `?${new URLSearchParams({ mois: other, ...(programmeId ? { programme: programmeId } : {}) })}`;
  return (
    <div className="mb-4 flex flex-wrap items-end gap-3">
      <LinkButton to={to(before)}>{`← ${formatMonth(`${before}-01`)}`}</LinkButton>
      <LinkButton to={to(after)}>{`${formatMonth(`${after}-01`)} →`}</LinkButton>
      {programmes.length > 1 && (
        <Form className="flex items-end gap-2" key={programmeId}>
          <input type="hidden" name="mois" value={month} />
          <Select
            label="Programme"
            name="programme"
            options={programmes}
            placeholder="Tous"
            defaultValue={programmeId}
          />
          <Button>Filtrer</Button>
        </Form>
      )}
      {list.total > 0 && (
        <a className="button" href={`/scholarships/due/sheet${to(month)}`} download>
          Excel pour les finances
        </a>
      )}
    </div>
  );
}

/** What the month comes to, state by state. */
export function DueTotals({
  totals,
}: {
  totals: readonly { state: InstalmentState; count: number; cents: number }[];
}) {
  if (totals.length === 0) return null;
  return (
    <ul className="mb-4 flex flex-wrap gap-x-6 gap-y-1">
      {totals.map(({ state, count, cents }) => (
        <li key={state}>
          <strong className="tabular-nums">{formatCents(cents)}</strong>{" "}
          <span className="text-muted">
            {`${INSTALMENT_STATES[state].fr} (${formatCount(count, "versement", "versements")})`}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface FormProps {
  rows: readonly Row[];
  canWrite: boolean;
  today: string;
  lastResult: LastResult;
}

const TONES: Readonly<Record<InstalmentState, Tone>> = {
  planned: "waiting",
  suspended: "attention",
  cleared: "attention",
  paid: "done",
  cancelled: "neutral",
};

/** The payments of the month; those that are cleared are ticked together, on the day the finance office tells. */
export function DueForm({ rows, canWrite, today, lastResult }: FormProps) {
  const { search } = useLocation();
  const { state, formData } = useNavigation();
  const canPay = canWrite && rows.some((row) => row.state === "cleared");
  const { paidOn, ids } = lastResult?.error ?? {};
  return (
    <Form method="post" action={`/scholarships/due${search}`} preventScrollReset>
      <DataTable
        caption="Versements du mois"
        rows={rows}
        rowKey={({ id }) => id}
        columns={columnsOf(canPay)}
      />
      {canPay && (
        <div className="mt-4 flex flex-wrap items-end gap-3">
          <TextField
            label="Versés le"
            name="paidOn"
            type="date"
            defaultValue={today}
            errors={paidOn ?? undefined}
          />
          <Button
            name="intent"
            value="paid"
            variant="primary"
            pending={state !== "idle" && formData?.get("intent") === "paid"}
          >
            Marquer versés
          </Button>
          {ids && <p className="field-error w-full">{ids[0]}</p>}
        </div>
      )}
    </Form>
  );
}

function columnsOf(canPay: boolean) {
  return [
    { header: "Personne", cell: (row: Row) => <Person row={row} canPay={canPay} />, onPhone: true },
    {
      header: "Programme",
      cell: ({ programme, actNumber }: Row) => [programme, actNumber].filter(Boolean).join(" · "),
    },
    { header: "Échéance", cell: ({ dueOn }: Row) => formatDayLong(dueOn) },
    { header: "Montant", cell: ({ cents }: Row) => formatCents(cents), isEnd: true, onPhone: true },
    { header: "État", cell: (row: Row) => <Standing row={row} />, onPhone: true },
  ];
}

function Person({ row: { id, name, scholarshipId, state }, canPay }: { row: Row; canPay: boolean }) {
  const link = <Link to={`/scholarships/${scholarshipId}/instalments`}>{name}</Link>;
  if (!canPay) return link;
  return (
    <span className="flex items-center gap-2">
      <input
        type="checkbox"
        name="ids"
        value={id}
        defaultChecked={state === "cleared"}
        disabled={state !== "cleared"}
        aria-label={accessibleName(`Cocher ${name}`)}
        className="relative z-10 accent-accent"
      />
      {link}
    </span>
  );
}

function Standing({ row: { state, paidOn, proofsMissing } }: { row: Row }) {
  return (
    <>
      <Badge tone={TONES[state]}>{INSTALMENT_STATES[state].fr}</Badge>
      {paidOn && <span className="text-muted">{` le ${formatDayLong(paidOn)}`}</span>}
      {state === "planned" && proofsMissing.length > 0 && (
        <span className="block text-muted">{`attend${NBSP}: ${proofsMissing.join(", ")}`}</span>
      )}
    </>
  );
}

/** A month in which nothing is due. */
export function NothingDue({ title }: { title: string }) {
  return (
    <EmptyState
      title={`Rien n’est à verser en ${title}.`}
      why="Les versements paraissent ici dès que l’échéancier d’une bourse est établi, une fois la convention signée."
      act={<LinkButton to="/scholarships">Voir les bourses</LinkButton>}
    />
  );
}
