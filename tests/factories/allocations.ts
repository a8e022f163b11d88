import { Allocation, type AllocationRecord } from "#models/allocation";
import { Candidate } from "#models/candidate";
import { Household } from "#models/household";
import { Lodging } from "#models/lodging";
import { Placement, type PlacementRecord } from "#models/placement";
import { Semester } from "#models/semester";
import { Supervisor } from "#models/supervisor";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { createAllocation } from "~/features/allocations/allocations.commands.server";
import { computeAllocation } from "~/features/allocations/computing.commands.server";
import { FIGEAC } from "./structures";

export const WINTER = "winter-2026";
const BARE = { version: 1, pendingEffects: [], appliedEffects: [] };
const LEVEL = "level-1";

/** The winter of 2026. */
export async function createWinter(): Promise<void> {
  await Semester.create({
    ...{ ...BARE, _id: WINTER, season: "winter", startsOn: "2026-11-02", endsOn: "2027-05-03" },
    ...{ milestones: [], kit: [], createdAt: now() },
  });
}

interface Expected extends Partial<PlacementRecord> {
  lastName: string;
  email?: string;
  visibleTo?: string[];
}

/** An intern expected in the winter, with a file of their own; asks for a bed unless said otherwise. Returns the placement. */
export async function createAsking({
  lastName,
  email = `${lastName.toLowerCase()}@internes.example`,
  visibleTo = ["team"],
  ...asked
}: Expected): Promise<PlacementRecord> {
  const [householdId, candidateId, _id] = [newId(), newId(), newId()];
  const dates = { createdAt: now(), updatedAt: now(), lastActAt: now() };
  await Household.create({
    ...{ ...BARE, _id: householdId, title: `Foyer ${lastName}`, state: "open", visibleTo, ...dates },
    firstAnswer: { dueAt: now() },
  });
  await Candidate.create({
    ...{ ...BARE, _id: candidateId, householdId, firstName: "Camille", lastName, kind: "intern" },
    ...{ emails: email ? [email] : [], phones: ["0612345678"], seeks: [], createdAt: now() },
  });
  const placement = {
    ...{ ...BARE, _id, candidateId, householdId, semesterId: WINTER, state: "wished" as const },
    ...{ levels: [LEVEL], wishes: [], companions: [], knownPlaceIds: [], received: [] },
    ...{ bed: { isNeeded: true }, askedAt: now(), ...asked },
  };
  await Placement.create(placement);
  return Placement.findById(_id).orFail().lean<PlacementRecord>();
}

/** A place of level 1 with seats for the winter, and its supervisor. Returns its id. */
export async function createSeats(
  structureName: string,
  seats = 1,
  values: Partial<TrainingPlaceRecord> = {},
): Promise<string> {
  const [_id, supervisorId] = [newId(), newId()];
  await Supervisor.create({
    ...{ ...BARE, _id: supervisorId, firstName: "Paul", lastName: structureName, isActive: true },
    ...{ email: `${structureName.toLowerCase()}@cabinets.example`, linkVersion: 1, absences: [] },
    agreements: [{ level: LEVEL, fromOn: "2020-01-01" }],
    ...{ sortName: structureName, searchWords: [], createdAt: now() },
  });
  await TrainingPlace.create({
    ...{ ...BARE, _id, structureId: newId(), structureName, level: LEVEL, supervisorIds: [supervisorId] },
    ...{ communeCode: FIGEAC.code, communeName: FIGEAC.name, epciCode: FIGEAC.epci },
    ...{ needsCar: false, hasOnCall: false, juniorChecks: [], isActive: true },
    offers: [{ semesterId: WINTER, seats, state: "confirmed", holders: [] }],
    ...{ sortName: structureName, createdAt: now(), ...values },
  });
  return _id;
}

/** A lodging in Figeac with beds, whose owner reads their mail. Returns its id. */
export async function createBeds(name: string, beds: number): Promise<string> {
  const _id = newId();
  await Lodging.create({
    ...{
      ...BARE,
      _id,
      name,
      address: "3 quai des Carmes",
      communeCode: FIGEAC.code,
      communeName: FIGEAC.name,
    },
    ...{ ownerKind: "commune", ownerName: "Ville de Figeac", ownerEmail: "mairie@figeac.example" },
    beds: Array.from({ length: beds }, (_, index) => ({ id: newId(), label: `Chambre ${index + 1}` })),
    ...{ inventory: [], keys: [], bookings: [], documentIds: [], isActive: true },
    ...{ sortName: name, createdAt: now() },
  });
  return _id;
}

/** Two interns who both wish for the same seat first, two places, two beds. */
export async function createSmallWinter() {
  await createWinter();
  const [tilleuls, ormes] = [await createSeats("Tilleuls"), await createSeats("Ormes")];
  const lodgingId = await createBeds("Maison des internes", 2);
  const wishes = [{ placeId: tilleuls }, { placeId: ormes }];
  const asking = [
    await createAsking({ lastName: "Abadie", wishes }),
    await createAsking({ lastName: "Bonnet", wishes }),
  ] as const;
  return { tilleuls, ormes, lodgingId, asking };
}

/** An allocation of the winter, computed. */
export async function createComputed(user: User): Promise<AllocationRecord> {
  const id = await createAllocation(user, WINTER);
  await computeAllocation(user, id);
  return untilState(id, "proposed");
}

export async function allocationOf(id: string): Promise<AllocationRecord> {
  await settle();
  return Allocation.findById(id).orFail().lean<AllocationRecord>();
}

/** Waits for a computation to end. */
export async function untilState(id: string, state: AllocationRecord["state"]): Promise<AllocationRecord> {
  for (;;) {
    const found = await allocationOf(id);
    if (found.state === state) {
      await settle();
      return found;
    }
    if (found.refusal) throw new Error(found.refusal);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
