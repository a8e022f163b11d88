import { Link, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";

export interface Column<Row> {
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers are set at the end of their column. */
  isEnd?: boolean;
  /** Kept when the table becomes cards on a phone; by default the first three columns are. */
  onPhone?: boolean;
  /** On a phone, the header is written before the value, which would not be understood alone. */
  isNamedOnPhone?: boolean;
  /** The key written to `?sort=`; `-key` is the other way. */
  sort?: string;
}

export interface DataTableProps<Row> {
  /** What the table lists, for those who do not see it. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** On a desk, the first column is never cut in two lines: names rather than sentences. */
  isWhole?: boolean;
  /** The order applied when the address names none. */
  defaultSort?: string;
}

/** A table on a desk, cards on a phone. The first cell holds the link: on a phone it opens the whole card. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  isWhole,
  defaultSort,
}: DataTableProps<Row>) {
  return (
    <table
      className="data-table"
      data-keep={keptColumns(columns)}
      data-pair={isPair(columns) || undefined}
      data-whole={isWhole}
    >
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeaderCell key={column.header} column={column} defaultSort={defaultSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td
                key={column.header}
                className={column.isEnd ? "end" : undefined}
                data-label={column.isNamedOnPhone ? column.header : undefined}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HeaderCellProps<Row> {
  column: Column<Row>;
  defaultSort: string | undefined;
}

function HeaderCell<Row>({ column, defaultSort }: HeaderCellProps<Row>) {
  const params = new URLSearchParams(useLocation().search);
  const current = params.get("sort") ?? defaultSort;
  const className = column.isEnd ? "end" : undefined;
  if (!column.sort) {
    return (
      <th scope="col" className={className}>
        {column.header}
      </th>
    );
  }
  const isUp = current === column.sort;
  const isDown = current === `-${column.sort}`;
  params.delete("page");
  params.set("sort", isUp ? `-${column.sort}` : column.sort);
  return (
    <th scope="col" className={className} aria-sort={sortDirection(isUp, isDown)}>
      <Link to={`?${params}`} preventScrollReset>
        {column.header}
        <span aria-hidden="true">{sortMark(isUp, isDown)}</span>
      </Link>
    </th>
  );
}

function sortDirection(isUp: boolean, isDown: boolean): "ascending" | "descending" | undefined {
  if (isUp) return "ascending";
  return isDown ? "descending" : undefined;
}

function sortMark(isUp: boolean, isDown: boolean): string {
  if (isUp) return " ↑";
  return isDown ? " ↓" : "";
}

/** A word and its figure stay on one line, on a phone too. */
function isPair<Row>(columns: readonly Column<Row>[]): boolean {
  return columns.length === 2 && columns[1]?.isEnd === true;
}

function keptColumns<Row>(columns: readonly Column<Row>[]): string {
  const isChosen = columns.some((column) => column.onPhone !== undefined);
  return columns
    .map((column, index) => ({ position: index + 1, isKept: isChosen ? column.onPhone : index < 3 }))
    .filter(({ isKept }) => isKept)
    .map(({ position }) => position)
    .join(" ");
}
