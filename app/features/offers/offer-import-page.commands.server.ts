import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { asText, chosenColumns, headedRows } from "~/core/sheets/columns";
import { type LineAside, type LineFate, linesAside, type PlannedLine } from "~/core/sheets/planned-lines";
import { readSentTable } from "~/core/sheets/sent-table.server";
import type { OfferKind } from "~/vocabulary/offers";
import { importOffers } from "./offer-import.commands.server";
import {
  MOST_OFFERS_READ,
  type OfferPlan,
  type OfferSheet,
  offerCounts,
  planOffers,
} from "./offer-import.queries.server";
import type { OfferListForm } from "./offer-import.schema.server";
import { offererOptions } from "./offer-page.queries.server";
import { offerPath } from "./offer-screens";

/** Rows of each fate that the page shows; the counts tell the rest. */
const MOST_SHOWN = 200;
const SHOWN_FIRST: readonly LineFate[] = ["rejected", "changed", "added", "elsewhere", "unchanged"];

/** A plan as its page shows it: nothing of it is written yet. */
export interface OfferPreview extends Pick<OfferPlan, "columns" | "samples" | "isReadable"> {
  listName: string;
  toldOn: string;
  partnerId?: string;
  counts: Record<string, number>;
  lines: PlannedLine[];
  /** All of those that are not taken, to be downloaded. */
  aside: LineAside[];
  gone: { path: string; label: string }[];
  /** The same cells as text, so that what is written is what was read. */
  text: string;
}

/** What the page asks with: who may propose, and the last day a list can be of. */
export async function getOfferImportPage(kind: OfferKind) {
  return { partners: await offererOptions(kind), today: toDay(now()) };
}

/** Reads a list without writing anything. Refuses what is not a table. */
export async function previewOffers(kind: OfferKind, form: OfferListForm): Promise<OfferPreview> {
  const sheet = await sheetOf(kind, form);
  const plan = await planOffers(sheet);
  const { columns, samples, isReadable, lines, gone } = plan;
  const { listName, toldOn, partnerId } = form;
  return {
    ...{ columns, samples, isReadable, listName, toldOn, partnerId },
    counts: offerCounts(plan),
    lines: SHOWN_FIRST.flatMap((fate) => lines.filter((line) => line.fate === fate).slice(0, MOST_SHOWN)),
    aside: linesAside(lines),
    gone: gone.map(({ id, label }) => ({ path: offerPath({ _id: id, kind }), label })),
    text: asText(sheet.table),
  };
}

/** Writes the list that was previewed. Returns what was done, counted. */
export async function writeOffers(
  actor: Actor,
  kind: OfferKind,
  form: OfferListForm,
): Promise<Record<string, number>> {
  const { counts } = await importOffers(actor, await sheetOf(kind, form));
  return counts;
}

async function sheetOf(
  kind: OfferKind,
  { file, pasted, listName, toldOn, partnerId, columns }: OfferListForm,
): Promise<OfferSheet> {
  const table = await readSentTable({ file, pasted }, MOST_OFFERS_READ);
  // A file just chosen has its own columns: those of the page were of the one before.
  const read = file?.size ? undefined : chosenColumns(headedRows(table).headers, columns);
  return { kind, table, listName, toldOn, partnerId, ...(read ? { columns: read } : {}) };
}
