import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { Lodging, type LodgingRecord } from "#models/lodging";
import { Placement } from "#models/placement";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { createHouse, createIntern, createSemesters, WINTER } from "#tests/factories/lodgings";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { swapBookings } from "~/features/lodgings/bed-exchanges.commands.server";
import { bookForIntern } from "~/features/lodgings/bed-giving.commands.server";
import {
  bookBed,
  callOffBooking,
  confirmBooking,
  redateBooking,
  restoreBooking,
} from "~/features/lodgings/bookings.commands.server";
import { isLive, within } from "~/features/lodgings/lodging-days";
import { archiveLodging, closeBed } from "~/features/lodgings/lodgings.commands.server";

let user: User;
let house: LodgingRecord;
let bed: string;
let other: string;

beforeEach(async () => {
  user = await createUser("referent");
  await createSemesters();
  house = await createHouse(user);
  [bed = "", other = ""] = house.beds.map(({ id }) => id);
});

const ALREADY = /déjà réservé/;

describe("a booking", () => {
  it("keeps the bed and tells the semester of the intern", async () => {
    const { _id: placementId } = await createIntern(user);

    const bookingId = await bookForIntern(user, house._id, { bedId: bed, placementId, ...WINTER });

    expect(await countAudited("lodging.booked", house._id)).toBe(1);
    expect(await lodgedOf(placementId)).toEqual({ lodgingId: house._id, bedId: bed, bookingId });
  });

  it("is refused on any night already taken, and accepted from the day of a departure on", async () => {
    await book(bed, "2026-11-02", "2027-02-01");

    expect(await refusalOf(book(bed, "2027-01-31", "2027-03-01"))).toMatch(ALREADY);
    expect(await refusalOf(book(bed, "2026-10-01", "2026-11-03"))).toMatch(ALREADY);
    await book(bed, "2027-02-01", "2027-03-01");
    await book(bed, "2026-10-01", "2026-11-02");
    expect(liveOf(await reload())).toHaveLength(3);
  });

  it("asked twice the same is one booking", async () => {
    const stay = { bedId: bed, candidateId: newId(), ...WINTER };

    const ids = [await bookBed(user, house._id, stay), await bookBed(user, house._id, stay)];

    expect(ids[0]).toBe(ids[1]);
    expect((await reload()).bookings).toHaveLength(1);
  });

  it("is refused in a bed that is closed, and in a lodging that is put away", async () => {
    await closeBed(user, house._id, bed, true);
    expect(await refusalOf(book(bed))).toMatch(/n’est plus proposé/);
    await archiveLodging(user, house._id, false, "2026-10-01");
    expect(await refusalOf(book(other))).toMatch(/n’est plus proposé/);
  });

  it("is refused to an intern who sleeps elsewhere on these nights", async () => {
    const { _id: placementId } = await createIntern(user);
    await bookForIntern(user, house._id, { bedId: bed, placementId, ...WINTER });

    const again = bookForIntern(user, house._id, { bedId: other, placementId, ...WINTER });

    expect(await refusalOf(again)).toMatch(/a déjà un lit/);
  });

  it("is refused for an intern of a file that this colleague does not see", async () => {
    const { _id: placementId } = await createIntern(user);
    const stranger = await createUser("referent", { isWholeDepartement: false, territories: [] });

    expect(await refusalOf(bookForIntern(stranger, house._id, { bedId: bed, placementId, ...WINTER }))).toBe(
      404,
    );
  });

  it("held is told to nobody until it is confirmed", async () => {
    const { _id: placementId, candidateId } = await createIntern(user);
    const stay = { bedId: bed, candidateId, placementId, ...WINTER, isHeld: true };
    const bookingId = await bookBed(user, house._id, stay);
    expect(await lodgedOf(placementId)).toBeUndefined();

    await confirmBooking(user, house._id, bookingId);
    await confirmBooking(user, house._id, bookingId);

    expect(await lodgedOf(placementId)).toMatchObject({ bookingId });
  });

  it("called off frees the bed, and is put back as long as nobody took it", async () => {
    const { _id: placementId } = await createIntern(user);
    const bookingId = await bookForIntern(user, house._id, { bedId: bed, placementId, ...WINTER });

    await callOffBooking(user, house._id, bookingId);
    expect(await lodgedOf(placementId)).toBeUndefined();
    await restoreBooking(user, house._id, bookingId);
    expect(await lodgedOf(placementId)).toMatchObject({ bookingId });

    await callOffBooking(user, house._id, bookingId);
    await book(bed);
    expect(await refusalOf(restoreBooking(user, house._id, bookingId))).toMatch(ALREADY);
  });

  it("changes its days unless one of the new nights is taken", async () => {
    const first = await book(bed, "2026-11-02", "2027-01-01");
    await book(bed, "2027-01-10", "2027-03-01");

    await redateBooking(user, house._id, first, { fromOn: "2026-11-05", toOn: "2027-01-10" });
    const late = redateBooking(user, house._id, first, { fromOn: "2026-11-05", toOn: "2027-01-11" });

    expect(await refusalOf(late)).toMatch(ALREADY);
    expect((await reload()).bookings[0]).toMatchObject({ fromOn: "2026-11-05", toOn: "2027-01-10" });
  });
});

