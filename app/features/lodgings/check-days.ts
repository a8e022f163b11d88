import type { Booking } from "#models/lodging";
import { addDays } from "~/core/days";
import { formatDayLong, NBSP } from "~/vocabulary/typography";

/** The weekend before, or a few days late: further from the stay, it is the days booked that are wrong. */
const AROUND_STAY_DAYS = 7;

export type CheckWay = "in" | "out";

type Stay = Pick<Booking, "fromOn" | "toOn" | "checkedIn">;

/** The first and the last day an arrival, or a departure, may be noted for. */
export function checkDays(
  { fromOn, toOn, checkedIn }: Stay,
  way: CheckWay,
): { firstOn: string; lastOn: string } {
  const firstOn = addDays(fromOn, -AROUND_STAY_DAYS);
  if (way === "in") return { firstOn, lastOn: addDays(toOn, -1) };
  const [, notBefore = firstOn] = [checkedIn?.on ?? firstOn, firstOn].sort();
  return { firstOn: notBefore, lastOn: addDays(toOn, AROUND_STAY_DAYS) };
}

/** Why an arrival or a departure cannot be noted for a day, with the days of the stay; undefined when it can. */
export function checkRefusal(stay: Stay, way: CheckWay, on: string): string | undefined {
  const { firstOn, lastOn } = checkDays(stay, way);
  if (on >= firstOn && on <= lastOn) return undefined;
  if (way === "out" && stay.checkedIn && on < stay.checkedIn.on) {
    return `L’arrivée est notée le ${formatDayLong(stay.checkedIn.on)}${NBSP}: le départ est ce jour-là ou après.`;
  }
  const what = way === "in" ? "l’arrivée" : "le départ";
  return `Le séjour va du ${formatDayLong(stay.fromOn)} au ${formatDayLong(stay.toOn)}${NBSP}: ${what} se note du ${formatDayLong(firstOn)} au ${formatDayLong(lastOn)}. Corrigez le jour, ou changez les dates du séjour.`;
}
