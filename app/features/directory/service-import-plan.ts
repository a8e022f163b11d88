import type { LocalServiceRecord } from "#models/local-service";
import { comparedFields, comparedWords } from "~/core/listed-fields";
import { isSame, writeOf } from "~/core/lost-updates";
import { fold } from "~/core/search-words";
import type { ReadColumn } from "~/core/sheets/columns";
import type { PlannedLine } from "~/core/sheets/planned-lines";
import { departementOf } from "~/features/reference-data/departement";
import { type ServiceKind, THEMES_OF_KIND } from "~/vocabulary/local-services";
import { NBSP } from "~/vocabulary/typography";
import type { CommuneFinder } from "./import-communes.queries.server";
import { cardFields, cardOf, type ServiceInput } from "./service-card";
import type { ServiceColumn } from "./service-columns";
import { kindOf, type ReadService } from "./service-reading";

type Field = keyof ServiceInput & string;

/** A line and what is to be written of it. */
export interface PlannedStep {
  line: PlannedLine;
  id: string;
  card: ServiceInput;
  /** The card as it was, for one already there. */
  stored?: LocalServiceRecord;
  /** The fields taken from the list, for one already there. */
  taken: Field[];
  asListed: Record<string, unknown>;
  isWritten: boolean;
  read: ReadService;
}

interface Placed {
  read: ReadService;
  card: ServiceInput;
  place: string;
  ids: string[];
}

/** Which fields of a card each column fills; a column that is not there says nothing of its fields. */
const FIELD_OF: Readonly<Partial<Record<ServiceColumn, Field>>> = {
  themes: "themes",
  mode: "mode",
  address: "address",
  phone: "phone",
  email: "email",
  website: "website",
  opening: "opening",
  stops: "stops",
  funders: "funders",
  note: "note",
};

/** The fields a list speaks of. */
export function listedFields(columns: readonly ReadColumn<ServiceColumn>[]): Field[] {
  const told = columns.flatMap(({ field }) => (field && FIELD_OF[field]) ?? []);
  return [...new Set<Field>(["name", "kind", "communeCode", ...told])];
}

/** Places a line, or says why it cannot be. */
export function placed(
  read: ReadService,
  {
    finder,
    kind,
    idsOf,
  }: { finder: CommuneFinder; kind?: ServiceKind; idsOf: (read: ReadService, code: string) => string[] },
): Placed | PlannedLine {
  const typed = read.place.commune || read.place.postalCode || read.place.insee;
  const line = { number: read.number, name: read.name, place: typed };
  const found = finder.find(read.place);
  if ("isElsewhere" in found) return { ...line, fate: "elsewhere", why: "hors du territoire" };
  const problems = [...read.problems, ...("problem" in found ? [found.problem] : [])];
  if (problems.length > 0 || !("commune" in found))
    return { ...line, fate: "rejected", why: problems.join(`${NBSP}; `) };
  const { _id: communeCode, name: place } = found.commune;
  return { read, card: cardFrom(read, communeCode, { finder, kind }), place, ids: idsOf(read, communeCode) };
}

/** What is written of a line that nothing of the same source knows yet. */
export function stepToAdd({ read, card, place, ids }: Placed, fields: readonly Field[]): PlannedStep {
  const line = {
    number: read.number,
    name: card.name,
    place,
    fate: "added" as const,
    why: read.warnings.join(`${NBSP}; `),
  };
  return { line, id: ids[0] ?? "", card, taken: [], asListed: pick(card, fields), isWritten: true, read };
}

/**
 * What is written of a line already there: a field the source changed is taken, unless a colleague wrote otherwise than
 * what it said before; what did not change is not written.
 */
export function stepToChange(
  { read, card, place }: Placed,
  stored: LocalServiceRecord,
  { fields, dataOn }: { fields: readonly Field[]; dataOn: string },
): PlannedStep {
  const before: Readonly<Record<string, unknown>> = stored.asListed ?? {};
  const { moved, taken, kept } = comparedFields(fields, { listed: card, before, current: cardOf(stored) });
  const isBack = stored.isListed !== true;
  const isMoved = read.location !== undefined && !isSame(read.location, stored.location);
  const why = comparedWords({ taken, kept }, labels, [
    isBack ? "de nouveau dans la liste" : "",
    stored.isActive ? "" : "retiré de l’annuaire, le reste",
    ...read.warnings,
  ]);
  const fate = taken.length > 0 || isBack || isMoved ? "changed" : "unchanged";
  return {
    line: { number: read.number, name: stored.name, place, fate, why },
    id: stored._id,
    card,
    stored,
    taken,
    asListed: { ...before, ...pick(card, fields) },
    isWritten: fate === "changed" || moved.length > 0 || stored.checkedOn < dataOn,
    read,
  };
}

/** Services of the source that the list no longer has, in the départements it speaks of. */
export function goneFrom(
  listed: readonly LocalServiceRecord[],
  { ids, departements }: { ids: ReadonlySet<string>; departements: ReadonlySet<string> },
): LocalServiceRecord[] {
  return listed.filter(
    ({ _id, communeCode }) => !ids.has(_id) && departements.has(departementOf(communeCode)),
  );
}

/** The key of a service by its name, where its source gives no number. */
export function nameKey(name: string, communeCode: string): string {
  return `${fold(name)} ${communeCode}`;
}

function cardFrom(
  read: ReadService,
  communeCode: string,
  { finder, kind: chosen }: { finder: CommuneFinder; kind?: ServiceKind },
): ServiceInput {
  const { name, mode, address, phone, email, website, opening, funders, note } = read;
  const kind = read.kind ?? chosen ?? kindOf(name) ?? "other";
  const themes = read.themes.length > 0 ? read.themes : [...(THEMES_OF_KIND[kind] ?? [])];
  const stops = read.stops.flatMap(({ commune, when }) => {
    const found = finder.find({ insee: "", commune, postalCode: "" });
    if (!("commune" in found)) read.warnings.push(`l’arrêt « ${commune} » n’est pas une commune connue`);
    return "commune" in found ? [{ communeCode: found.commune._id, ...(when ? { when } : {}) }] : [];
  });
  return {
    name,
    kind,
    themes,
    mode,
    communeCode,
    address,
    phone,
    email,
    website,
    opening,
    stops,
    funders,
    note,
  };
}

/** Only what there is: a field left empty is one the source does not say. */
function pick(card: ServiceInput, fields: readonly Field[]): Record<string, unknown> {
  return { ...writeOf(fields, card).set };
}

function labels(fields: readonly Field[]): string {
  const words = cardFields(new Map());
  return fields.map((field) => words[field].label.toLowerCase()).join(", ");
}
