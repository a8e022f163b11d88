import type { Actor } from "~/core/auth/actor";
import { asText, chosenColumns, headedRows, type ReadColumn } from "~/core/sheets/columns";
import {
  countFates,
  type LineAside,
  type LineFate,
  linesAside,
  type PlannedLine,
} from "~/core/sheets/planned-lines";
import { readSentTable } from "~/core/sheets/sent-table.server";
import type { CareServiceKind } from "~/vocabulary/childcare";
import { importCare } from "./care-import.commands.server";
import { type CareList, planCare } from "./care-import.queries.server";
import { type CareColumn, isReadableCare } from "./care-import-columns";
import type { CareListForm, TotalsListForm } from "./care-lists.schema.server";
import { importTotals } from "./totals-import.commands.server";
import { planTotals, type TotalsList } from "./totals-import.queries.server";
import { isReadableTotals, type TotalsColumn } from "./totals-import-columns";

/** Rows of one list. */
const MOST_ROWS = 5000;
/** Rows of each fate that the page shows; the counts tell the rest. */
const MOST_SHOWN = 200;
const SHOWN_FIRST: readonly LineFate[] = ["rejected", "changed", "added", "elsewhere", "unchanged"];

/** A plan as its page shows it: nothing of it is written yet. */
export interface ListPreview<Column extends string> {
  listName: string;
  dataOn: string;
  columns: ReadColumn<Column>[];
  samples: string[][];
  isRead: boolean;
  counts: Record<string, number>;
  /** Writing would change something, were it only a day. */
  hasNews: boolean;
  /** Those left aside first, then what changes, then what is added. */
  lines: PlannedLine[];
  /** All of those that are not taken, to be downloaded. */
  aside: LineAside[];
  gone: { name: string; place: string }[];
  /** The same cells as text, so that what is written is what was read. */
  text: string;
  kind?: CareServiceKind;
}

export type CarePreview = ListPreview<CareColumn>;
export type TotalsPreview = ListPreview<TotalsColumn>;

/** Reads a list of places without writing anything. Refuses what is not a table. */
export async function previewCare(form: CareListForm): Promise<CarePreview> {
  const list = await careListOf(form);
  const { gone, ...plan } = await planCare(list);
  return {
    ...shown(plan, list, form.dataOn),
    isRead: isReadableCare(plan.columns),
    gone: gone.slice(0, MOST_SHOWN).map(({ name, communeName }) => ({ name, place: communeName })),
    kind: form.kind,
  };
}

/** Reads totals without writing anything. Refuses what is not a table. */
export async function previewTotals(form: TotalsListForm): Promise<TotalsPreview> {
  const list = await totalsListOf(form);
  const plan = await planTotals(list);
  return { ...shown(plan, list, form.dataOn), isRead: isReadableTotals(plan.columns), gone: [] };
}

/** Writes the list of places that was previewed. Returns what was done, counted. */
export async function writeCare(actor: Actor, form: CareListForm): Promise<Record<string, number>> {
  const { counts } = await importCare(actor, await careListOf(form));
  return counts;
}

/** Writes the totals that were previewed. Returns what was done, counted. */
export async function writeTotals(actor: Actor, form: TotalsListForm): Promise<Record<string, number>> {
  const { counts } = await importTotals(actor, await totalsListOf(form));
  return counts;
}

async function careListOf(form: CareListForm): Promise<CareList> {
  const { listName, dataOn, kind } = form;
  return { listName, dataOn, kind, ...(await tableOf(form)) };
}

async function totalsListOf(form: TotalsListForm): Promise<TotalsList> {
  const { listName, dataOn } = form;
  return { listName, dataOn, ...(await tableOf(form)) };
}

/** A file just chosen has its own columns: those of the page were of the one before. */
async function tableOf<Column extends string>(form: {
  file?: File;
  pasted?: string;
  columns?: (Column | undefined)[];
}): Promise<{ table: string[][]; columns?: ReadColumn<Column>[] }> {
  const table = await readSentTable(form, MOST_ROWS);
  const read = form.file?.size ? undefined : chosenColumns(headedRows(table).headers, form.columns);
  return { table, ...(read ? { columns: read } : {}) };
}

interface Planned<Column extends string> {
  steps: readonly { isWritten: boolean }[];
  listName: string;
  columns: ReadColumn<Column>[];
  samples: string[][];
  lines: PlannedLine[];
}

function shown<Column extends string>(
  plan: Planned<Column>,
  { table }: { table: string[][] },
  dataOn: string,
) {
  const { listName, columns, samples, lines, steps } = plan;
  return {
    ...{ listName, columns, samples, dataOn },
    counts: countFates(lines),
    hasNews: steps.some(({ isWritten }) => isWritten),
    lines: SHOWN_FIRST.flatMap((fate) => lines.filter((line) => line.fate === fate).slice(0, MOST_SHOWN)),
    aside: linesAside(lines),
    text: asText(table),
  };
}
