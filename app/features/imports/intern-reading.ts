import type { Internship } from "#models/candidate";
import type { PlacementWish } from "#models/placement";
import { internshipOf } from "~/features/candidates/internship-facts";
import { semesterIdOf } from "~/features/semesters/semester-words";
import type { ImportField } from "~/vocabulary/imports";
import type { InternPhase, TrainingLevel } from "~/vocabulary/training";
import { foldText } from "~/vocabulary/typography";
import { dayOf } from "./cell-reading";

/** What the words of an intern’s line are compared to. */
export interface InternReference {
  levels: readonly TrainingLevel[];
  /** By folded name; a structure has one for each level. */
  places: ReadonlyMap<string, readonly NamedPlace[]>;
  /** By folded label. */
  territories: ReadonlyMap<string, string>;
  /** Ids of the semesters that were opened. */
  semesters: ReadonlySet<string>;
  /** Where a line that names no semester goes; nowhere when it is undefined. */
  semesterId?: string;
}

export interface NamedPlace {
  id: string;
  level: string;
}

/** What a line asks of a semester. */
export interface ReadPlacement {
  semesterId: string;
  levels: string[];
  wishes: PlacementWish[];
  hasCar?: boolean;
  needsBed: boolean;
  /** Wishes that name nothing we know, in the table’s words. */
  note?: string;
}

export interface ReadIntern {
  internship?: Internship;
  placement?: ReadPlacement;
}

type Read = <Value>(
  field: ImportField,
  reader: (text: string) => Value | undefined,
  message: string,
) => Value | undefined;

const UNKNOWN_DAY = "Cette date n’est pas lisible. Exemple : 15/11/2027.";
const YES_NO = "Écrivez oui ou non.";

/** Reads what a faculty says of an intern; `wishes` are the cells of their wishes, in order. */
export function readIntern(read: Read, wishes: readonly string[], reference: InternReference): ReadIntern {
  const internship = internshipOf({
    des: read("des", wordsOf, ""),
    phase: read("phase", phaseOf, "Phase inconnue : écrivez socle, approfondissement ou consolidation."),
    validatedSemesters: read("validatedSemesters", countOf, "Écrivez un nombre de semestres, par exemple 4."),
    licenceUntil: read("licenceUntil", dayOf, UNKNOWN_DAY),
    thesisOn: read("thesisOn", dayOf, UNKNOWN_DAY),
  });
  const asked = read(
    "semesterAsked",
    (text) => openSemester(text, reference),
    "Ce semestre n’est pas ouvert ici : écrivez par exemple « novembre 2026 », ou ouvrez-le dans « Internes ».",
  );
  const levels = read(
    "levelAsked",
    (text) => levelsOf(text, reference.levels),
    "Ce niveau n’est pas dans la liste des réglages.",
  );
  const hasCar = read("hasCar", yesOrNo, YES_NO);
  const needsBed = read("needsBed", yesOrNo, YES_NO);
  const semesterId = asked ?? reference.semesterId;
  if (!semesterId) return { internship };
  const { known, unknown } = wishesOf(wishes, levels ?? [], reference);
  return {
    internship,
    placement: {
      ...{ semesterId, levels: levels ?? [], wishes: known, needsBed: needsBed ?? false },
      ...(hasCar === undefined ? {} : { hasCar }),
      ...(unknown.length > 0 ? { note: `Vœux du tableau : ${unknown.join(", ")}.` } : {}),
    },
  };
}

/** « nov. 2026 », « Hiver 2026-2027 », « mai 27 », « 11/2026 » */
export function semesterOfWords(text: string): string | undefined {
  const folded = foldText(text);
  const month = /^(\d{1,2}) (\d{4})$/.exec(folded);
  const season = seasonOf(month ? (month[1] ?? "") : folded);
  const year = month?.[2] ?? /\b(\d{4}|\d{2})\b/.exec(folded)?.[1];
  if (!season || !year) return undefined;
  return semesterIdOf(season, Number(year.length === 2 ? `20${year}` : year));
}

function seasonOf(folded: string): "winter" | "summer" | undefined {
  if (/\b(hiver|novembre|nov|winter|11)\b/.test(folded)) return "winter";
  return /\b(ete|mai|summer|0?5)\b/.test(folded) ? "summer" : undefined;
}

function openSemester(text: string, { semesters }: InternReference): string | undefined {
  const id = semesterOfWords(text);
  return id && semesters.has(id) ? id : undefined;
}

/** « SASPAS », « niveau 1 », « N1 », « SN1 »: a level whose label holds these words; several between slashes. */
export function levelsOf(text: string, levels: readonly TrainingLevel[]): string[] | undefined {
  const parts = text.split(/[/;+]| ou /).filter((part) => part.trim());
  const found = parts.map((part) => levelOf(part, levels));
  return found.every((key) => key !== undefined) ? found.flatMap((key) => key ?? []) : undefined;
}

function levelOf(text: string, levels: readonly TrainingLevel[]): string | undefined {
  const folded = foldText(text).replace(/^[sp]?n ?(\d)$/, "niveau $1");
  if (/^(dj|docteurs? juniors?)$/.test(folded)) return levels.find(({ isJunior }) => isJunior)?.key;
  return levels.find(
    ({ key, label }) => foldText(key) === folded || ` ${foldText(label)} `.includes(` ${folded} `),
  )?.key;
}

function wishesOf(
  cells: readonly string[],
  asked: readonly string[],
  { levels, places, territories }: InternReference,
) {
  const known: PlacementWish[] = [];
  const unknown: string[] = [];
  for (const text of cells.flatMap((cell) => cell.split(/[;\n>]/)).map((part) => part.trim())) {
    if (!text) continue;
    const folded = foldText(text.replace(/^\d+[.)]\s*/, ""));
    const placeId = placeOf(places.get(folded) ?? [], asked);
    const [epciCode, level] = [territories.get(folded), levelOf(text, levels)];
    if (placeId) known.push({ placeId });
    else if (epciCode) known.push({ epciCode });
    else if (level) known.push({ level });
    else unknown.push(text);
  }
  return { known, unknown };
}

/** The only place of that name or, of those that share it, the only one at a level asked for. */
function placeOf(named: readonly NamedPlace[], asked: readonly string[]): string | undefined {
  const [one, ...others] = named.length > 1 ? named.filter(({ level }) => asked.includes(level)) : named;
  return others.length === 0 ? one?.id : undefined;
}

function phaseOf(text: string): InternPhase | undefined {
  const folded = foldText(text);
  if (folded.includes("socle")) return "socle";
  if (folded.includes("appro")) return "approfondissement";
  return folded.includes("consol") || folded.includes("junior") ? "consolidation" : undefined;
}

function countOf(text: string): number | undefined {
  const [, digits] = /^s?\s*(\d{1,2})\b/i.exec(text.trim()) ?? [];
  const count = Number(digits);
  return digits && count <= 12 ? count : undefined;
}

function yesOrNo(text: string): boolean | undefined {
  const folded = foldText(text);
  if (/^(oui|o|x|1|yes|vrai|demande|demandee)$/.test(folded)) return true;
  return /^(non|n|0|no|faux|aucun|aucune)$/.test(folded) ? false : undefined;
}

function wordsOf(text: string): string {
  return text.slice(0, 80);
}
