import type { Offset } from "#models/template";
import { type Day, workingDayFrom } from "~/core/calendar";

/**
 * The day so far from its anchor: the next working day, never before `today`: what is planned late is not late yet. A
 * legal term stays on its day.
 */
export function plannedDay(anchorOn: Day, offset: Offset | undefined, today: Day): Day {
  const day = offsetDay(anchorOn, offset);
  if (offset?.isLegal) return day;
  return workingDayFrom(day < today ? today : day);
}

/** The same day of the month, or its last one. */
export function offsetDay(from: Day, { months = 0, days = 0 }: Offset = {}): Day {
  const [year = 0, month = 1, number = 1] = from.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(number, last) + days))
    .toISOString()
    .slice(0, 10);
}
