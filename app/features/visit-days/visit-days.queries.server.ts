import { Household, type HouseholdRecord } from "#models/household";
import { VisitDay, type VisitDayRecord } from "#models/visit-day";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { HOLDING_STATES, type HostState, type VisitDayState } from "~/vocabulary/visit-days";

/** More days than a household ever needs. */
const MOST_OF_A_FILE = 30;

/** A visit day as a list shows it. */
export interface VisitDayLine {
  id: string;
  title: string;
  on: string;
  state: VisitDayState;
  stepCount: number;
  /** Of those who are to receive the family. */
  hosts: { total: number; asked: number; confirmed: number; declined: number };
  /** Of the file, in a list of several. */
  household?: string;
}

type Listed = Pick<VisitDayRecord, "_id" | "householdId" | "title" | "on" | "state"> & {
  steps: { host?: { state: HostState } }[];
};

const LISTED = { householdId: 1, title: 1, on: 1, state: 1, "steps.host.state": 1, "steps.id": 1 } as const;

/** A visit day of a file this colleague may see; 404 otherwise. */
export async function getVisitDay(user: User, id: string): Promise<VisitDayRecord> {
  const day = await VisitDay.findOne(
    { _id: id, ...visibleFor(user) },
    { pendingEffects: 0, appliedEffects: 0 },
  ).lean<VisitDayRecord>();
  if (!day) throw notFound();
  return day;
}

/** The visit days of a file the caller was already allowed to see, the latest first. */
export async function listVisitDays({ _id }: Pick<HouseholdRecord, "_id">): Promise<VisitDayLine[]> {
  const days = await VisitDay.find({ householdId: _id }, LISTED)
    .sort({ on: -1 })
    .limit(MOST_OF_A_FILE)
    .lean<Listed[]>();
  return days.map((day) => lineOf(day));
}

/** A page of the visit days of the files this colleague may see: those to come, the soonest first, or those past. */
export async function listAllVisitDays(
  user: User,
  { isPast, page }: { isPast: boolean; page: number },
): Promise<Page<VisitDayLine>> {
  const today = toDay(now());
  const filter = { ...visibleFor(user), on: isPast ? { $lt: today } : { $gte: today } };
  const [days, total] = await Promise.all([
    VisitDay.find(filter, LISTED)
      .sort({ on: isPast ? -1 : 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<Listed[]>(),
    VisitDay.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  const ids = [...new Set(days.map(({ householdId }) => householdId))];
  const files = await Household.find({ _id: { $in: ids } }, { title: 1 }).lean();
  const titles = new Map(files.map(({ _id, title }) => [_id, title]));
  const rows = days.map((day) => ({ ...lineOf(day), household: titles.get(day.householdId) }));
  return pageFrom(rows, page, total);
}

function lineOf({ _id, title, on, state, steps }: Listed): VisitDayLine {
  const states = steps.flatMap(({ host }) => host?.state ?? []);
  const count = (wanted: readonly HostState[]) => states.filter((one) => wanted.includes(one)).length;
  const hosts = {
    total: states.length,
    asked: states.length - count(["to-ask"]),
    confirmed: count(["confirmed"]),
    declined: states.length - count(HOLDING_STATES),
  };
  return { id: _id, title, on, state, stepCount: steps.length, hosts };
}
