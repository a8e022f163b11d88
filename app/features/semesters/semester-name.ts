import type { Season } from "~/vocabulary/training";

const SEASON_OF_MONTH: Readonly<Record<string, Season>> = { "05": "summer", "11": "winter" };

/** « hiver 2026-2027 », « été 2027 »; the id says it: « winter-2026 ». */
export function semesterName(id: string): string {
  const [season, year] = id.split("-");
  return season === "winter" ? `hiver ${year}-${Number(year) + 1}` : `été ${year}`;
}

/** The id of the semester that begins around a day: « winter-2026 ». */
export function semesterIdFor(startsOn: string): string {
  return `${SEASON_OF_MONTH[startsOn.slice(5, 7)] ?? "winter"}-${startsOn.slice(0, 4)}`;
}
