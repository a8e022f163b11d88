import type { Actor } from "~/core/auth/actor";
import { chosenColumns, type ReadColumn } from "./service-columns";
import { importServices } from "./service-import.commands.server";
import {
  countsOf,
  headedRows,
  planServices,
  readServiceTable,
  type ServiceList,
  type ServicePlan,
} from "./service-import.queries.server";
import type { ServiceListForm } from "./service-import.schema.server";
import type { LineFate, PlannedLine } from "./service-import-plan";

/** Rows of each fate that the page shows; the counts tell the rest. */
const MOST_SHOWN = 200;

/** A plan as its page shows it: nothing of it is written yet. */
export interface ImportPreview extends Pick<ServicePlan, "listName" | "columns" | "samples"> {
  counts: Record<string, number>;
  /** Those left aside first, then what changes, then what is added. */
  lines: PlannedLine[];
  gone: { name: string; place: string }[];
  /** The same cells as text, so that what is written is what was read. */
  text: string;
  dataOn: string;
  kind?: string;
}

/** What is from elsewhere is only counted. */
const SHOWN_FIRST: readonly LineFate[] = ["rejected", "changed", "added", "unchanged"];

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
  pasted = "",
  listName,
  dataOn,
  kind,
  columns,
}: ServiceListForm): Promise<ServiceList> {
  const bytes = file?.size ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(pasted);
  const table = await readServiceTable(bytes);
  const { headers } = headedRows(table);
  // A file just chosen has its own columns: those of the page were of the one before.
  const read: ReadColumn[] | undefined = file?.size ? undefined : chosenColumns(headers, columns);
  return { table, listName, dataOn, kind, ...(read ? { columns: read } : {}) };
}

/** Cells between tabs: what a sheet pastes, and what is read again when it is written. */
function asText(table: readonly string[][]): string {
  return table.map((row) => row.map((cell) => cell.replace(/[\t\n\r"]+/g, " ")).join("\t")).join("\n");
}
