import { SEARCH_GROUPS, type SearchHit } from "~/vocabulary/search";
import { isOneOf } from "~/vocabulary/words";

const KEY = "recherches-recentes";
const MOST = 8;

/** What was last opened from the palette in this tab: ids and titles only, forgotten with the tab. */
export function readRecent(): SearchHit[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isHit) : [];
  } catch {
    return [];
  }
}

/** Puts what was just opened before the rest. */
export function rememberRecent({ id, group, label, to }: SearchHit): void {
  const others = readRecent().filter((known) => known.to !== to);
  sessionStorage.setItem(KEY, JSON.stringify([{ id, group, label, to }, ...others].slice(0, MOST)));
}

function isHit(value: unknown): value is SearchHit {
  if (typeof value !== "object" || value === null) return false;
  return (
    "id" in value &&
    "label" in value &&
    "to" in value &&
    "group" in value &&
    isOneOf(SEARCH_GROUPS, value.group)
  );
}
