import { beforeEach, expect, it } from "vitest";
import { Allocation } from "#models/allocation";
import { Lodging, type LodgingRecord } from "#models/lodging";
import { Placement, type PlacementRecord } from "#models/placement";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import { createUser } from "#tests/factories/accounts";
import { everyByte } from "#tests/factories/families";
import { createHouse, createIntern, createSemesters, WINTER } from "#tests/factories/lodgings";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { bookForIntern } from "~/features/lodgings/bed-giving.commands.server";
import { checkBooking } from "~/features/lodgings/inventory.commands.server";
import { getAccessPackage } from "~/features/privacy/access-package.queries.server";
import { countReach, eraseEverywhere } from "~/features/privacy/erasure-run.server";
import { getErasureScope } from "~/features/privacy/erasure-scope.queries.server";
import { DEFAULT_WEIGHTS } from "~/vocabulary/allocations";

let user: User;
let intern: PlacementRecord;
let friend: PlacementRecord;
let house: LodgingRecord;

beforeEach(async () => {
  user = await createUser();
  await createSemesters();
  intern = await createIntern(user, { lastName: "Lagarde" });
  const { candidateId, _id: placementId } = intern;
  friend = await createIntern(user, {
    ...{ lastName: "Roques", companions: [{ candidateId, kind: "couple" }] },
  });
  house = await createHouse(user);
  const bookingId = await bookForIntern(user, house._id, {
    ...{ bedId: house.beds[0]?.id ?? "", placementId, ...WINTER },
  });
  const found = { on: "2026-11-02", counts: [], keyIds: [], note: "Lagarde a cassé une chaise" };
  await checkBooking(user, { lodgingId: house._id, bookingId }, "in", found);
  const shared = { version: 1, pendingEffects: [], appliedEffects: [], createdAt: now() };
  const holder = { candidateId, placementId, at: now() };
  await TrainingPlace.create({
    ...{ ...shared, _id: newId(), structureId: newId(), structureName: "MSP des Ormeaux", sortName: "msp" },
    ...{ communeCode: "46102", communeName: "Figeac", level: "n1" },
    offers: [{ semesterId: "winter-2026", seats: 1, state: "confirmed", holders: [holder] }],
  });
  await Allocation.create({
    ...{ ...shared, _id: newId(), semesterId: "winter-2026", name: "Première", state: "published" },
    ...{ weights: DEFAULT_WEIGHTS, createdBy: user.id, lines: [{ placementId, candidateId }] },
  });
  await settle();
});

it("leaves of an intern who is erased seats, beds and lines of nobody, and no semester", async () => {
  const scope = await getErasureScope(intern.householdId);
  const reach = new Map((await countReach(scope)).map(({ place, ...counts }) => [place, counts]));

  await eraseEverywhere(scope);

  expect(reach.get("placements")).toEqual({ erased: 1, emptied: 1 });
  expect(["lodgings", "training-places", "allocations"].map((place) => reach.get(place)?.emptied)).toEqual([
    1, 1, 1,
  ]);
  expect(await Placement.find().lean()).toMatchObject([{ _id: friend._id, companions: [] }]);
  const { bookings } = await Lodging.findById(house._id).orFail().lean<LodgingRecord>();
  expect(bookings).toMatchObject([{ candidateId: "", bedId: house.beds[0]?.id, state: "booked", ...WINTER }]);
  const [place] = await TrainingPlace.find().lean<TrainingPlaceRecord[]>();
  expect(place?.offers[0]?.holders).toMatchObject([{ candidateId: "", placementId: "" }]);
  const left = await everyByte();
  expect(left).not.toContain("Lagarde");
  expect(await Allocation.countDocuments({ "lines.candidateId": intern.candidateId })).toBe(0);
});

it("is safe twice", async () => {
  const scope = await getErasureScope(intern.householdId);
  await eraseEverywhere(scope);
  const once = await Lodging.findById(house._id).orFail().lean();

  await eraseEverywhere(scope);

  expect((await Lodging.findById(house._id).orFail().lean()).version).toBe(once.version);
});

it("tells a person their semesters and their beds, and not the name of who comes with them", async () => {
  const { sections } = await getAccessPackage(intern.householdId, intern.candidateId);
  const other = await getAccessPackage(friend.householdId, friend.candidateId);

  const items = (title: string) => sections.find((section) => section.title === title)?.items;
  expect(items("Semestres d’interne")).toMatchObject([
    { semester: "winter-2026", state: "sans terrain de stage" },
  ]);
  expect(items("Lits réservés")).toMatchObject([
    { lodging: "Maison des internes", bed: "Chambre 1", ...WINTER, state: "réservé" },
  ]);
  expect(JSON.stringify(other.sections)).not.toContain("Lagarde");
});
