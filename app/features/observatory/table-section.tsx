import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { type Column, DataTable } from "~/components/ui/data-table";
import { Section } from "~/components/ui/section";
import { BarChart } from "~/features/reports/bar-chart";
import type { Shown } from "~/features/reports/masking";
import { formatCount, NBSP } from "~/vocabulary/typography";
import {
  besideWords,
  isBlank,
  NONE,
  type ObservatoryTable,
  type SHARED_SERVICES,
  type TableRow,
} from "./observatory-table";

/** Columns that leave room beside them. */
const NARROW = 3;

interface Props {
  table: ObservatoryTable;
  /** The address of the page, for its files and for the territories seen nearer. */
  search: string;
  /** The day compared with. */
  other?: string;
  /** Drawn above the table: its map. */
  children?: ReactNode;
}

/** A table, what it counts in a sentence, its map or its chart, and its files. */
export function TableSection({ table, search, other, children }: Props) {
  const { title, about, empty, left = [] } = table;
  return (
    <Section title={title} act={isBlank(table) ? undefined : <Files table={table} search={search} />}>
      <p className="mb-3 max-w-[75ch] text-muted">{about}</p>
      {children}
      {isBlank(table) ? <p>{empty}</p> : <Drawn table={table} search={search} other={other} />}
      {left.length > 0 && (
        <details className="mt-3">
          <summary className="button button-small">
            {`${formatCount(left.length, "autre", "autres")}, sans place connue ni besoin montré`}
          </summary>
          <p className="mt-2 max-w-[75ch] text-muted">{left.join(", ")}</p>
        </details>
      )}
    </Section>
  );
}

/** A narrow table has its chart beside it; a wide one, above. */
function Drawn({ table, search, other }: Omit<Props, "children">) {
  const isNarrow = table.columns.length <= NARROW;
  const figures = <Figures table={table} search={search} other={other} />;
  if (!table.chart) return isNarrow ? <div className="max-w-[40rem]">{figures}</div> : figures;
  return (
    <div className={isNarrow ? "report" : "grid gap-6"}>
      <div className="w-full max-w-[40rem]">
        <Chart table={table} />
      </div>
      {figures}
    </div>
  );
}

interface FilesProps {
  table: { key: ObservatoryTable["key"] | typeof SHARED_SERVICES; title: string };
  search: string;
}

/** The same figures for a spreadsheet. */
export function Files({ table: { key, title }, search }: FilesProps) {
  return (
    <span className="no-print">
      {(["csv", "xlsx"] as const).map((format) => (
        <a
          key={format}
          className="link ml-3"
          href={`/childcare/observatory/${key}?${withParam(search, "format", format)}`}
          download
        >
          <span className="visually-hidden">{`Télécharger ${title}, `}</span>
          {format === "csv" ? "CSV" : "Excel"}
        </a>
      ))}
    </span>
  );
}

function Chart({ table: { title, columns, rows, chart = [0, 1] } }: Pick<Props, "table">) {
  const [thick, thin] = chart.map((index) => columns[index]?.header.toLowerCase() ?? "");
  return (
    <BarChart
      title={`Graphique${NBSP}: ${title}, ${thick} et ${thin}`}
      beforeWord={thin}
      rows={rows.map(({ key, label, cells }) => ({
        ...{ key, label, now: cells[chart[0]] ?? NONE, before: cells[chart[1]] ?? NONE },
      }))}
    />
  );
}

function Figures({ table, search, other }: Omit<Props, "children">) {
  const { title, header, columns, rows, total } = table;
  const shown: Column<TableRow>[] = columns.map((column, index) => ({
    header: column.header,
    isEnd: true,
    isNamedOnPhone: true,
    onPhone: column.onPhone ?? false,
    cell: ({ cells, before }) => <Cell now={cells[index]} before={before?.[index]} other={other} />,
  }));
  return (
    <DataTable
      caption={title}
      columns={[{ header, onPhone: true, cell: (row) => <Name row={row} search={search} /> }, ...shown]}
      rows={total ? [...rows, total] : rows}
      rowKey={({ key }) => key}
    />
  );
}

function Name({ row: { key, label, to }, search }: { row: TableRow; search: string }) {
  if (key === "total") return <strong>{label}</strong>;
  if (!to) return label;
  return <Link to={`?${withParam(search, "epci", to)}`}>{label}</Link>;
}

/** A figure, and under it the one of the other date with how much it moved; nothing when it did not. */
function Cell({ now, before, other }: { now?: Shown; before?: Shown; other?: string }) {
  if (!before || !other || before.text === NONE.text || before.text === now?.text) return now?.text;
  return (
    <>
      {now?.text}
      <small className="block text-muted">{besideWords(now, before, other)}</small>
    </>
  );
}

function withParam(search: string, name: string, value: string): string {
  const params = new URLSearchParams(search);
  params.set(name, value);
  return params.toString();
}
