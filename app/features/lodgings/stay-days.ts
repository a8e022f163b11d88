import type { PlacementRecord } from "#models/placement";
import type { SemesterRecord } from "#models/semester";
import { addDays } from "~/core/days";
import { semesterName } from "~/features/semesters/semester-words";
import { formatDayLong } from "~/vocabulary/typography";
import { type Nights, within } from "./lodging-days";

/** Interns move in some days before their semester, or leave some days after: further away, another semester is meant. */
const AROUND_SEMESTER_DAYS = 15;

type Asking = Pick<PlacementRecord, "bed">;
type Dates = Pick<SemesterRecord, "_id" | "startsOn" | "endsOn">;

/** The days an intern asks a bed for, else those of their semester. */
export function daysAsked({ bed }: Asking, { startsOn, endsOn }: Pick<Dates, "startsOn" | "endsOn">): Nights {
  return { fromOn: bed.fromOn ?? startsOn, toOn: bed.toOn ?? endsOn };
}

/** Why a stay is not one of the semester an intern is expected in, with the right dates; undefined when it is. */
export function stayRefusal(nights: Nights, placement: Asking, semester: Dates): string | undefined {
  const { _id, startsOn, endsOn } = semester;
  const asked = daysAsked(placement, semester);
  const [fromOn = startsOn] = [asked.fromOn, startsOn].sort();
  const [toOn = endsOn] = [asked.toOn, addDays(endsOn, 1)].sort().reverse();
  const isNear =
    nights.fromOn >= addDays(fromOn, -AROUND_SEMESTER_DAYS) &&
    nights.toOn <= addDays(toOn, AROUND_SEMESTER_DAYS);
  if (isNear && within(nights, { fromOn, toOn })) return undefined;
  const days = `du ${formatDayLong(asked.fromOn)} au ${formatDayLong(asked.toOn)}`;
  return `Cette personne est attendue ${days} (${semesterName(_id)}). Donnez des dates de ce séjour, à ${AROUND_SEMESTER_DAYS} jours près.`;
}
