import { type Closure, Partner, type PartnerRecord } from "#models/partner";
import { addWorkingDays, type Day, isWorkingDay } from "~/core/calendar";
import { getSettings } from "~/core/settings.server";
import type { PartnerKind } from "~/vocabulary/partners";

/** Those that live by the calendar of the schools. */
const SCHOOL_KINDS: readonly PartnerKind[] = ["school", "relay-centre", "nursery"];

type Closed = Pick<PartnerRecord, "kind" | "closures">;

/** The first day a partner is there from a day on: a working day, neither in a closure nor, for a school, in its holidays. */
export async function openDayFrom(partner: Closed, from: Day): Promise<Day> {
  const closures = await closuresOf(partner);
  let day = isWorkingDay(from) ? from : addWorkingDays(from, 1);
  for (const { fromOn, toOn } of closures) {
    if (fromOn <= day && day <= toOn) day = addWorkingDays(toOn, 1);
  }
  return day;
}

/** The same for a partner known by its id; the day itself when it is no longer there. */
export async function openDayOf(partnerId: string, from: Day): Promise<Day> {
  const partner = await Partner.findById(partnerId, { kind: 1, closures: 1 }).lean();
  return partner ? openDayFrom(partner, from) : from;
}

/** The closure that holds a day, with what it is called; null when the partner is there. */
export async function closureOn(partner: Closed, day: Day): Promise<Closure | null> {
  return (await closuresOf(partner)).find(({ fromOn, toOn }) => fromOn <= day && day <= toOn) ?? null;
}

/** The closures of a partner and, for those that live by it, the holidays of the schools; in time order. */
export async function closuresOf({ kind, closures = [] }: Closed): Promise<Closure[]> {
  const { zone, schoolHolidays } = (await getSettings()).calendar;
  const ofSchools = schoolHolidays
    .filter((period) => period.zone === "all" || period.zone === zone)
    .map(({ label, fromOn, toOn }) => ({ fromOn, toOn, label: `vacances scolaires, ${label}` }));
  const all = SCHOOL_KINDS.includes(kind) ? [...closures, ...ofSchools] : closures;
  return [...all].sort((a, b) => a.fromOn.localeCompare(b.fromOn));
}
