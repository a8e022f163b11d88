import type { AskedPartner } from "#models/erasure";
import type { Effect } from "~/core/db/effects.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { sentWords } from "./erasure-words";

/** To each address something went to and which was not asked already: the day and what it was, nobody's name. */
export function deletionLetter({ id, partnerName, to, items, askedOn }: AskedPartner): Effect[] {
  if (!to || askedOn) return [];
  const link = { purpose: "deletion" as const, id, version: 1 };
  const sent = items.map(({ kind, on }) => ({ what: sentWords(kind), on }));
  return [mail("deletion-request", { partnerName, items: sent, link }, { to, toName: partnerName })];
}
