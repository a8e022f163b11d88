import { Structure, type StructureRecord } from "#models/structure";
import { SOFTWARE } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { derivedId } from "~/core/ids.server";
import { createOpening } from "~/features/openings/openings.commands.server";
import { createStructure } from "~/features/structures/structures.commands.server";
import { type DemoOpening, OPENINGS, type OpeningKey } from "./demo-openings";
import type { DemoProfile } from "./demo-profile";
import { partnerId } from "./demo-setup.commands.server";
import { type DemoStructure, STRUCTURES, type StructureKey } from "./demo-structures";

/** Fills the structures of a demonstration and their openings, before the stories that speak of them. */
export async function createStructures(profile: DemoProfile): Promise<void> {
  for (const key of Object.keys(STRUCTURES) as StructureKey[]) await createDemoStructure(profile, key);
  for (const key of Object.keys(OPENINGS) as OpeningKey[]) await createDemoOpening(key);
}

/** The id of a structure of the demonstration. */
export function structureId(key: StructureKey): string {
  return derivedId("demo-structure", key);
}

/** The id of an opening of the demonstration. */
export function openingId(key: OpeningKey): string {
  return derivedId("demo-opening", key);
}

async function createDemoStructure({ places }: DemoProfile, key: StructureKey): Promise<void> {
  const { slot, partner, state = "open", ...card }: DemoStructure = STRUCTURES[key];
  const input = { ...card, state, communeCode: places[slot].code };
  await createStructure(
    SOFTWARE,
    partner ? { ...input, partnerId: partnerId(partner) } : input,
    structureId(key),
  );
}

async function createDemoOpening(key: OpeningKey): Promise<void> {
  const { at, from, checked, ...offered }: DemoOpening = OPENINGS[key];
  const structure = await Structure.findById(structureId(at)).orFail().lean<StructureRecord>();
  const input = { ...offered, lastCheckedOn: dayFrom(-checked) };
  await createOpening(
    SOFTWARE,
    structure,
    from === undefined ? input : { ...input, fromOn: dayFrom(from) },
    openingId(key),
  );
}

function dayFrom(days: number): string {
  return toDay(new Date(now().getTime() + days * 24 * 3600 * 1000));
}
