import type { SemesterRecord } from "#models/semester";
import type { Language } from "~/vocabulary/languages";
import type { Season } from "~/vocabulary/training";
import { formatDayLong, upperFirst } from "~/vocabulary/typography";
import type { Words } from "~/vocabulary/words";

/** « winter-2026 », which begins in November 2026. */
export function semesterIdOf(season: Season, year: number): string {
  return `${season}-${year}`;
}

const SEASONS: Words<Season> = {
  winter: { fr: "hiver", en: "winter" },
  summer: { fr: "été", en: "summer" },
};

/** « hiver 2026-2027 », « été 2027 », “summer 2027”; the id says it. */
export function semesterName(id: string, language: Language = "fr"): string {
  const [season, year] = id.split("-");
  return season === "winter"
    ? `${SEASONS.winter[language]} ${year}-${Number(year) + 1}`
    : `${SEASONS.summer[language]} ${year}`;
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
