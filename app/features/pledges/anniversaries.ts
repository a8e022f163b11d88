/** Days are "YYYY-MM-DD". */
const DAY = 86_400_000;

/** The anniversary of a day in a year; 28 February for a 29th. */
export function anniversaryIn(adoptedOn: string, year: number): string {
  const same = `${year}${adoptedOn.slice(4)}`;
  const instant = Date.parse(same);
  const isThere = !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(same);
  return isThere ? same : `${year}-02-28`;
}

/** The first year, this one or later, whose exchange was not held yet; the year of the adoption needs none. */
export function yearToHold(adoptedOn: string, heldOn: readonly string[], today: string): number {
  const held = new Set(heldOn.map((day) => Number(day.slice(0, 4))));
  let year = Math.max(Number(adoptedOn.slice(0, 4)) + 1, Number(today.slice(0, 4)));
  while (held.has(year)) year += 1;
  return year;
}

/** The day of the next reminder, once some exchanges were held. */
export function nextReminder(
  adoptedOn: string,
  daysBefore: number,
  held: readonly { on: string }[],
  today: string,
): string {
  const days = held.map(({ on }) => on);
  return reminderFor(adoptedOn, yearToHold(adoptedOn, days, today), daysBefore);
}

/** The day on which the holder is told of the exchange of a year. */
export function reminderFor(adoptedOn: string, year: number, daysBefore: number): string {
  const instant = Date.parse(anniversaryIn(adoptedOn, year)) - daysBefore * DAY;
  return new Date(instant).toISOString().slice(0, 10);
}
