import { Placement, type PlacementRecord } from "#models/placement";
import { Semester } from "#models/semester";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { listPlacementsOf, type PlacementRow } from "~/features/placements/placements.queries.server";
import type { LodgingRuleKey } from "~/vocabulary/lodgings";
import { roleCan } from "~/vocabulary/permissions";
import { formatDayLong } from "~/vocabulary/typography";
import { ELSEWHERE } from "./intern-names.queries.server";
import { within } from "./lodging-days";
import { findPeriod, listAllPeriods, type Period } from "./lodging-periods.queries.server";
import { type BedRow, listFreeBeds } from "./lodgings.queries.server";
import { daysAsked } from "./stay-days";
import { rankWaiting, rulesInForce } from "./waiting-rank";

/** The waiting list of a semester: who needs a bed and has none, by the published rules; and the beds that are free. */
export async function getWaitingPage(user: User, asked: string | null) {
  const today = toDay(now());
  const [period, periods, { lodging }] = await Promise.all([
    findPeriod(asked, today),
    listAllPeriods(),
    getSettings(),
  ]);
  const semesters = periods.map(({ id, label }) => ({ value: id, label }));
  const rules = rulesInForce(lodging.rules);
  const canWrite = roleCan(user.role, "structures:write");
  if (!period) return { semesters, rules, canWrite, period: undefined, lines: [], free: 0 };
  const [placements, beds] = await Promise.all([
    listPlacementsOf(user, period.id),
    listFreeBeds({ startsOn: period.fromOn, endsOn: period.toOn }),
  ]);
  const waiting = placements.filter(({ bed, lodged }) => bed.isNeeded && !lodged);
  const facts = await factsOf(waiting, period);
  const ranked = rankWaiting(
    waiting.map((row) => lineOf(row, facts.get(row._id) ?? [])),
    rules,
  );
  const lines = ranked.map(({ row, ...line }) => ({ ...line, ...shownOf(row, period, beds) }));
  return {
    semesters,
    rules,
    canWrite,
    period,
    lines,
    free: beds.filter((bed) => isFree(bed, { ...period, toOn: period.endsOn })).length,
  };
}

export type WaitingPage = Awaited<ReturnType<typeof getWaitingPage>>;

function lineOf(row: PlacementRow, facts: LodgingRuleKey[]) {
  return { id: row._id, askedOn: toDay(row.askedAt), askedAt: row.askedAt.getTime(), facts, row };
}

/** How a line reads: its name if this colleague may, its days, the free beds it may be given. */
function shownOf(
  { intern, bed, candidateId }: PlacementRow,
  { fromOn, endsOn }: Period,
  beds: readonly BedRow[],
) {
  const days = daysAsked({ bed }, { startsOn: fromOn, endsOn });
  const free = beds.filter((one) => isFree(one, days));
  return {
    name: intern ? `${intern.firstName} ${intern.lastName}` : ELSEWHERE,
    ...(intern ? { candidateId } : {}),
    ...days,
    days: `du ${formatDayLong(days.fromOn)} au ${formatDayLong(days.toOn)}`,
    beds: intern
      ? free.map(({ lodgingId, bedId, lodgingName, label, communeName }) => ({
          value: `${lodgingId}:${bedId}`,
          label: `${lodgingName}, ${label} · ${communeName}`,
        }))
      : [],
  };
}

function isFree({ bookings }: BedRow, days: { fromOn: string; toOn: string }): boolean {
  return !bookings.some((booking) => within(booking, days));
}

/** What the rules look at, of each who waits: earlier semesters without a bed, car, on-call duty of their seat, couple. */
async function factsOf(
  waiting: readonly PlacementRecord[],
  { fromOn }: Period,
): Promise<Map<string, LodgingRuleKey[]>> {
  const earlier = await Semester.find({ startsOn: { $lt: fromOn } }, { _id: 1 }).lean();
  const [waited, onCall] = await Promise.all([
    Placement.distinct("candidateId", {
      candidateId: { $in: waiting.map(({ candidateId }) => candidateId) },
      semesterId: { $in: earlier.map(({ _id }) => _id) },
      ...{ state: { $ne: "withdrawn" }, "bed.isNeeded": true, lodged: { $exists: false } },
    }),
    TrainingPlace.find(
      { _id: { $in: waiting.flatMap(({ seat }) => seat?.placeId ?? []) }, hasOnCall: true },
      { _id: 1 },
    ).lean<Pick<TrainingPlaceRecord, "_id">[]>(),
  ]);
  const places = new Set(onCall.map(({ _id }) => _id));
  const isMet: Readonly<Record<LodgingRuleKey, (placement: PlacementRecord) => boolean>> = {
    waited: ({ candidateId }) => waited.includes(candidateId),
    "no-car": ({ hasCar }) => hasCar === false,
    "on-call": ({ seat }) => seat !== undefined && places.has(seat.placeId),
    couple: ({ companions }) => companions.some(({ kind }) => kind === "couple"),
  };
  const keys: LodgingRuleKey[] = ["waited", "no-car", "on-call", "couple"];
  return new Map(waiting.map((placement) => [placement._id, keys.filter((key) => isMet[key](placement))]));
}
