import type { Actor } from "~/core/auth/actor";
import type { ReadColumn } from "~/core/sheets/columns";
import { type ListPreview, listPreview } from "~/core/sheets/list-preview";
import { countFates, MOST_SHOWN, type PlannedLine } from "~/core/sheets/planned-lines";
import { readSentList } from "~/core/sheets/sent-table.server";
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

/** A plan as its page shows it: nothing of it is written yet. */
export interface CareListPreview<Column extends string> extends ListPreview<Column> {
  listName: string;
  dataOn: string;
  isRead: boolean;
  counts: Record<string, number>;
  /** Writing would change something, were it only a day. */
  hasNews: boolean;
  gone: { name: string; place: string }[];
  kind?: CareServiceKind;
}

export type CarePreview = CareListPreview<CareColumn>;
export type TotalsPreview = CareListPreview<TotalsColumn>;

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
  return { listName, dataOn, kind, ...(await readSentList(form, MOST_ROWS)) };
}

async function totalsListOf(form: TotalsListForm): Promise<TotalsList> {
  const { listName, dataOn } = form;
  return { listName, dataOn, ...(await readSentList(form, MOST_ROWS)) };
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
  return {
    ...listPreview(plan, table),
    ...{ listName: plan.listName, dataOn },
    counts: countFates(plan.lines),
    hasNews: plan.steps.some(({ isWritten }) => isWritten),
  };
}
