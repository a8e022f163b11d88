import type { Actor } from "~/core/auth/actor";
import { type ListPreview, listPreview } from "~/core/sheets/list-preview";
import { MOST_SHOWN } from "~/core/sheets/planned-lines";
import { readSentList } from "~/core/sheets/sent-table.server";
import type { ServiceColumn } from "./service-columns";
import { importServices } from "./service-import.commands.server";
import { countsOf, MOST_SERVICES, planServices, type ServiceList } from "./service-import.queries.server";
import type { ServiceListForm } from "./service-import.schema.server";

/** A plan as its page shows it: nothing of it is written yet. */
export interface ImportPreview extends ListPreview<ServiceColumn> {
  listName: string;
  counts: Record<string, number>;
  gone: { name: string; place: string }[];
  dataOn: string;
  kind?: string;
}

/** Reads a list without writing anything. Refuses what is not a table. */
export async function previewServices(form: ServiceListForm): Promise<ImportPreview> {
  const list = await listOf(form);
  const plan = await planServices(list);
  return {
    ...listPreview(plan, list.table),
    listName: plan.listName,
    counts: countsOf(plan),
    gone: plan.gone.slice(0, MOST_SHOWN).map(({ name, communeName }) => ({ name, place: communeName })),
    dataOn: form.dataOn,
    kind: form.kind,
  };
}

/** Writes the list that was previewed. Returns what was done, counted. */
export async function writeServices(actor: Actor, form: ServiceListForm): Promise<Record<string, number>> {
  const { counts } = await importServices(actor, await listOf(form));
  return counts;
}

async function listOf(form: ServiceListForm): Promise<ServiceList> {
  const { listName, dataOn, kind } = form;
  return { listName, dataOn, kind, ...(await readSentList(form, MOST_SERVICES)) };
}
