import { SOFTWARE } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { derivedId } from "~/core/ids.server";
import { createService } from "~/features/directory/services.commands.server";
import type { DemoProfile } from "./demo-profile";
import type { DemoService } from "./demo-service";
import { SERVICES } from "./demo-services";

/** Checked this many days ago, where nothing else is said. */
const CHECKED = 30;

/** Fills the directory of a demonstration: whole in its first profile, a few places in the others. */
export async function createServices(profile: DemoProfile): Promise<void> {
  const services: [string, DemoService][] = Object.entries(SERVICES);
  const isWhole = profile.departements.includes("46");
  for (const [key, service] of services)
    if (isWhole || service.isEverywhere) await createDemoService(profile, key, service);
}

async function createDemoService({ places }: DemoProfile, key: string, service: DemoService): Promise<void> {
  const { slot, stops = [], checked = CHECKED, isEverywhere: _, ...card } = service;
  const checkedOn = toDay(new Date(now().getTime() - checked * 24 * 3600 * 1000));
  const input = {
    ...card,
    communeCode: places[slot].code,
    stops: stops.map(({ slot: at, ...stop }) => ({ ...stop, communeCode: places[at].code })),
    checkedOn,
  };
  await createService(SOFTWARE, input, derivedId("demo-service", key));
}
