import type { SemesterRecord } from "#models/semester";
import type { Season } from "~/vocabulary/training";
import { formatDayLong, upperFirst } from "~/vocabulary/typography";

/** « winter-2026 », which begins in November 2026. */
export function semesterIdOf(season: Season, year: number): string {
  return `${season}-${year}`;
}

/** « hiver 2026-2027 », « été 2027 »; the id says it. */
export function semesterName(id: string): string {
  const [season, year] = id.split("-");
  return season === "winter" ? `hiver ${year}-${Number(year) + 1}` : `été ${year}`;
}

/** « Hiver 2026-2027 » */
export function semesterTitle(id: string): string {
  const name = semesterName(id);
  return upperFirst(name);
}

/** « du 2 novembre 2026 au 2 mai 2027 » */
export function semesterDates({ startsOn, endsOn }: Pick<SemesterRecord, "startsOn" | "endsOn">): string {
  return `du ${formatDayLong(startsOn)} au ${formatDayLong(endsOn)}`;
}
