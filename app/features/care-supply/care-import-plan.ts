import type { CareServiceRecord } from "#models/care-service";
import { comparedFields, comparedWords } from "~/core/listed-fields";
import { isSame, writeOf } from "~/core/lost-updates";
import type { ReadColumn } from "~/core/sheets/columns";
import type { PlannedLine } from "~/core/sheets/planned-lines";
import type { CommuneFinder } from "~/features/directory/import-communes.queries.server";
import type { CareServiceKind } from "~/vocabulary/childcare";
import { foldText } from "~/vocabulary/typography";
import { type CareInput, type CareStopInput, careCardOf, careFields } from "./care-card";
import type { CareColumn } from "./care-import-columns";
import type { ReadCare } from "./care-import-reading";

type Field = keyof CareInput & string;

/** A line and what is to be written of it. */
export interface CareStep {
  line: PlannedLine;
  id: string;
  card: CareInput;
  /** The place as it was, for one already there. */
  stored?: CareServiceRecord;
  /** The fields taken from the list, for one already there. */
  taken: Field[];
  asListed: Record<string, unknown>;
  isWritten: boolean;
  read: ReadCare;
}

export interface PlacedCare {
  read: ReadCare;
  card: CareInput;
  place: string;
}

/** Which fields of a card each column fills; a column that is not there says nothing of its fields. */
const FIELDS_OF: Readonly<Partial<Record<CareColumn, readonly Field[]>>> = {
  management: ["management"],
  manager: ["manager"],
  mode: ["mode"],
  address: ["address"],
  phone: ["phone"],
  email: ["email"],
  website: ["website"],
  places: ["places"],
  "under-1": ["byAge"],
  "1-2": ["byAge"],
  "2-3": ["byAge"],
  "3-6": ["byAge"],
  "over-6": ["byAge"],
  hours: ["opensAt", "closesAt"],
  days: ["days"],
  oddHours: ["oddHours"],
  inclusive: ["isInclusive"],
  stops: ["stops"],
  note: ["note"],
};

/** The fields a list speaks of. */
export function listedCareFields(columns: readonly ReadColumn<CareColumn>[]): Field[] {
  const told = columns.flatMap(({ field }) => (field && FIELDS_OF[field]) ?? []);
  return [...new Set<Field>(["name", "kind", "communeCode", ...told])];
}

/** Places a line, or says why it cannot be; `kind` is that of what says nothing of it. */
export function placedCare(
  read: ReadCare,
  { finder, kind: chosen }: { finder: CommuneFinder; kind?: CareServiceKind },
): PlacedCare | PlannedLine {
  const { number, card, place: typed, problems } = read;
  const line = { number, name: card.name, place: typed.commune || typed.postalCode || typed.insee };
  const found = finder.find(typed);
  if ("isElsewhere" in found) return { ...line, fate: "elsewhere", why: "hors du territoire" };
  const kind = card.kind ?? chosen;
  const unkind = kind ? [] : ["le type d’accueil n’est pas connu : choisissez-le parmi les colonnes"];
  const lost = "problem" in found ? [found.problem] : [];
  const why = [...problems, ...unkind, ...lost].join(" ; ");
  if (why || !kind || !("commune" in found)) return { ...line, fate: "rejected", why };
  const { _id: communeCode, name: place } = found.commune;
  return { read, card: { ...card, kind, communeCode, stops: stopsIn(read, finder) }, place };
}

/** What is written of a line that nothing of the same source knows yet. */
export function careToAdd({ read, card, place }: PlacedCare, id: string, fields: readonly Field[]): CareStep {
  const line = {
    number: read.number,
    name: card.name,
    place,
    fate: "added" as const,
    why: read.warnings.join(" ; "),
  };
  return { line, id, card, taken: [], asListed: pick(card, fields), isWritten: true, read };
}

/**
 * What is written of a line already there: a field the source changed is taken, unless a colleague wrote otherwise than
 * what it said before; what did not change is not written.
 */
export function careToChange(
  { read, card, place }: PlacedCare,
  stored: CareServiceRecord,
  { fields, dataOn }: { fields: readonly Field[]; dataOn: string },
): CareStep {
  const before: Readonly<Record<string, unknown>> = stored.asListed ?? {};
  const { moved, taken, kept } = comparedFields(fields, {
    listed: card,
    before,
    current: careCardOf(stored),
  });
  const isBack = stored.isListed !== true;
  const isMoved = read.location !== undefined && !isSame(read.location, stored.location);
  const why = comparedWords({ taken, kept }, labels, [
    isBack ? "de nouveau dans la liste" : "",
    stored.isActive ? "" : "notée fermée, le reste",
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

/** The key of a place by its name, where its source gives no number. */
export function careKey(name: string, communeCode: string): string {
  return `${foldText(name)} ${communeCode}`;
}

function stopsIn(read: ReadCare, finder: CommuneFinder): CareStopInput[] {
  return read.stops.flatMap(({ commune, when }) => {
    const found = finder.find({ insee: "", commune, postalCode: "" });
    if (!("commune" in found)) read.warnings.push(`l’arrêt « ${commune} » n’est pas une commune connue`);
    return "commune" in found
      ? [{ communeCode: found.commune._id, days: [], ...(when ? { when } : {}) }]
      : [];
  });
}

/** Only what there is: a field left empty is one the source does not say. */
function pick(card: CareInput, fields: readonly Field[]): Record<string, unknown> {
  return { ...writeOf(fields, card).set };
}

function labels(fields: readonly Field[]): string {
  const words = careFields(new Map());
  return fields.map((field) => words[field].label.toLowerCase()).join(", ");
}
