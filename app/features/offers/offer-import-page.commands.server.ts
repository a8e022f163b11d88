import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { type ListPreview, listPreview } from "~/core/sheets/list-preview";
import { readSentList } from "~/core/sheets/sent-table.server";
import type { OfferKind } from "~/vocabulary/offers";
import type { OfferColumn } from "./offer-columns";
import { importOffers } from "./offer-import.commands.server";
import { MOST_OFFERS_READ, type OfferSheet, offerCounts, planOffers } from "./offer-import.queries.server";
import type { OfferListForm } from "./offer-import.schema.server";
import { offererOptions } from "./offer-page.queries.server";
import { offerPath } from "./offer-screens";

/** A plan as its page shows it: nothing of it is written yet. */
export interface OfferPreview extends ListPreview<OfferColumn> {
  listName: string;
  toldOn: string;
  partnerId?: string;
  isReadable: boolean;
  counts: Record<string, number>;
  gone: { path: string; label: string }[];
}

/** What the page asks with: who may propose, and the last day a list can be of. */
export async function getOfferImportPage(kind: OfferKind) {
  return { partners: await offererOptions(kind), today: toDay(now()) };
}

/** Reads a list without writing anything. Refuses what is not a table. */
export async function previewOffers(kind: OfferKind, form: OfferListForm): Promise<OfferPreview> {
  const sheet = await sheetOf(kind, form);
  const plan = await planOffers(sheet);
  const { isReadable, gone } = plan;
  const { listName, toldOn, partnerId } = form;
  return {
    ...listPreview(plan, sheet.table),
    ...{ isReadable, listName, toldOn, partnerId },
    counts: offerCounts(plan),
    gone: gone.map(({ id, label }) => ({ path: offerPath({ _id: id, kind }), label })),
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

async function sheetOf(kind: OfferKind, form: OfferListForm): Promise<OfferSheet> {
  const { listName, toldOn, partnerId } = form;
  return { kind, listName, toldOn, partnerId, ...(await readSentList(form, MOST_OFFERS_READ)) };
}
