import { beforeEach, expect, it } from "vitest";
import { Lodging, type LodgingRecord } from "#models/lodging";
import { Placement, type PlacementRecord } from "#models/placement";
import { createUser } from "#tests/factories/accounts";
import { createHouse, createIntern, createSemesters, WINTER } from "#tests/factories/lodgings";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { bookForIntern } from "~/features/lodgings/bed-giving.commands.server";
import { listPlacementsOfCandidate } from "~/features/placements/placements.queries.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";
import { undoRestructuring } from "~/features/restructurings/restructurings.commands.server";
import { splitFile } from "~/features/restructurings/split.commands.server";

let user: User;
let kept: PlacementRecord;
let gone: PlacementRecord;
let house: LodgingRecord;

beforeEach(async () => {
  user = await createUser();
  await createSemesters();
  kept = await createIntern(user, { lastName: "Caron" });
  gone = await createIntern(user, { lastName: "Lagarde" });
  house = await createHouse(user);
  const bedId = house.beds[0]?.id ?? "";
  await bookForIntern(user, house._id, { bedId, placementId: gone._id, ...WINTER });
  await settle();
});

it("brings the semester of an intern with their file, the bed being theirs still", async () => {
  await mergeFiles(user, kept.householdId, gone.householdId, { choices: {}, sameIds: [] });
  await settle();

  expect(await Placement.findById(gone._id).lean()).toMatchObject({
    ...{ householdId: kept.householdId, candidateId: gone.candidateId },
  });
  expect(await holder()).toMatchObject({ candidateId: gone.candidateId, placementId: gone._id });
});

it("of one person written twice keeps one semester, gives it the bed, and puts all back when it is undone", async () => {
  const friend = await createIntern(user, {
    ...{ lastName: "Roques", companions: [{ candidateId: gone.candidateId, kind: "friends" }] },
  });
  const sameIds = [gone.candidateId];
  const id = await mergeFiles(user, kept.householdId, gone.householdId, { choices: {}, sameIds });
  await settle();

  expect(await Placement.findById(gone._id)).toBeNull();
  expect(await holder()).toMatchObject({ candidateId: kept.candidateId, placementId: kept._id });
  expect(await companionOf(friend)).toBe(kept.candidateId);

  await undoRestructuring(user, id, []);
  await settle();
  expect(await Placement.findById(gone._id).lean()).toMatchObject({ householdId: gone.householdId });
  expect(await holder()).toMatchObject({ candidateId: gone.candidateId, placementId: gone._id });
  expect(await companionOf(friend)).toBe(gone.candidateId);
});

it("follows the intern when a household is split, seat and bed with it, and comes back when it is undone", async () => {
  const merged = await mergeFiles(user, kept.householdId, gone.householdId, { choices: {}, sameIds: [] });
  await settle();
  const { id, newId } = await splitFile(user, kept.householdId, {
    ...{ people: [gone.candidateId], children: new Map(), items: [], referentId: user.id },
    ...{ label: "Reprendre contact", dueOn: "2100-01-04" },
  });
  await settle();

  expect(await fileOfPlacement(gone)).toBe(newId);
  expect(await fileOfPlacement(kept)).toBe(kept.householdId);
  expect(await holder()).toMatchObject({ candidateId: gone.candidateId, placementId: gone._id });
  expect((await listPlacementsOfCandidate(gone.candidateId)).map(({ _id }) => _id)).toEqual([gone._id]);

  await undoRestructuring(user, id, []);
  await undoRestructuring(user, merged, []);
  await settle();
  expect(await fileOfPlacement(gone)).toBe(gone.householdId);
});

async function fileOfPlacement({ _id }: PlacementRecord): Promise<string> {
  return (await Placement.findById(_id).orFail().lean()).householdId;
}

async function holder() {
  const { bookings } = await Lodging.findById(house._id).orFail().lean<LodgingRecord>();
  return bookings[0];
}

async function companionOf({ _id }: PlacementRecord): Promise<string | undefined> {
  return (await Placement.findById(_id).orFail().lean<PlacementRecord>()).companions[0]?.candidateId;
}
