import type { CandidateKind } from "~/vocabulary/candidates";
import { READINESS_BANDS, SILENCES } from "~/vocabulary/file-filters";
import type { NeedKind } from "~/vocabulary/needs";
import { formatDayLong, lowerFirst, NBSP, ofName } from "~/vocabulary/typography";
import { COLUMNS_NAME, FILTER_NAMES, type FileFilters } from "./file-filters";

/** A piece of the sentence; one that names filters has the address of the list without them. */
export interface SentencePart {
  text: string;
  without?: string;
}

/** The labels of what the filters hold as codes. */
export interface FilterLabels {
  stages: ReadonlyMap<string, string>;
  territories: ReadonlyMap<string, string>;
  referents: ReadonlyMap<string, string>;
}

const KINDS: Readonly<Record<CandidateKind, string>> = {
  student: "Étudiant·es",
  intern: "Internes",
  "junior-doctor": "Docteurs juniors",
  locum: "Remplaçant·es",
  doctor: "Médecins",
  other: "Autres situations",
};

const NEEDS: Readonly<Record<NeedKind, string>> = {
  housing: "avec un besoin de logement",
  "spouse-work": "avec un emploi à trouver pour le conjoint ou la conjointe",
  schooling: "avec une école à trouver",
  childcare: "avec une garde à trouver",
  scholarship: "avec une bourse",
  discovery: "avec un territoire à découvrir",
};

type Named = keyof FileFilters;

/** The filters of a list as one reads them, « Internes du Grand-Figeac avec un besoin de logement »; none says nothing. */
export function fileSentence(
  search: URLSearchParams,
  filters: FileFilters,
  labels: FilterLabels,
): SentencePart[] {
  const parts = [
    ...place(filters, labels),
    ...about("need", filters.need && NEEDS[filters.need]),
    ...about(
      "stage",
      filters.stage && `à l’étape «${NBSP}${labels.stages.get(filters.stage) ?? "?"}${NBSP}»`,
    ),
    ...about(
      "referentId",
      filters.referentId && `suivis par ${labels.referents.get(filters.referentId) ?? "?"}`,
    ),
    ...about("tag", filters.tag && `étiquetés «${NBSP}${filters.tag}${NBSP}»`),
    ...about("ready", filters.ready && lowerFirst(READINESS_BANDS[filters.ready].fr)),
    ...period(["arrivalFrom", "arrivalTo"], "arrivant", filters),
    ...period(["createdFrom", "createdTo"], "ouverts", filters),
    ...about("next", filters.next && (filters.next === "late" ? "en retard" : "sans prochaine action")),
    ...about("silence", filters.silence && `sans nouvelles depuis ${SILENCES[filters.silence].fr}`),
    ...about("text", filters.text && `répondant à «${NBSP}${filters.text}${NBSP}»`),
  ];
  if (parts.length === 0 && !filters.kind) return [];
  const noun = filters.kind
    ? { names: ["kind" as const], text: KINDS[filters.kind] }
    : { names: [], text: "Dossiers" };
  return [noun, ...parts, ...order(search, filters)].map(({ names, text }) => ({
    text,
    without: names.length > 0 ? without(search, names) : undefined,
  }));
}

interface Piece {
  names: Named[];
  text: string;
}

function about(name: Named, text: string | undefined): Piece[] {
  return text ? [{ names: [name], text }] : [];
}

function place({ territory }: FileFilters, { territories }: FilterLabels): Piece[] {
  return about("territory", territory && ofPlace(territories.get(territory) ?? "?"));
}

/** « du Grand-Figeac », « de la Vallée du Lot », « d’Aubrac » */
function ofPlace(label: string): string {
  if (/^(Grand|Pays|Quercy|Val|Bassin|Causse)\b/.test(label)) return `du ${label}`;
  return /^(Vallée|Communauté|Métropole)\b/.test(label) ? `de la ${label}` : ofName(label);
}

function period([from, to]: [Named, Named], verb: string, filters: FileFilters): Piece[] {
  const [first, last] = [filters[from], filters[to]];
  if (first && last)
    return [{ names: [from, to], text: `${verb} du ${formatDayLong(first)} au ${formatDayLong(last)}` }];
  if (first) return [{ names: [from], text: `${verb} à partir du ${formatDayLong(first)}` }];
  return last ? [{ names: [to], text: `${verb} jusqu’au ${formatDayLong(last)}` }] : [];
}

function order(search: URLSearchParams, { sort }: FileFilters): Piece[] {
  if (!search.get(FILTER_NAMES.sort) || sort === "-updated") return [];
  return [{ names: ["sort"], text: sort === "due" ? "triés par échéance" : "triés par nom" }];
}

function without(search: URLSearchParams, names: Named[]): string {
  const left = new URLSearchParams(search);
  for (const name of names) left.delete(FILTER_NAMES[name]);
  left.delete("page");
  for (const [name, value] of [...left]) if (!value && name !== COLUMNS_NAME) left.delete(name);
  return left.size > 0 ? `/candidates?${left}` : "/candidates";
}
