import type { User } from "~/core/auth/actor";
import { pageOf } from "~/core/http/pagination.server";
import { getSettings } from "~/core/settings.server";
import { semesterDates, semesterTitle } from "~/features/semesters/semester-words";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { formatCount } from "~/vocabulary/typography";
import { arrivalFiltersOf, countArrivals, listArrivals } from "./arrivals.queries.server";
import { listAskingInterns } from "./asking-interns.queries.server";

/** Who arrives in a semester, what is missing for each, and who asked to come without being expected yet. */
export async function getArrivalsPage(user: User, semesterId: string, url: URL) {
  const semester = await getSemester(semesterId);
  const filters = arrivalFiltersOf(url);
  const [arrivals, counts, asking, { training }] = await Promise.all([
    listArrivals(user, semesterId, filters, pageOf(url)),
    countArrivals(semesterId),
    listAskingInterns(user, semester),
    getSettings(),
  ]);
  return {
    id: semesterId,
    title: semesterTitle(semesterId),
    meta: `${semesterDates(semester)} · ${summaryOf(counts)}`,
    filters,
    arrivals,
    asking,
    canWrite: user.isWholeDepartement,
    levels: training.levels.map(({ key, label }) => ({ value: key, label })),
  };
}

export type ArrivalsPage = Awaited<ReturnType<typeof getArrivalsPage>>;

function summaryOf({ expected, seat, bed }: Awaited<ReturnType<typeof countArrivals>>): string {
  const parts = [
    formatCount(expected, "interne attendu·e", "internes attendu·e·s"),
    seat > 0 ? `${seat} sans terrain de stage` : "",
    bed > 0 ? `${bed} sans lit` : "",
  ];
  return parts.filter(Boolean).join(", ");
}
