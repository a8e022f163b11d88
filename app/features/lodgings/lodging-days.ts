import type { Booking, LodgingBed } from "#models/lodging";
import { daysBetween } from "~/vocabulary/typography";

/** From the day of arrival to that of departure, which is not slept: `toOn` is no night. */
export interface Nights {
  fromOn: string;
  toOn: string;
}

/** The part of a stay that is within a period, both ends days of arrival and departure; null when no night is. */
export function within(stay: Nights, { fromOn, toOn }: Nights): Nights | null {
  const from = stay.fromOn > fromOn ? stay.fromOn : fromOn;
  const to = stay.toOn < toOn ? stay.toOn : toOn;
  return from < to ? { fromOn: from, toOn: to } : null;
}

/** How many nights a stay has within a period. */
export function nightsWithin(stay: Nights, period: Nights): number {
  const part = within(stay, period);
  return part ? daysBetween(part.fromOn, part.toOn) : 0;
}

export interface Occupancy {
  taken: number;
  open: number;
  /** Nights taken out of nights open, in whole hundredths. */
  percent: number;
}

/** Nights taken out of nights open over a period: of the beds that are open, and of those closed since that were slept in. */
export function occupancyOf(
  { beds, bookings }: { beds: readonly LodgingBed[]; bookings: readonly Booking[] },
  period: Nights,
): Occupancy {
  const live = bookings.filter(isLive);
  const taken = live.reduce((sum, booking) => sum + nightsWithin(booking, period), 0);
  const isOpen = ({ id, isClosed }: LodgingBed) =>
    !isClosed || live.some((booking) => booking.bedId === id && within(booking, period));
  const open = beds.filter(isOpen).length * daysBetween(period.fromOn, period.toOn);
  return { taken, open, percent: open > 0 ? Math.round((100 * taken) / open) : 0 };
}

/** Whether a booking keeps its bed. */
export function isLive({ state }: Booking): boolean {
  return state !== "cancelled";
}

/** The rent of one month, in cents. */
export interface MonthRent {
  /** "YYYY-MM" */
  month: string;
  nights: number;
  cents: number;
}

/**
 * The rent due month by month, in whole cents, for a rent of one bed and one calendar month: a month slept whole is a
 * whole rent, another in proportion of its nights, half a cent rounded up.
 */
export function rentDue(monthlyCents: number, stay: Nights): MonthRent[] {
  return monthsOf(stay).flatMap((month) => {
    const nights = nightsWithin(stay, { fromOn: `${month}-01`, toOn: `${nextMonth(month)}-01` });
    const days = daysBetween(`${month}-01`, `${nextMonth(month)}-01`);
    const cents = Math.floor((2 * monthlyCents * nights + days) / (2 * days));
    return nights > 0 ? [{ month, nights, cents }] : [];
  });
}

function monthsOf({ fromOn, toOn }: Nights): string[] {
  const months: string[] = [];
  for (let month = fromOn.slice(0, 7); month <= toOn.slice(0, 7); month = nextMonth(month))
    months.push(month);
  return months;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}
