import type { ReadColumn } from "~/core/sheets/columns";
import { dayOf, emailsOf, phonesOf } from "~/features/imports/cell-reading";
import type { OfferKind } from "~/vocabulary/offers";
import { foldText, NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import { CONTRACTS, type Contract, TELEWORK, type Telework, type WorkingTime } from "~/vocabulary/work";
import type { OfferColumn } from "./offer-columns";

/** One line of a list of offers, before its commune is looked for. */
export interface ReadOffer {
  /** Its number in the sheet. */
  number: number;
  sourceId?: string;
  /** What its source calls it. */
  title: string;
  place: { insee: string; commune: string; postalCode: string };
  address: string;
  /** What it is made of, as the form of its kind would send it. */
  typed: Record<string, string | boolean>;
  /** A day gone by is kept: it means at once. */
  fromOn?: string;
  contact?: string;
  /** What of it is left out, the rest being taken. */
  warnings: string[];
}

/** A column, what its cell says (undefined when it cannot be told), and how it is said that it could not. */
type Reader = readonly [
  field: OfferColumn,
  read: (text: string) => string | boolean | undefined,
  problem: string,
];

const AMOUNT =
  /^(?:env(?:iron)? )?(\d[\d\s]*(?:[.,]\d{1,2})?)(?:\s*(?:€|euros?)?(?:\s*(?:cc|hc|brut|charges comprises|par mois|\/ ?mois))*)$/i;
/** A wage below this is of an hour, above of a year: neither is a month's. */
const WAGES = { least: 300, most: 15_000 };
const AT_ONCE = /^(?:immediat\w*|de suite|tout de suite|des que possible|maintenant|asap|libre)$/;

const READERS: Readonly<Record<OfferKind, readonly Reader[]>> = {
  housing: [
    ["tenure", tenureOf, "ni location ni vente dans"],
    ["rent", amountOf, "le loyer ou le prix n’est pas un montant dans"],
    ["rooms", roomsOf, "le nombre de pièces n’est pas lisible dans"],
    ["isFurnished", yesNoOf, "ni oui ni non pour « meublé » dans"],
    ["takesPets", yesNoWordOf, "ni oui ni non pour les animaux dans"],
    ["isAccessible", yesNoWordOf, "ni oui ni non pour le plain-pied dans"],
    ["link", linkOf, "l’annonce n’est pas une adresse dans"],
  ],
  "spouse-work": [
    ["post", plain, ""],
    ["occupation", plain, ""],
    ["romeCode", romeOf, "le code ROME n’a pas la forme attendue dans"],
    ["employer", plain, ""],
    ["contract", contractOf, "le contrat n’est pas connu dans"],
    ["workingTime", workingTimeOf, "ni temps plein ni temps partiel dans"],
    ["telework", teleworkOf, "le télétravail n’est pas lisible dans"],
    ["wage", wageOf, "le salaire n’est pas un montant brut par mois dans"],
    ["hours", plain, ""],
    ["link", linkOf, "l’annonce n’est pas une adresse dans"],
  ],
};

/** One row under the headers, read with its columns. */
export function readOffer(
  kind: OfferKind,
  { cells, number }: { cells: readonly string[]; number: number },
  columns: readonly ReadColumn<OfferColumn>[],
): ReadOffer {
  const at = (field: OfferColumn) =>
    oneSpace(cells[columns.findIndex((column) => column.field === field)] ?? "");
  const { typed, warnings } = typedFrom(kind, at);
  const title = (kind === "housing" ? at("title") : at("post")).slice(0, 160);
  const note = [kind === "housing" ? title : "", ...notesOf(cells, columns)].filter(Boolean).join(" · ");
  const [fromOn, day] = [dayOf(at("fromOn")), at("fromOn")];
  const isDayLost = day && !fromOn && !AT_ONCE.test(foldText(day));
  return {
    number,
    sourceId: at("sourceId").slice(0, 80) || undefined,
    title,
    place: { insee: inseeOf(at("insee")), commune: at("commune"), postalCode: inseeOf(at("postalCode")) },
    address: at("address"),
    typed: { ...typed, ...(note ? { note: note.slice(0, 2000) } : {}) },
    fromOn,
    contact: contactOf(at, warnings),
    warnings: isDayLost ? [...warnings, `la date n’est pas lisible dans « ${day} »`] : warnings,
  };
}

function typedFrom(kind: OfferKind, at: (field: OfferColumn) => string) {
  const [typed, warnings]: [ReadOffer["typed"], string[]] = [{}, []];
  for (const [field, read, problem] of READERS[kind]) {
    const text = at(field);
    const value = text ? read(text) : undefined;
    if (value !== undefined) typed[field] = value;
    else if (text) warnings.push(`${problem} « ${text.slice(0, 60)} »`);
  }
  return { typed, warnings };
}

/** « Mme Aubin, 05 65 34 12 00 »: whom to call, in one line. */
function contactOf(at: (field: OfferColumn) => string, warnings: string[]): string | undefined {
  const [phones, emails] = [phonesOf(at("phone")), emailsOf(at("email"))];
  if (!phones) warnings.push(`le numéro n’est pas complet dans « ${at("phone")} »`);
  if (!emails) warnings.push(`l’adresse n’est pas complète dans « ${at("email")} »`);
  return [at("contact"), phones?.[0], emails?.[0]].filter(Boolean).join(", ").slice(0, 160) || undefined;
}

/** « Surface : 62 m² »: a note of a column with a name of its own is read with it. */
function notesOf(cells: readonly string[], columns: readonly ReadColumn<OfferColumn>[]): string[] {
  return columns.flatMap(({ field, header }, column) => {
    const text = oneSpace(cells[column] ?? "");
    if (field !== "note" || !text) return [];
    return /^(note|remarque|precision|description|commentaire)s?$/.test(foldText(header))
      ? text
      : `${header}${NBSP}: ${text}`;
  });
}

function oneSpace(cell: string): string {
  return cell.replaceAll(NBSP, " ").replace(/\s+/g, " ").trim().replaceAll("'", "’");
}

/** A sheet takes away the first zero of a code. */
function inseeOf(text: string): string {
  return /^\d{4}$/.test(text) ? `0${text}` : text.toUpperCase();
}

function plain(text: string): string {
  return text;
}

function tenureOf(text: string): string | undefined {
  const folded = foldText(text);
  if (/\b(location|louer|loue|bail|locatif)\b/.test(folded)) return "rent";
  return /\b(vente|vendre|achat|acheter)\b/.test(folded) ? "buy" : undefined;
}

/** « 650 € CC », « 1 200,50 » */
function amountOf(text: string): string | undefined {
  return AMOUNT.exec(text)?.[1]?.replace(/\s/g, "");
}

function wageOf(text: string): string | undefined {
  const amount = amountOf(text);
  const wage = Number((amount ?? "").replace(",", "."));
  return wage >= WAGES.least && wage <= WAGES.most ? amount : undefined;
}

/** « 3 », « T3 », « F3 bis », « 3 pièces », « Studio » */
function roomsOf(text: string): string | undefined {
  const folded = foldText(text);
  if (folded === "studio") return "1";
  const rooms = /(?:^|\b[tf] ?)(\d{1,2})(?: bis)?(?: p(?:ieces?)?)?\b/.exec(folded)?.[1];
  return rooms && Number(rooms) > 0 ? String(Number(rooms)) : undefined;
}

function yesNoOf(text: string): boolean | undefined {
  const folded = foldText(text);
  if (/^(oui|o|x|1|vrai|yes|meublee?)$/.test(folded)) return true;
  return /^(non|n|0|faux|no|vide|non meublee?)$/.test(folded) ? false : undefined;
}

function yesNoWordOf(text: string): "yes" | "no" | undefined {
  const isYes = yesNoOf(text);
  if (isYes === undefined) return undefined;
  return isYes ? "yes" : "no";
}

function linkOf(text: string): string | undefined {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(address) && address.includes(".") && !/\s/.test(address) ? address : undefined;
}

function romeOf(text: string): string | undefined {
  const code = text.toUpperCase();
  return /^[A-N]\d{4}$/.test(code) ? code : undefined;
}

function contractOf(text: string): Contract | undefined {
  const folded = foldText(text);
  if (/\b(cdi|duree indeterminee)\b/.test(folded)) return "permanent";
  if (/\b(cdd|duree determinee|interim|saisonnier)\b/.test(folded)) return "fixed-term";
  if (/\b(fonction publique|titulaire|fonctionnaire|contractuelle?)\b/.test(folded)) return "public";
  if (/\b(independante?|liberale?|reprise|franchise|gerance)\b/.test(folded)) return "self-employed";
  return folded === foldText(CONTRACTS.other.fr) ? "other" : undefined;
}

function workingTimeOf(text: string): WorkingTime | undefined {
  const folded = foldText(text);
  if (/\b(plein|complet|100)\b/.test(folded)) return "full";
  return /\b(partiel|mi temps|\d0|non complet)\b/.test(folded) ? "part" : undefined;
}

function teleworkOf(text: string): Telework | undefined {
  const folded = foldText(text);
  const named = valuesOf(TELEWORK).find((value) => foldText(TELEWORK[value].fr) === folded);
  if (named) return named;
  if (/^(non|aucun|sur site|presentiel)$/.test(folded)) return "none";
  if (/\b(total|complet|full|100|entierement)\b/.test(folded)) return "full";
  return /^(oui|x|partiel|possible|hybride)\b|\bjours?\b/.test(folded) ? "some" : undefined;
}
