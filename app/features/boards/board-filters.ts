import { FILTER_NAMES, readFileFilters } from "~/features/file/file-filters";
import { GROUPINGS, type Grouping } from "~/vocabulary/boards";
import { valuesOf } from "~/vocabulary/words";

/** What a board shows, as its address holds it; anything unknown is left out. */
export interface BoardFilters {
  text?: string;
  referentId?: string;
  territory?: string;
  grouping: Grouping;
}

/** The name of the grouping in the address of a board, and its values: `?par=epci`. */
export const GROUPING_NAME = "par";

export const GROUPING_VALUES: Readonly<Record<Grouping, string>> = {
  stage: "etape",
  referent: "referent",
  territory: "epci",
  semester: "semestre",
  readiness: "pret",
};

/** Where a board without script offers the stages to which a candidate may go: `?deplacer=…`. */
export const MOVING_NAME = "deplacer";

const FILTERS = ["text", "referentId", "territory"] as const;

/** Reads what a board shows from its query string. */
export function readBoardFilters(search: URLSearchParams): BoardFilters {
  const { text, referentId, territory } = readFileFilters(search);
  const asked = search.get(GROUPING_NAME);
  const grouping = valuesOf(GROUPINGS).find((one) => GROUPING_VALUES[one] === asked) ?? "stage";
  return { text, referentId, territory, grouping };
}

/** The same as a query string: nothing else of an address is kept. */
export function writeBoardFilters(search: URLSearchParams): string {
  const filters = readBoardFilters(search);
  const kept = new URLSearchParams();
  if (filters.grouping !== "stage") kept.set(GROUPING_NAME, GROUPING_VALUES[filters.grouping]);
  for (const filter of FILTERS) {
    const value = filters[filter];
    if (value) kept.set(FILTER_NAMES[filter], value);
  }
  return kept.toString();
}

/** The list of the files at a stage, filtered as the board is. */
export function stageListAddress(stage: string, filters: BoardFilters): string {
  const search = new URLSearchParams({ [FILTER_NAMES.stage]: stage });
  for (const filter of FILTERS) {
    const value = filters[filter];
    if (value) search.set(FILTER_NAMES[filter], value);
  }
  return `/candidates?${search}`;
}
