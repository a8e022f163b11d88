import { type NeedKind, type NeedState, OPEN_NEED_STATES } from "~/vocabulary/needs";

/** The kinds of need that have an address in the file of their household. */
export const NEED_PAGES = {
  housing: "housing",
  "spouse-work": "work",
  discovery: "discovery",
} as const satisfies Partial<Record<NeedKind, string>>;

export type PagedKind = keyof typeof NEED_PAGES;

interface Line {
  needId: string;
  kind: NeedKind;
  state: NeedState;
}

/** Where a need of a household is followed: in its file, when it is the one shown there; at its own address otherwise. */
export function needPath(line: Line, householdId: string, lines: readonly Line[]): string {
  const alike = lines.filter(({ kind }) => kind === line.kind);
  const shown = alike.find(({ state }) => OPEN_NEED_STATES.includes(state)) ?? alike.at(-1);
  if (shown?.needId === line.needId && isPaged(line.kind)) return kindPath(line.kind, householdId);
  return `/needs/${line.needId}`;
}

/** The address of a kind of need in the file of a household. */
export function kindPath(kind: PagedKind, householdId: string): string {
  return `/households/${householdId}/${NEED_PAGES[kind]}`;
}

/** Whether a kind of need has an address in the file of its household. */
export function isPaged(kind: NeedKind): kind is PagedKind {
  return kind in NEED_PAGES;
}
