import type { EarlierDates, SemesterRecord } from "#models/semester";
import type { Day } from "~/core/calendar";
import { addDays } from "~/core/days";
import { formatCount, joinWords, NBSP } from "~/vocabulary/typography";
import { semesterDates } from "./semester-words";

/** A semester whose dates change more often is told by its last ones. */
const MOST_EARLIER = 10;

type Dated = Pick<SemesterRecord, "startsOn" | "endsOn" | "earlierDates">;

/** How many bookings and interns already told keep the earlier dates of a semester. */
export interface LeftBehind {
  bookings: number;
  interns: number;
}

/** The dates a semester had, those it has until now included. */
export function withEarlierDates(
  { startsOn, endsOn, earlierDates = [] }: Dated,
  until: Date,
): EarlierDates[] {
  return [...earlierDates, { startsOn, endsOn, until }].slice(-MOST_EARLIER);
}

/** The days a booking made for the earlier dates begins or ends on; a departure may be on the eve of the next semester or on its first day. */
export function leftDays({ startsOn, endsOn, earlierDates = [] }: Dated): { fromOn: Day[]; toOn: Day[] } {
  const ends = earlierDates.map((one) => one.endsOn).filter((day) => day !== endsOn);
  return {
    fromOn: earlierDates.map((one) => one.startsOn).filter((day) => day !== startsOn),
    toOn: ends.flatMap((day) => [day, addDays(day, 1)]),
  };
}

/** When other dates than those of the semester were the ones to be told. */
export function leftMoments({ startsOn, endsOn, earlierDates = [] }: Dated): { after?: Date; until: Date }[] {
  return earlierDates
    .map((one, index) => ({ ...one, after: earlierDates[index - 1]?.until }))
    .filter((one) => one.startsOn !== startsOn || one.endsOn !== endsOn)
    .map(({ after, until }) => ({ ...(after ? { after } : {}), until }));
}

/** « 12 réservations et 24 internes prévenu·e·s gardent les anciennes dates : du 3 mai 2027 au 1ᵉʳ novembre 2027. » */
export function leftBehindWords(semester: Dated, { bookings, interns }: LeftBehind): string {
  const who = [
    bookings > 0 ? formatCount(bookings, "réservation", "réservations") : "",
    interns > 0 ? formatCount(interns, "interne prévenu·e", "internes prévenu·e·s") : "",
  ].filter(Boolean);
  const verb = bookings + interns > 1 ? "gardent" : "garde";
  return `${joinWords(who)} ${verb} les anciennes dates${NBSP}: ${joinWords(earlierSpans(semester), "ou")}.`;
}

function earlierSpans({ startsOn, endsOn, earlierDates = [] }: Dated): string[] {
  const others = earlierDates.filter((one) => one.startsOn !== startsOn || one.endsOn !== endsOn);
  return [...new Set(others.map(semesterDates))];
}
