import { subMonths } from "date-fns";
import { CareService } from "#models/care-service";
import { ChildminderCount } from "#models/childminder-count";
import { ObservatoryArea, type ObservatoryAreaRecord } from "#models/observatory-area";
import { atParis, type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { careFreshSince } from "~/features/care-supply/care-freshness.server";
import { plannedPlaces } from "~/features/pledges/planned-places.queries.server";
import { areaIdOf } from "./area-id";
import { areasOf } from "./areas";
import { inBatches } from "./batches.server";
import { openCareNeeds, settledCareNeeds } from "./care-needs.queries.server";
import { metNeedFigures, openNeedFigures } from "./counted-needs";
import {
  type CountedChildminders,
  type CountedService,
  childmindersFigures,
  isOpenOn,
  plannedFigures,
  serviceFigures,
} from "./counted-supply";
import { type Ground, isAnyLowDensity, placeAmong, placeOfNeed, readGround } from "./ground.queries.server";
import { firstOfMonths } from "./observatory.queries.server";
import { hasChangedSince } from "./observatory-changes.queries.server";
import { addTo, type CountDay, type Tallies } from "./tallies";

/** How old the count of today may be before it is made again whatever happens, and once something moved, in milliseconds. */
const FRESH_MS = 15 * 60_000;
const LEAST_MS = 60_000;
/** Days of which every one is kept; of each month before, the first one. */
const DAYS_KEPT = 62;
const DAY_MS = 24 * 3600 * 1000;
const BATCH = 200;
const YEARS_AHEAD = 5;

/**
 * Counts today when it never was, when something counted has changed and a minute went by, and every quarter of an hour
 * whatever happens; then lets go of the days no longer kept. Returns 1 when it counted.
 */
export async function refreshObservatory(): Promise<number> {
  const today = toDay(now());
  if (!(await isDue(today))) return 0;
  await countObservatory(today);
  await forgetOldDays(today);
  return 1;
}

/**
 * Counts every area whole from its sources, as they are now, and keeps it as the count of a day: needs against that day,
 * the figures told by then. Needs whose commune nobody said are under an empty commune of their intercommunalité, so that
 * communes always add up to their area. Returns how many areas; safe twice.
 */
export async function countObservatory(day: Day): Promise<number> {
  const countedAt = now();
  const noon = atParis(day, "12:00");
  const on = { day, freshSince: careFreshSince(noon) };
  const ground = await readGround();
  const tallies: Tallies = new Map();
  await countOpenNeeds(ground, on, tallies);
  await countMetNeeds(ground, subMonths(noon, 12), tallies);
  await countServices(ground, on, tallies);
  await countChildminders(ground, on, tallies);
  await countPlanned(ground, on, tallies);
  const areas = areasOf(ground, tallies);
  for (const area of areas) await keepArea({ _id: areaIdOf(day, area.code), day, ...area, countedAt });
  await ObservatoryArea.deleteMany({ day, code: { $nin: areas.map(({ code }) => code) } });
  return areas.length;
}

/** By the driver: thousands of counts, which would be checked one by one, would keep others waiting. */
async function keepArea(area: ObservatoryAreaRecord): Promise<void> {
  const { db, collection } = ObservatoryArea;
  await db
    .collection<ObservatoryAreaRecord>(collection.name)
    .replaceOne({ _id: area._id }, area, { upsert: true, ignoreUndefined: true });
}

/** The oldest count of the day says it: one that a stop cut short is made again. A clock put back makes it due too. */
async function isDue(today: Day): Promise<boolean> {
  const oldest = await ObservatoryArea.findOne({ day: today }, { countedAt: 1 })
    .sort({ countedAt: 1 })
    .lean();
  if (!oldest) return true;
  const age = now().getTime() - oldest.countedAt.getTime();
  if (age < 0 || age >= FRESH_MS) return true;
  return age >= LEAST_MS && hasChangedSince(oldest.countedAt);
}

async function forgetOldDays(today: Day): Promise<void> {
  const limit = toDay(new Date(atParis(today, "12:00").getTime() - DAYS_KEPT * DAY_MS));
  const days: Day[] = await ObservatoryArea.distinct("day");
  const firsts = firstOfMonths(days);
  const old = days.filter((day) => day < limit && !firsts.includes(day));
  if (old.length > 0) await ObservatoryArea.deleteMany({ day: { $in: old } });
}

async function countOpenNeeds(ground: Ground, on: CountDay, tallies: Tallies): Promise<void> {
  for await (const needs of openCareNeeds()) {
    for (const { criteria, childId, file } of needs) {
      const child = file.children.find(({ id }) => id === childId);
      const place = placeOfNeed(ground, criteria.communes, file.territories);
      addTo(tallies, place, openNeedFigures(criteria, child, on));
    }
  }
}

async function countMetNeeds(ground: Ground, since: Date, tallies: Tallies): Promise<void> {
  for await (const needs of settledCareNeeds(since)) {
    for (const { criteria, options, file } of needs) {
      addTo(
        tallies,
        placeOfNeed(ground, criteria.communes, file.territories),
        metNeedFigures(options, since),
      );
    }
  }
}

const SERVICE_READ = {
  ...{ kind: 1, management: 1, mode: 1, communeCodes: 1, places: 1, byAge: 1 },
  ...{ oddHours: 1, opensOn: 1, closedOn: 1 },
} as const;

async function countServices(ground: Ground, on: CountDay, tallies: Tallies): Promise<void> {
  const cursor = CareService.find({ isActive: true }, SERVICE_READ)
    .lean<CountedService>()
    .cursor({ batchSize: BATCH });
  for await (const services of inBatches(cursor, BATCH)) {
    for (const service of services.filter((service) => isOpenOn(service, on))) {
      const place = placeAmong(ground, service.communeCodes);
      const isLow = isAnyLowDensity(ground, service.communeCodes);
      if (place) addTo(tallies, place, serviceFigures(service, on, isLow));
    }
  }
}

async function countChildminders(ground: Ground, on: CountDay, tallies: Tallies): Promise<void> {
  const codes = [...ground.communes.keys()];
  const counts = await ChildminderCount.find(
    { _id: { $in: codes } },
    { childminders: 1, places: 1, free: 1 },
  ).lean<CountedChildminders[]>();
  for (const count of counts) {
    const place = placeAmong(ground, [count._id]);
    if (place) addTo(tallies, place, childmindersFigures(count, on));
  }
}

async function countPlanned(ground: Ground, { day }: CountDay, tallies: Tallies): Promise<void> {
  const from = day.slice(0, 7);
  const to = `${Number(day.slice(0, 4)) + YEARS_AHEAD}${day.slice(4, 7)}`;
  for (const project of await plannedPlaces(from, to)) {
    const place = placeAmong(ground, [project.communeCode]);
    if (place) addTo(tallies, place, plannedFigures(project));
  }
}