describe("whatever is asked, in whatever order", () => {
  const day = fc.integer({ min: 0, max: 9 }).map((nth) => `2026-11-${String(nth + 10)}`);
  const act = fc.record({
    what: fc.constantFrom("book", "book", "book", "call-off", "put-back", "redate", "swap"),
    ...{ lodging: fc.nat(1), bed: fc.nat(1), one: fc.nat(9), other: fc.nat(9) },
    days: fc.tuple(day, day).map((days) => days.sort()),
  });

  it("no two live bookings of a bed meet, and none is lost", async () => {
    const houses = [house, await createHouse(user, { name: "Maison du bas" })];
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 16 }), async (acts) => {
        await Lodging.updateMany({}, { $set: { bookings: [] } });
        const made: { lodgingId: string; bookingId: string }[] = [];
        for (const { what, lodging, bed: nth, one, other: second, days } of acts) {
          const [fromOn = "", toOn = ""] = days;
          const at = houses[lodging] ?? house;
          const [first, last] = [made[one % made.length], made[second % made.length]];
          const done = async () => {
            if (what === "book" || !first || !last) {
              const stay = { bedId: at.beds[nth]?.id ?? "", candidateId: newId(), fromOn, toOn };
              made.push({ lodgingId: at._id, bookingId: await bookBed(user, at._id, stay) });
            } else if (what === "swap") await swapBookings(user, first, last);
            else if (what === "call-off") await callOffBooking(user, first.lodgingId, first.bookingId);
            else if (what === "put-back") await restoreBooking(user, first.lodgingId, first.bookingId);
            else await redateBooking(user, first.lodgingId, first.bookingId, { fromOn, toOn });
          };
          await refusalOf(done());
          expect(await doubles()).toEqual([]);
        }
        const all = await Lodging.find().lean<LodgingRecord[]>();
        expect(all.flatMap(({ bookings }) => bookings)).toHaveLength(made.length);
      }),
      { numRuns: 12 },
    );
  });
});

/** Bookings of a bed that have a night in common. */
async function doubles(): Promise<string[]> {
  const lodgings = await Lodging.find().lean<LodgingRecord[]>();
  return lodgings.flatMap(({ bookings }) => {
    const live = bookings.filter(isLive);
    return live
      .filter((one) => live.some((two) => two.id !== one.id && two.bedId === one.bedId && within(one, two)))
      .map(({ id }) => id);
  });
}

function book(bedId: string, fromOn = WINTER.fromOn, toOn = WINTER.toOn): Promise<string> {
  return bookBed(user, house._id, { bedId, candidateId: newId(), fromOn, toOn });
}

function liveOf({ bookings }: LodgingRecord) {
  return bookings.filter(isLive);
}

function reload(): Promise<LodgingRecord> {
  return Lodging.findById(house._id).orFail().lean<LodgingRecord>();
}

async function lodgedOf(placementId: string) {
  await settle();
  return (await Placement.findById(placementId).orFail().lean()).lodged;
}
