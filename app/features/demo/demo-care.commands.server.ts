import { SOFTWARE } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { derivedId } from "~/core/ids.server";
import { recordDuties } from "~/features/care-supply/care-duties.commands.server";
import { createCareService } from "~/features/care-supply/care-services.commands.server";
import { recordCounts } from "~/features/care-supply/childminders.commands.server";
import { recordIndicator } from "~/features/observatory/indicators.commands.server";
import { CARE_PLACES, CHILDMINDERS, type DemoCare, type DemoCount, DUTIES } from "./demo-care";
import type { DemoProfile } from "./demo-profile";

const DAY_MS = 24 * 3600 * 1000;
const SOURCE = "PMI (démonstration)";

/** Fills the childcare supply of a demonstration: places, totals of childminders, who holds which competence, published figures. */
export async function createCareSupply(profile: DemoProfile): Promise<void> {
  for (const [key, care] of Object.entries(CARE_PLACES)) await createDemoCare(profile, key, care);
  for (const count of CHILDMINDERS) await countDemo(profile, count);
  const { slot, ...duties } = DUTIES;
  await recordDuties(SOFTWARE, { ...duties, epciCode: profile.places[slot].epci, holder: "epci" });
  for (const indicator of profile.indicators) await recordIndicator(SOFTWARE, indicator);
}

async function createDemoCare({ places }: DemoProfile, key: string, care: DemoCare): Promise<void> {
  const { slot, stops = [], commission, told, source, ...card } = care;
  const input = {
    ...card,
    communeCode: places[slot].code,
    stops: stops.map(({ slot: at, ...stop }) => ({ ...stop, communeCode: places[at].code })),
    commissions: commission ? [commissionOf(commission)] : [],
  };
  await createCareService(SOFTWARE, input, { source, toldOn: inDays(-told) }, derivedId("demo-care", key));
}

/** A session and the quarter of entries it decides on. */
function commissionOf({ inDays: on, fileInDays, entersInDays }: NonNullable<DemoCare["commission"]>) {
  return {
    on: inDays(on),
    fileBefore: inDays(fileInDays),
    forFrom: inDays(entersInDays).slice(0, 7),
    forTo: inDays(entersInDays + 60).slice(0, 7),
  };
}

async function countDemo({ places }: DemoProfile, { slot, told, ...figures }: DemoCount): Promise<void> {
  const { code, name, epci } = places[slot];
  const said = { figures, asListed: figures, told: { on: inDays(-told), source: SOURCE } };
  await recordCounts(SOFTWARE, { code, name, epciCode: epci }, said);
}

function inDays(days: number): Day {
  return toDay(new Date(now().getTime() + days * DAY_MS));
}
