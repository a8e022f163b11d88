import { Candidate } from "#models/candidate";
import { Placement } from "#models/placement";
import { SOFTWARE } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addDays } from "~/core/days";
import { derivedId } from "~/core/ids.server";
import { bookBed } from "~/features/lodgings/bookings.commands.server";
import { recordInventoryLine } from "~/features/lodgings/inventory.commands.server";
import { createLodging } from "~/features/lodgings/lodgings.commands.server";
import { getLodging } from "~/features/lodgings/lodgings.queries.server";
import { openPlacement } from "~/features/placements/placements.commands.server";
import { updateKit } from "~/features/semesters/kit.commands.server";
import { openSemester } from "~/features/semesters/semesters.commands.server";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { nextSemesterStart, semesterStart } from "~/features/settings/calendar.queries.server";
import { setOffer } from "~/features/training-places/offers.commands.server";
import { giveSeat } from "~/features/training-places/seats.commands.server";
import {
  createSupervisor,
  recordAbsence,
  recordAgreement,
} from "~/features/training-places/supervisors.commands.server";
import {
  addPlaceSupervisor,
  createTrainingPlace,
  updateJuniorChecks,
} from "~/features/training-places/training-places.commands.server";
import {
  ASKS,
  type DemoAsk,
  type DemoLodging,
  type DemoSupervisor,
  type DemoTrainingPlace,
  KIT,
  LODGINGS,
  SUPERVISORS,
  type SupervisorKey,
  TRAINING_PLACES,
} from "./demo-interns";
import type { DemoProfile } from "./demo-profile";
import { inPlace } from "./demo-story";
import { structureId } from "./demo-structures.commands.server";

/** Years of agreement before the coming semester. */
const AGREED_DAYS = 900;

/** Fills what interns come to: the semester under way and the next, who supervises, seats and beds. */
export async function createTrainingSupply(profile: DemoProfile): Promise<void> {
  const { current, coming } = await openSemesters();
  const { startsOn } = await getSemester(coming);
  for (const key of Object.keys(SUPERVISORS) as SupervisorKey[]) await createDemoSupervisor(key, startsOn);
  for (const [index, place] of TRAINING_PLACES.entries()) {
    await createDemoPlace(demoPlaceId(index), place, [current, coming]);
  }
  for (const lodging of LODGINGS) await createDemoLodging(profile, lodging);
  const kit = KIT.map(({ title, text }) => ({
    title: inPlace(title, profile, "city"),
    text: inPlace(text, profile, "city"),
  }));
  for (const id of [current, coming]) await updateKit(SOFTWARE, id, { kit: [] }, kit);
}

/** What the interns of the stories ask of the coming semester; one of them is already there. */
export async function askDemoPlacements(): Promise<void> {
  const { current, coming } = await semesterIds();
  for (const ask of ASKS) await askDemoPlacement(coming, ask);
  await placeDemoIntern(current);
}

async function openSemesters(): Promise<{ current: string; coming: string }> {
  const ids = await semesterIds();
  const first = await semesterStart(toDay(now()));
  const second = await nextSemesterStart(first);
  const third = await nextSemesterStart(second);
  await openSemester(SOFTWARE, ids.current, { startsOn: first, endsOn: addDays(second, -1), target: 20 });
  await openSemester(SOFTWARE, ids.coming, { startsOn: second, endsOn: addDays(third, -1), target: 24 });
  return ids;
}

async function semesterIds(): Promise<{ current: string; coming: string }> {
  const first = await semesterStart(toDay(now()));
  return { current: demoSemesterId(first), coming: demoSemesterId(await nextSemesterStart(first)) };
}

/** « winter-2026 », of the semester that begins on this day. */
export function demoSemesterId(startsOn: Day): string {
  return `${startsOn.slice(5, 7) < "08" ? "summer" : "winter"}-${startsOn.slice(0, 4)}`;
}

async function createDemoSupervisor(key: SupervisorKey, startsOn: Day): Promise<void> {
  const { name, at, levels, hasEmail, agreedUntil, retires, absent }: DemoSupervisor = SUPERVISORS[key];
  const [firstName, lastName] = name;
  const id = demoSupervisorId(key);
  await createSupervisor(
    SOFTWARE,
    {
      ...{ firstName, lastName, structureId: structureId(at), phone: "05 65 00 00 00" },
      ...(hasEmail ? { email: `${key}@cabinets.example` } : {}),
      ...(retires === undefined ? {} : { retiresOn: addDays(startsOn, retires) }),
    },
    id,
  );
  for (const level of levels) {
    const toOn = agreedUntil === undefined ? {} : { toOn: addDays(startsOn, agreedUntil) };
    await recordAgreement(SOFTWARE, id, { level, fromOn: addDays(startsOn, -AGREED_DAYS), ...toOn });
  }
  if (absent) {
    const [fromOn, toOn] = absent.map((days) => addDays(startsOn, days));
    if (fromOn) await recordAbsence(SOFTWARE, id, { fromOn, toOn });
  }
}

