import type { OfferRecord } from "#models/offer";
import type { Proposal } from "#models/proposal";
import type { FieldsOf } from "~/core/lost-updates";
import { OFFER_FRESH_DAYS, type OfferKind } from "~/vocabulary/offers";
import { daysBetween, formatEuros, NBSP } from "~/vocabulary/typography";

/** What a colleague types of an offer: what it is made of, and who offers it. */
export interface OfferInput {
  proposal: Proposal;
  partnerId?: string;
  /** Who to call, in words, when it comes from nobody of the directory. */
  contact?: string;
}

/** The same, field by field, as its form holds it. */
export type OfferValues = Record<string, unknown>;

/** What follows from the other fields, or came with it from where it was imported: nobody types it. */
const UNTYPED: readonly string[] = ["kind", "photos", "communeCode", "communeName"];

const LABELS: Readonly<Record<string, string | undefined>> = {
  partnerId: "Proposé par",
  contact: "Qui appeler",
  place: "Où",
  tenure: "Projet",
  rent: "Loyer ou prix",
  rooms: "Pièces",
  isFurnished: "Meublé",
  takesPets: "Animaux acceptés",
  isAccessible: "De plain-pied",
  post: "Poste",
  occupation: "Métier",
  romeCode: "Code du métier",
  employer: "Employeur",
  contract: "Contrat",
  workingTime: "Temps de travail",
  telework: "Télétravail",
  wage: "Salaire",
  hours: "Horaires",
  fromOn: "À partir du",
  link: "Annonce",
  note: "Précisions",
};

/** That part of an offer, as its form is drawn from it. */
export function valuesOf({ proposal, partnerId, contact }: OfferInput): OfferValues {
  const typed = Object.entries(proposal).filter(([name]) => !UNTYPED.includes(name));
  return { ...Object.fromEntries(typed), partnerId, contact };
}

/** What nobody types of something proposed: a change of the rest leaves it there, but for the commune of a place that is written anew. */
export function untypedOf(proposal: Proposal, isMoved: boolean): OfferValues {
  const kept = isMoved ? UNTYPED.filter((name) => !name.startsWith("commune")) : UNTYPED;
  return Object.fromEntries(Object.entries(proposal).filter(([name]) => kept.includes(name)));
}

/** The fields of some values, in words; a partner is told by name. */
export function offerFields(
  values: readonly OfferValues[],
  partnerNames: ReadonlyMap<string, string>,
): FieldsOf<OfferValues> {
  const names = new Set(values.flatMap((one) => Object.keys(one)));
  const words = (value: unknown) => {
    if (typeof value === "boolean") return value ? "oui" : "non";
    return partnerNames.get(String(value)) ?? String(value);
  };
  return Object.fromEntries([...names].map((name) => [name, { label: LABELS[name] ?? name, words }]));
}

/** What a home costs, what a post pays, in euros: what lists are sorted by. */
export function amountOf(proposal: Proposal): number | undefined {
  if ("rent" in proposal) return proposal.rent;
  return "wage" in proposal ? proposal.wage : undefined;
}

/** « 650 € », « 2 100 € brut par mois » */
export function amountWords(kind: OfferKind, amount: number | undefined): string {
  if (amount === undefined) return "";
  return kind === "housing" ? formatEuros(amount) : `${formatEuros(amount)} brut${NBSP}par mois`;
}

/** Who a contact is, in a list: « Mme Aubin » of « Mme Aubin, 05 65 34 12 00 ». */
export function nameIn(contact = ""): string {
  return contact.replace(PHONE, "").trim();
}

/** A number of nine digits or more, with what leads to it. */
const PHONE = /[\s,;:·(–-]*(?:\btél(?:éphone)?[.\s:]*)?\+?\d(?:[\s.()-]*\d){8,}\)?/giu;

/** Whether nobody has made sure of it for more than thirty days. */
export function isStale({ lastCheckedOn }: Pick<OfferRecord, "lastCheckedOn">, today: string): boolean {
  return daysBetween(lastCheckedOn, today) > OFFER_FRESH_DAYS;
}
