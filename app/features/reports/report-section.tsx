import { type Column, DataTable } from "~/components/ui/data-table";
import { FoldedSection } from "~/components/ui/section";
import { type MapPlace, TerritoryMap } from "~/features/reference-data/territory-map";
import { NBSP, upperFirst } from "~/vocabulary/typography";
import { BarChart } from "./bar-chart";
import { highestOf, isNothing, type ReportTable, type Row } from "./report-tables";

interface Props {
  table: ReportTable;
  /** The period as the address tells it, for the link to the CSV. */
  search: string;
  canImport: boolean;
  isOpen: boolean;
}

/** A chart, or a map, and beside it the table of the same figures. */
export function ReportSection({ table, search, canImport, isOpen }: Props) {
  const { key, title, about, empty } = table;
  return (
    <FoldedSection
      title={title}
      anchor={key}
      isOpen={isOpen}
      act={
        isNothing(table) ? undefined : (
          <a className="link no-print" href={`/reports/${key}?${search}`} download>
            Télécharger<span className="visually-hidden">{` ${title}`}</span> (CSV)
          </a>
        )
      }
    >
      <p className="mb-3 max-w-[75ch] text-muted">{`${about} ${whenWords(table.when)}`}</p>
      {isNothing(table) ? <p>{empty}</p> : <Drawn table={table} canImport={canImport} />}
    </FoldedSection>
  );
}

function Drawn({ table, canImport }: Pick<Props, "table" | "canImport">) {
  const { title, rows, map } = table;
  return (
    <div className="report">
      <div>
        {map && (
          <TerritoryMap
            map={map}
            title={`Carte${NBSP}: ${title}`}
            places={placesOf(rows)}
            canImport={canImport}
          />
        )}
        <BarChart title={`Graphique${NBSP}: ${title}`} rows={rows} />
      </div>
      <DataTable
        caption={title}
        columns={columns(table)}
        rows={linesOf(table)}
        rowKey={({ key }) => key}
        isWhole
      />
    </div>
  );
}

const TOTAL = "total";

function linesOf({ rows, total }: ReportTable): Row[] {
  return total ? [...rows, { key: TOTAL, label: "Total", ...total }] : rows;
}

function columns({ header, unit, when }: ReportTable): Column<Row>[] {
  const label: Column<Row> = {
    header,
    cell: ({ key, label: name }) => (key === TOTAL ? <strong>{name}</strong> : name),
  };
  const now: Column<Row> = { header: unit, cell: (row) => row.now.text, isEnd: true };
  const before: Column<Row> = { header: "Avant", cell: (row) => row.before?.text ?? "—", isEnd: true };
  return when.before
    ? [label, { ...now, isNamedOnPhone: true }, { ...before, isNamedOnPhone: true }]
    : [label, now];
}

/** « Au 12 mai 2026 ; avant, au 1ᵉʳ mai 2026. » */
function whenWords({ now, before }: ReportTable["when"]): string {
  const words = before ? `${now}${NBSP}; avant, ${before}.` : `${now}.`;
  return upperFirst(words);
}

/** The tint only repeats the figure: none, masked, some, more than half of the highest. */
function placesOf(rows: readonly Row[]): MapPlace[] {
  const highest = highestOf(rows);
  return rows.map(({ key, label, now: { text, value } }) => ({
    code: key,
    label,
    value: text,
    level: levelOf(value, highest),
  }));
}

function levelOf(value: number | undefined, highest: number): number {
  if (value === undefined) return 1;
  if (value === 0) return 0;
  return value > highest / 2 ? 3 : 2;
}