async function createDemoPlace(
  id: string,
  place: DemoTrainingPlace,
  semesters: readonly string[],
): Promise<void> {
  const { at, level, supervisors, seats, rooms, needsCar = false, hasOnCall = false, juniorChecks } = place;
  await createTrainingPlace(SOFTWARE, { structureId: structureId(at), level, needsCar, hasOnCall }, id);
  for (const key of supervisors) await addPlaceSupervisor(SOFTWARE, id, demoSupervisorId(key));
  if (juniorChecks) {
    const submitted = { juniorChecks: [...juniorChecks], halfDaysPerWeek: 7 };
    await updateJuniorChecks(SOFTWARE, id, { juniorChecks: [] }, submitted);
  }
  const offer = { seats, ...(rooms === undefined ? {} : { rooms }) };
  const [current = "", coming = ""] = semesters;
  await setOffer(SOFTWARE, id, current, { ...offer, state: "confirmed" });
  await setOffer(SOFTWARE, id, coming, offer);
}

async function createDemoLodging({ places }: DemoProfile, lodging: DemoLodging): Promise<void> {
  const { slot, beds, inventory, agreedUntil, ...card } = lodging;
  const today = toDay(now());
  const agreement = {
    fromOn: addDays(today, -700),
    ...(agreedUntil === undefined ? {} : { toOn: addDays(today, agreedUntil), noticeMonths: 3 }),
  };
  const id = lodgingId(lodging);
  await createLodging(SOFTWARE, { ...card, communeCode: places[slot].code, agreement }, beds, id);
  for (const [label, count] of inventory) await recordInventoryLine(SOFTWARE, id, { label, count });
}

async function askDemoPlacement(semesterId: string, ask: DemoAsk): Promise<void> {
  const { lastName, levels, wishes, hasCar, needsBed = false } = ask;
  const candidate = await Candidate.findOne({ lastName }, { _id: 1 }).lean();
  if (!candidate) return;
  await openPlacement(SOFTWARE, {
    ...{ candidateId: candidate._id, semesterId, levels: [...levels], bed: { isNeeded: needsBed } },
    wishes: wishes.flatMap((at) => placesAt(at, levels).map((id) => ({ placeId: id }))),
    ...(hasCar === undefined ? {} : { hasCar }),
  });
}

/** An intern of the semester under way has a seat, and a bed near it. */
async function placeDemoIntern(semesterId: string): Promise<void> {
  const candidate = await Candidate.findOne({ lastName: "Marchetti", kind: "intern" }, { _id: 1 }).lean();
  const [placed, lodging] = [placesAt("halle", ["level-1"])[0], LODGINGS[2]];
  if (!candidate || !placed || !lodging) return;
  const candidateId = candidate._id;
  await openPlacement(SOFTWARE, { candidateId, semesterId, levels: ["level-1"], bed: { isNeeded: true } });
  const placement = await Placement.findOne({ candidateId, semesterId }, { _id: 1 }).orFail().lean();
  await giveSeat(SOFTWARE, placed, semesterId, { candidateId, placementId: placement._id });
  const [{ startsOn, endsOn }, { _id, beds }] = await Promise.all([
    getSemester(semesterId),
    getLodging(lodgingId(lodging)),
  ]);
  const [bed] = beds;
  if (!bed) return;
  const stay = { bedId: bed.id, fromOn: startsOn, toOn: endsOn, semesterId, placementId: placement._id };
  await bookBed(SOFTWARE, _id, { candidateId, ...stay });
}

function placesAt(at: DemoTrainingPlace["at"], levels: readonly string[]): string[] {
  return TRAINING_PLACES.flatMap((place, index) =>
    place.at === at && levels.includes(place.level) ? [demoPlaceId(index)] : [],
  );
}

export function demoSupervisorId(key: SupervisorKey): string {
  return derivedId("demo-supervisor", key);
}

export function demoPlaceId(index: number): string {
  return derivedId("demo-training-place", String(index));
}

function lodgingId({ name }: DemoLodging): string {
  return derivedId("demo-lodging", name);
}
