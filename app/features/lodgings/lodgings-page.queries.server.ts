import type { Filter } from "#models/define";
import { Lodging, type LodgingRecord } from "#models/lodging";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addMonths } from "~/core/days";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { getSettings } from "~/core/settings.server";
import { codesMeantBy } from "~/features/reference-data/reference-data.queries.server";
import { roleCan } from "~/vocabulary/permissions";
import { formatDayLong } from "~/vocabulary/typography";
import { underAgreement } from "./booking-conditions.server";
import { agreementAlert, ownerWords, RENEWAL_MONTHS } from "./lodging-card";
import { isLive, occupancyOf, within } from "./lodging-days";
import { findPeriod, listAllPeriods, type Period } from "./lodging-periods.queries.server";

interface LodgingFilters {
  place?: string;
  epciCode?: string;
  /** Only those with a bed free for the whole semester. */
  hasFreeBeds?: boolean;
  /** Only those whose agreement ends within six months, or has ended. */
  isToRenew?: boolean;
  isArchived?: boolean;
}

export interface LodgingRow {
  id: string;
  name: string;
  communeName: string;
  /** « Ville de Figeac · Commune » */
  owner: string;
  beds: number;
  free: number;
  /** The last day of its agreement, when it ends before the semester does, or begins. */
  until?: { day: string; isBefore: boolean };
  percent: number;
  alert?: { words: string; isLate: boolean };
}

const HIDDEN = { pendingEffects: 0, appliedEffects: 0, inventory: 0, keys: 0, rules: 0 } as const;

/** The page of the list: a page of lodgings with their free beds over a semester, its filters, what it may be asked. */
export async function getLodgingsPage(user: User, { searchParams }: URL, page: number) {
  const today = toDay(now());
  const read = (name: string) => searchParams.get(name)?.trim() || undefined;
  const filters = {
    ...{ place: read("lieu"), epciCode: read("epci"), hasFreeBeds: searchParams.has("libres") },
    ...{ isToRenew: searchParams.has("convention"), isArchived: searchParams.has("archives") },
  };
  const period = await findPeriod(searchParams.get("semestre"), today);
  const [rows, semesters, toRenew, { territories }] = await Promise.all([
    listLodgings(filters, { period, today, page }),
    listAllPeriods(),
    Lodging.countDocuments(renewalFilter(today), { limit: COUNT_CAP + 1 }),
    getSettings(),
  ]);
  return {
    ...{ ...rows, toRenew, isArchived: filters.isArchived, semester: period?.label, semesterId: period?.id },
    semesters: semesters.map(({ id, label }) => ({ value: id, label })),
    territories: territories.list.map(({ code, label }) => ({ value: code, label })),
    canWrite: roleCan(user.role, "structures:write"),
    isFiltered: [...searchParams.keys()].some((key) => key !== "page" && key !== "archives"),
  };
}

async function listLodgings(
  filters: LodgingFilters,
  { period, today, page }: { period: Period | undefined; today: string; page: number },
): Promise<Page<LodgingRow>> {
  const filter = await filterOf(filters, period, today);
  const [lodgings, total] = await Promise.all([
    Lodging.find(filter, HIDDEN)
      .sort({ sortName: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<LodgingRecord[]>(),
    Lodging.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  return pageFrom(
    lodgings.map((lodging) => rowOf(lodging, period, today)),
    page,
    total,
  );
}

async function filterOf(
  { place, epciCode, hasFreeBeds, isToRenew, isArchived }: LodgingFilters,
  period: Period | undefined,
  today: string,
): Promise<Filter<LodgingRecord>> {
  return {
    isActive: !isArchived,
    ...(place ? { communeCode: { $in: await codesMeantBy(place) } } : {}),
    ...(epciCode ? { epciCode } : {}),
    ...(isToRenew ? renewalFilter(today) : {}),
    ...(hasFreeBeds && period ? { $expr: freeBedsAre(period), ...underAgreement(period.endsOn) } : {}),
  };
}

/** Agreements that end within six months, or have ended, of the lodgings in use; one that will not be renewed asks nothing. */
function renewalFilter(today: string): Filter<LodgingRecord> {
  return {
    isActive: true,
    "agreement.toOn": { $lte: addMonths(today, RENEWAL_MONTHS) },
    "agreement.isFinal": { $ne: true },
  };
}

/** That an open bed has no booking that meets the period; judged by the base, a page at a time. */
function freeBedsAre({ fromOn, toOn }: Period): Record<string, unknown> {
  const taken = {
    $map: {
      input: {
        $filter: {
          input: "$bookings",
          cond: {
            $and: [
              { $ne: ["$$this.state", "cancelled"] },
              { $lt: ["$$this.fromOn", toOn] },
              { $gt: ["$$this.toOn", fromOn] },
            ],
          },
        },
      },
      in: "$$this.bedId",
    },
  };
  const open = {
    $map: {
      input: { $filter: { input: "$beds", cond: { $ne: ["$$this.isClosed", true] } } },
      in: "$$this.id",
    },
  };
  return { $gt: [{ $size: { $setDifference: [open, taken] } }, 0] };
}

function rowOf(lodging: LodgingRecord, period: Period | undefined, today: string): LodgingRow {
  const { _id, name, communeName, beds, bookings, agreement, isActive } = lodging;
  const open = beds.filter(({ isClosed }) => !isClosed);
  const until = untilOf(lodging, period);
  const isTaken = (bedId: string) =>
    period !== undefined &&
    bookings.some((booking) => booking.bedId === bedId && isLive(booking) && within(booking, period));
  return {
    ...{ id: _id, name, communeName, owner: ownerWords(lodging) },
    beds: open.length,
    free: until?.isBefore ? 0 : open.filter(({ id }) => !isTaken(id)).length,
    percent: period ? occupancyOf(lodging, period).percent : 0,
    alert: isActive ? agreementAlert(agreement, today) : undefined,
    ...(until ? { until } : {}),
  };
}

function untilOf({ agreement }: LodgingRecord, period: Period | undefined): LodgingRow["until"] {
  const endsOn = agreement?.toOn;
  if (!endsOn || !period || endsOn >= period.endsOn) return undefined;
  return { day: formatDayLong(endsOn), isBefore: endsOn <= period.fromOn };
}
