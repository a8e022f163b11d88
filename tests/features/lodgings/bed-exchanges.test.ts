import { beforeEach, expect, it } from "vitest";
import { Lodging, type LodgingRecord } from "#models/lodging";
import { Placement } from "#models/placement";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { createHouse, createIntern, createSemesters, WINTER } from "#tests/factories/lodgings";
import type { User } from "~/core/auth/actor";
import { registerFollowUps, settle, sweep } from "~/core/db/relay.server";
import { swapBookings } from "~/features/lodgings/bed-exchanges.commands.server";
import { bookForIntern } from "~/features/lodgings/bed-giving.commands.server";
import { callOffBooking, redateBooking } from "~/features/lodgings/bookings.commands.server";
import { isLive } from "~/features/lodgings/lodging-days";
import { followUps } from "~/server/follow-ups";

let user: User;
let up: LodgingRecord;
let down: LodgingRecord;

beforeEach(async () => {
  registerFollowUps(followUps);
  user = await createUser("referent");
  await createSemesters();
  up = await createHouse(user);
  down = await createHouse(user, { name: "Maison du bas" });
});

it("swaps the beds of two interns of one lodging in one write, each keeping their days", async () => {
  const one = await lodge(up, 0);
  const two = await lodge(up, 1, { fromOn: "2026-11-10", toOn: WINTER.toOn });
  const before = await reload(up);

  await swapBookings(user, one.side, two.side);

  const { bookings, version } = await reload(up);
  expect(version).toBe(before.version + 1);
  expect(bookings).toMatchObject([
    { candidateId: one.candidateId, bedId: up.beds[1]?.id, fromOn: WINTER.fromOn },
    { candidateId: two.candidateId, bedId: up.beds[0]?.id, fromOn: "2026-11-10" },
  ]);
  expect(await bedIdOf(one.placementId)).toBe(up.beds[1]?.id);
  expect(await bedIdOf(two.placementId)).toBe(up.beds[0]?.id);
  expect(await countAudited("lodging.swapped")).toBe(1);
});

it("swaps the beds of two lodgings, and tells both semesters", async () => {
  const [one, two] = [await lodge(up, 0), await lodge(down, 0)];

  await swapBookings(user, one.side, two.side);

  expect(await holdersOf(up)).toEqual([two.candidateId]);
  expect(await holdersOf(down)).toEqual([one.candidateId]);
  expect(await bedIdOf(one.placementId)).toBe(down.beds[0]?.id);
  expect(await bedIdOf(two.placementId)).toBe(up.beds[0]?.id);
});

it("swaps them back", async () => {
  const [one, two] = [await lodge(up, 0), await lodge(down, 0)];
  await swapBookings(user, one.side, two.side);

  await swapBookings(user, one.side, two.side);

  expect(await holdersOf(up)).toEqual([one.candidateId]);
});

it("refuses two lodgings for days that are not the same, and an intern with themselves", async () => {
  const one = await lodge(up, 0);
  const two = await lodge(down, 0, { fromOn: "2026-11-10", toOn: WINTER.toOn });

  expect(await refusalOf(swapBookings(user, one.side, two.side))).toMatch(
    /pas réservés pour les mêmes dates/,
  );
  expect(await refusalOf(swapBookings(user, one.side, one.side))).toMatch(/quelqu’un d’autre/);
});

it("killed after the promise, leaves nobody without a bed, lets nobody touch it, and ends by itself", async () => {
  const [one, two] = [await lodge(up, 0), await lodge(down, 0)];
  await dyingBefore("giveExchangedBed", () => swapBookings(user, one.side, two.side));

  const [held] = (await reload(up)).bookings;
  expect(held).toMatchObject({ candidateId: one.candidateId, exchange: { candidateId: two.candidateId } });
  expect(await holdersOf(down)).toEqual([two.candidateId]);
  expect(await refusalOf(callOffBooking(user, up._id, one.side.bookingId))).toMatch(/échangé/);
  expect(await refusalOf(redateBooking(user, up._id, one.side.bookingId, WINTER))).toMatch(/échangé/);

  await resume();
  expect([await holdersOf(up), await holdersOf(down)]).toEqual([[two.candidateId], [one.candidateId]]);
});

it("killed after the second bed was given, still promises the first, and ends by itself", async () => {
  const [one, two] = [await lodge(up, 0), await lodge(down, 0)];
  await dyingBefore("endExchange", () => swapBookings(user, one.side, two.side));

  expect(await holdersOf(down)).toEqual([one.candidateId]);
  expect((await reload(up)).bookings[0]?.exchange?.candidateId).toBe(two.candidateId);

  await resume();
  expect(await holdersOf(up)).toEqual([two.candidateId]);
  expect((await reload(up)).bookings[0]?.exchange).toBeUndefined();
});

it("leaves the first bed as it was when the second was called off meanwhile", async () => {
  const [one, two] = [await lodge(up, 0), await lodge(down, 0)];
  await dyingBefore("giveExchangedBed", () => swapBookings(user, one.side, two.side));
  await callOffBooking(user, down._id, two.side.bookingId);

  await resume();

  expect(await holdersOf(up)).toEqual([one.candidateId]);
  expect((await reload(up)).bookings[0]?.exchange).toBeUndefined();
});

it("asked from both sides at once, swaps once or not at all", async () => {
  const [one, two] = [await lodge(up, 0), await lodge(down, 0)];

  await Promise.allSettled([swapBookings(user, one.side, two.side), swapBookings(user, two.side, one.side)]);
  await settle();

  const holders = [...(await holdersOf(up)), ...(await holdersOf(down))];
  expect(new Set(holders)).toEqual(new Set([one.candidateId, two.candidateId]));
});

/** The follow-up is lost as when a process dies: it stays in the document, for the next one. */
async function dyingBefore(
  name: "giveExchangedBed" | "endExchange",
  act: () => Promise<void>,
): Promise<void> {
  registerFollowUps({ ...followUps, [name]: () => Promise.reject(new Error("killed")) });
  await refusalOf(act());
  await settle();
  registerFollowUps(followUps);
}

async function resume(): Promise<void> {
  await Lodging.collection.updateMany(
    { "pendingEffects.0": { $exists: true } },
    { $set: { "pendingEffects.$[].dueAt": new Date(0) } },
  );
  await sweep([Lodging as never]);
  await settle();
}

async function lodge(lodging: LodgingRecord, nth: number, days = WINTER) {
  const { _id: placementId, candidateId } = await createIntern(user);
  const bedId = lodging.beds[nth]?.id ?? "";
  const bookingId = await bookForIntern(user, lodging._id, { bedId, placementId, ...days });
  return { placementId, candidateId, side: { lodgingId: lodging._id, bookingId } };
}

async function holdersOf({ _id }: LodgingRecord): Promise<string[]> {
  const { bookings } = await Lodging.findById(_id).orFail().lean<LodgingRecord>();
  return bookings.filter(isLive).map(({ candidateId }) => candidateId);
}

async function bedIdOf(placementId: string): Promise<string | undefined> {
  await settle();
  return (await Placement.findById(placementId).orFail().lean()).lodged?.bedId;
}

function reload({ _id }: LodgingRecord): Promise<LodgingRecord> {
  return Lodging.findById(_id).orFail().lean<LodgingRecord>();
}
