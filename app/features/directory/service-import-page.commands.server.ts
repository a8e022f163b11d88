import type { Actor } from "~/core/auth/actor";
import { asText, chosenColumns, headedRows } from "~/core/sheets/columns";
import { type LineAside, type LineFate, linesAside, type PlannedLine } from "~/core/sheets/planned-lines";
import { readSentTable } from "~/core/sheets/sent-table.server";
import { importServices } from "./service-import.commands.server";
import {
  countsOf,
  MOST_SERVICES,
  planServices,
  type ServiceList,
  type ServicePlan,
} from "./service-import.queries.server";
import type { ServiceListForm } from "./service-import.schema.server";

/** Rows of each fate that the page shows; the counts tell the rest. */
const MOST_SHOWN = 200;

/** A plan as its page shows it: nothing of it is written yet. */
export interface ImportPreview extends Pick<ServicePlan, "listName" | "columns" | "samples"> {
  counts: Record<string, number>;
  /** Those left aside first, then what changes, then what is added. */
  lines: PlannedLine[];
  /** All of those that are not taken, to be downloaded. */
  aside: LineAside[];
  gone: { name: string; place: string }[];
  /** The same cells as text, so that what is written is what was read. */
  text: string;
  dataOn: string;
  kind?: string;
}

const SHOWN_FIRST: readonly LineFate[] = ["rejected", "changed", "added", "elsewhere", "unchanged"];

/** Reads a list without writing anything. Refuses what is not a table. */
export async function previewServices(form: ServiceListForm): Promise<ImportPreview> {
  const list = await listOf(form);
  const plan = await planServices(list);
  const { listName, columns, samples, gone } = plan;
  return {
    ...{ listName, columns, samples },
    counts: countsOf(plan),
    lines: SHOWN_FIRST.flatMap((fate) =>
      plan.lines.filter((line) => line.fate === fate).slice(0, MOST_SHOWN),
    ),
    aside: linesAside(plan.lines),
    gone: gone.slice(0, MOST_SHOWN).map(({ name, communeName }) => ({ name, place: communeName })),
    text: asText(list.table),
    dataOn: form.dataOn,
    kind: form.kind,
  };
}

/** Writes the list that was previewed. Returns what was done, counted. */
export async function writeServices(actor: Actor, form: ServiceListForm): Promise<Record<string, number>> {
  const { counts } = await importServices(actor, await listOf(form));
  return counts;
}

async function listOf({
  file,
  pasted,
  listName,
  dataOn,
  kind,
  columns,
}: ServiceListForm): Promise<ServiceList> {
  const table = await readSentTable({ file, pasted }, MOST_SERVICES);
  // A file just chosen has its own columns: those of the page were of the one before.
  const read = file?.size ? undefined : chosenColumns(headedRows(table).headers, columns);
  return { table, listName, dataOn, kind, ...(read ? { columns: read } : {}) };
}
