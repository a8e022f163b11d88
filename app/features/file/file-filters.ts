import { isDay } from "~/core/days";
import { CANDIDATE_KINDS, type CandidateKind } from "~/vocabulary/candidates";
import {
  FILE_COLUMNS,
  type FileColumn,
  NEXT_FILTERS,
  type NextFilter,
  READINESS_BANDS,
  type ReadinessBand,
  SILENCES,
  type Silence,
  USUAL_COLUMNS,
} from "~/vocabulary/file-filters";
import { NEED_KINDS, type NeedKind } from "~/vocabulary/needs";
import { isOneOf, type Words } from "~/vocabulary/words";

/** The filters of the list, as the URL holds them; anything unknown is left out. */
export interface FileFilters {
  text?: string;
  kind?: CandidateKind;
  stage?: string;
  referentId?: string;
  territory?: string;
  need?: NeedKind;
  tag?: string;
  next?: NextFilter;
  ready?: ReadinessBand;
  silence?: Silence;
  /** Days, "YYYY-MM-DD", both included. */
  arrivalFrom?: string;
  arrivalTo?: string;
  createdFrom?: string;
  createdTo?: string;
  sort: FileSort;
}

/** The name of each filter in the URL. */
export const FILTER_NAMES: Readonly<Record<keyof FileFilters, string>> = {
  text: "q",
  kind: "kind",
  stage: "stage",
  referentId: "referent",
  territory: "epci",
  need: "need",
  tag: "tag",
  next: "next",
  ready: "ready",
  silence: "silence",
  arrivalFrom: "arrival-from",
  arrivalTo: "arrival-to",
  createdFrom: "created-from",
  createdTo: "created-to",
  sort: "sort",
};

const FILTERS = Object.keys(FILTER_NAMES).filter((name): name is keyof FileFilters => name in FILTER_NAMES);

/** The columns chosen, in the URL: `?columns=kind,next`. */
export const COLUMNS_NAME = "columns";

export type FileSort = "-updated" | "name" | "due";

const SORTS: readonly FileSort[] = ["-updated", "name", "due"];
const LONGEST = 200;

/** Reads the filters from the query string of a list. */
export function readFileFilters(search: URLSearchParams): FileFilters {
  const read = (filter: keyof FileFilters) =>
    search.get(FILTER_NAMES[filter])?.trim().slice(0, LONGEST) || undefined;
  const day = (filter: keyof FileFilters) => dayIn(read(filter));
  const text = read("text");
  return {
    text,
    kind: known(CANDIDATE_KINDS, read("kind")),
    stage: read("stage"),
    referentId: read("referentId"),
    territory: read("territory"),
    need: known(NEED_KINDS, read("need")),
    tag: read("tag"),
    next: known(NEXT_FILTERS, read("next")),
    ready: known(READINESS_BANDS, read("ready")),
    silence: known(SILENCES, read("silence")),
    arrivalFrom: day("arrivalFrom"),
    arrivalTo: day("arrivalTo"),
    createdFrom: day("createdFrom"),
    createdTo: day("createdTo"),
    // What was searched for reads by name; everything else, the last touched first.
    sort: SORTS.find((sort) => sort === read("sort")) ?? (text ? "name" : "-updated"),
  };
}

/** The same filters, and the columns chosen, as a query string: nothing else of an address is kept. */
export function writeFileFilters(search: URLSearchParams): string {
  const filters = readFileFilters(search);
  const kept = new URLSearchParams();
  for (const filter of FILTERS) {
    const [name, value] = [FILTER_NAMES[filter], filters[filter]];
    if (value && (filter !== "sort" || search.has(name))) kept.set(name, value);
  }
  if (search.has(COLUMNS_NAME)) kept.set(COLUMNS_NAME, readColumns(search).join(","));
  return kept.toString();
}

/** The columns to show, in their own order. */
export function readColumns(search: URLSearchParams): FileColumn[] {
  const asked = search.getAll(COLUMNS_NAME).join(",").split(",");
  const chosen = Object.keys(FILE_COLUMNS).filter(
    (name): name is FileColumn => isOneOf(FILE_COLUMNS, name) && asked.includes(name),
  );
  return search.has(COLUMNS_NAME) ? chosen : [...USUAL_COLUMNS];
}

function known<Value extends string>(words: Words<Value>, value: string | undefined): Value | undefined {
  return isOneOf(words, value) ? value : undefined;
}

function dayIn(value: string | undefined): string | undefined {
  return isDay(value) ? value : undefined;
}
