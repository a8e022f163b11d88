import type { OfferRecord } from "#models/offer";
import type { Proposal } from "#models/proposal";
import { comparedFields, comparedWords } from "~/core/listed-fields";
import { writeOf } from "~/core/lost-updates";
import type { ReadColumn } from "~/core/sheets/columns";
import type { PlannedLine } from "~/core/sheets/planned-lines";
import { OFFER_STATES, type OfferKind } from "~/vocabulary/offers";
import { type OfferValues, offerFields, valuesOf } from "./offer-card";
import type { OfferColumn } from "./offer-columns";
import type { ReadOffer } from "./offer-reading";

/** A line of a list of offers that can be written: its place is known. */
export interface ReadableOffer {
  read: ReadOffer;
  proposal: Proposal;
  /** The commune it is in; without one, a post is anywhere. */
  communeName: string;
  /** Its ids in the list: by its reference, and by its words. */
  ids: string[];
}

/** A line and what is to be written of it. */
export interface OfferStep {
  line: PlannedLine;
  id: string;
  read: ReadOffer;
  proposal: Proposal;
  /** The offer as it was, for one already there, and the fields taken from the list. */
  stored?: OfferRecord;
  taken: string[];
  asListed: Record<string, unknown>;
  isWritten: boolean;
}

/** Which fields of an offer a column fills, when it is not of the same name. */
const FIELDS_OF: Readonly<Partial<Record<OfferColumn, string>>> = {
  title: "note",
  insee: "place",
  commune: "place",
  postalCode: "place",
  address: "place",
  phone: "contact",
  email: "contact",
};

/** The fields of an offer that a list speaks of: a column that is not there says nothing. */
export function toldFields(columns: readonly ReadColumn<OfferColumn>[]): string[] {
  const told = columns.flatMap(({ field }) =>
    field && field !== "sourceId" ? (FIELDS_OF[field] ?? field) : [],
  );
  return [...new Set(told)];
}

/** What is written of a line that nothing of the same list knows yet. */
export function stepToAdd(one: ReadableOffer, fields: readonly string[]): OfferStep {
  const { read, proposal, ids } = one;
  const line: PlannedLine = { ...lineOf(one), fate: "added", why: read.warnings.join(" ; ") };
  const asListed = writeOf(fields, listedOf(one)).set;
  return { line, id: ids[0] ?? "", read, proposal, taken: [], asListed, isWritten: true };
}

/**
 * What is written of a line already there: a field the list changed is taken, unless a colleague wrote otherwise since;
 * what did not change is not written. An offer taken or withdrawn here stays so.
 */
export function stepToChange(
  one: ReadableOffer,
  stored: OfferRecord,
  { fields, toldOn }: { fields: readonly string[]; toldOn: string },
): OfferStep {
  const { read, proposal } = one;
  const before: Readonly<Record<string, unknown>> = stored.asListed ?? {};
  const [listed, current] = [listedOf(one), valuesOf(stored)];
  const { moved, taken, kept } = comparedFields(fields, { listed, before, current });
  const why = comparedWords({ taken, kept }, labels, [
    stored.state === "open" ? "" : `${OFFER_STATES[stored.state].fr}, le reste`,
    ...read.warnings,
  ]);
  const isFresher = stored.state === "open" && stored.lastCheckedOn < toldOn;
  const { set, unset } = writeOf(fields, listed);
  const rest = Object.fromEntries(Object.entries(before).filter(([name]) => !unset.includes(name)));
  return {
    line: { ...lineOf(one), fate: taken.length > 0 ? "changed" : "unchanged", why },
    ...{ id: stored._id, read, proposal, stored, taken },
    asListed: { ...rest, ...set },
    isWritten: moved.length > 0 || isFresher,
  };
}

/** What a list says of an offer, field by field. */
export function listedOf({ read, proposal }: Pick<ReadableOffer, "read" | "proposal">): OfferValues {
  return valuesOf({ proposal, contact: read.contact });
}

/** What an offer is recognised by, where its list gives no reference. */
export function wordsOf(kind: OfferKind, { title, address, contact, typed }: ReadOffer): string[] {
  return [
    title,
    kind === "housing" ? String(typed.rooms ?? "") : String(typed.employer ?? ""),
    address,
    contact ?? "",
  ];
}

function lineOf({ read, communeName }: ReadableOffer) {
  return { number: read.number, name: nameOf(read), place: communeName };
}

/** What a line is told by: its title, else its reference, else where it is. */
export function nameOf({ title, sourceId, address, typed }: ReadOffer): string {
  return title || (sourceId && `n° ${sourceId}`) || address || (typed.rooms ? `${typed.rooms} pièces` : "");
}

function labels(fields: readonly string[]): string {
  const words = offerFields([Object.fromEntries(fields.map((field) => [field, ""]))], new Map());
  return fields.map((field) => words[field]?.label.toLowerCase() ?? field).join(", ");
}
