import { type NeedKind, type NeedState, OPEN_NEED_STATES } from "~/vocabulary/needs";

/** The kinds of need that have an address in the file of their household. */
export const NEED_PAGES = {
  housing: "housing",
  "spouse-work": "work",
  schooling: "schooling",
  childcare: "childcare",
  discovery: "discovery",
} as const satisfies Partial<Record<NeedKind, string>>;

export type PagedKind = keyof typeof NEED_PAGES;

interface Line {
  needId: string;
  kind: NeedKind;
  childId?: string;
  state: NeedState;
}

/** Where a need of a household is followed: in its file, when it is the one shown there; at its own address otherwise. */
export function needPath(line: Line, householdId: string, lines: readonly Line[]): string {
  const alike = lines.filter(({ kind, childId }) => kind === line.kind && childId === line.childId);
  const shown = alike.find(({ state }) => OPEN_NEED_STATES.includes(state)) ?? alike.at(-1);
  if (shown?.needId === line.needId && isPaged(line.kind))
    return kindPath(line.kind, householdId, line.childId);
  return `/needs/${line.needId}`;
}

/** The address of a kind of need in the file of a household; of what is a child’s, « ?enfant=… » says whose. */
export function kindPath(kind: PagedKind, householdId: string, childId?: string): string {
  const page = `/households/${householdId}/${NEED_PAGES[kind]}`;
  return childId ? `${page}?${CHILD_PARAM}=${encodeURIComponent(childId)}` : page;
}

/** What says, in the address of a kind of need, which child it is about. */
export const CHILD_PARAM = "enfant";

/** Whether a kind of need has an address in the file of its household. */
export function isPaged(kind: NeedKind): kind is PagedKind {
  return kind in NEED_PAGES;
}
