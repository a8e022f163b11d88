import { beforeEach, describe, expect, it } from "vitest";
import { Lodging, type LodgingRecord } from "#models/lodging";
import { Notice } from "#models/notice";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { refusalOf } from "#tests/factories/files";
import { createHouse, createIntern, createSemesters, WINTER } from "#tests/factories/lodgings";
import { callRoute } from "#tests/factories/routes";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { bookForIntern } from "~/features/lodgings/bed-giving.commands.server";
import {
  bookBed,
  callOffBooking,
  redateBooking,
  restoreBooking,
} from "~/features/lodgings/bookings.commands.server";
import { cardOf } from "~/features/lodgings/lodging-card";
import { archiveLodging, updateLodging } from "~/features/lodgings/lodgings.commands.server";
import { listFreeBeds } from "~/features/lodgings/lodgings.queries.server";
import { openRenewalTasks } from "~/features/lodgings/renewal-tasks.commands.server";
import { getWaitingPage } from "~/features/lodgings/waiting-list.queries.server";

const ENDS = { fromOn: "2024-01-01", toOn: "2027-02-28" };
const FINAL = { ...ENDS, isFinal: true };
const BEFORE = /se termine le 28\u00A0février 2027, avant ce départ.*Réserver quand même/;
const SURE = /ne sera pas renouvelée/;
const PERIOD = { startsOn: WINTER.fromOn, endsOn: "2027-05-02" };

let user: User;
let house: LodgingRecord;
let bedId: string;

beforeEach(async () => {
  user = await createUser("responsable");
  await createSemesters();
  house = await createHouse(user, { beds: 1, agreement: ENDS });
  bedId = house.beds[0]?.id ?? "";
});

describe("a lodging whose agreement ends during the semester", () => {
  it("offers its beds until its last day, and none once it has ended", async () => {
    await createHouse(user, { name: "Échue", agreement: { fromOn: "2020-01-01", toOn: "2026-10-31" } });
    const lasting = await createHouse(user, { name: "Longue", agreement: { ...ENDS, toOn: "2027-05-02" } });

    const beds = await listFreeBeds(PERIOD);

    expect(beds.map(({ lodgingName }) => lodgingName)).toEqual(["Longue", "Longue", "Maison des internes"]);
    expect(beds.filter(({ lodgingId }) => lodgingId === lasting._id).flatMap((one) => one.bookings)).toEqual(
      [],
    );
    expect(beds.at(-1)?.bookings).toMatchObject([{ candidateId: "", fromOn: "2027-02-28" }]);
  });

  it("is not proposed to who stays longer, in the waiting list nor in the list of lodgings, until renewed", async () => {
    await createIntern(user);
    const { lines, free } = await getWaitingPage(user, "winter-2026");
    expect([lines[0]?.beds, free]).toEqual([[], 0]);
    const rowsOf = async (search: string) =>
      JSON.parse((await callRoute("_staff.lodgings._index.tsx", user, `/lodgings?${search}`)).body).rows;
    expect(await rowsOf("semestre=winter-2026&libres=1")).toEqual([]);
    const day = "28\u00A0février 2027";
    expect(await rowsOf("semestre=winter-2026")).toMatchObject([
      { free: 1, until: { day, isBefore: false } },
    ]);
    expect(await rowsOf("semestre=summer-2027")).toMatchObject([{ free: 0, until: { day, isBefore: true } }]);

    await renew("2028-02-28");

    expect((await getWaitingPage(user, "winter-2026")).lines[0]?.beds).toHaveLength(1);
    expect(await rowsOf("semestre=winter-2026&libres=1")).toHaveLength(1);
  });

  it("is booked past that day only anyway, and never when it will not be renewed", async () => {
    const stay = { bedId, candidateId: newId(), ...WINTER };
    expect(await refusalOf(bookBed(user, house._id, stay))).toMatch(BEFORE);
    await bookBed(user, house._id, { ...stay, toOn: ENDS.toOn });

    const final = await createHouse(user, { name: "Finie", agreement: FINAL });
    const wished = { ...WINTER, bedId: final.beds[0]?.id ?? "", candidateId: newId(), isAnyway: true };
    expect(await refusalOf(bookBed(user, final._id, wished))).toMatch(SURE);
  });

  it("keeps a bed for later days anyway, on its page, once the box is ticked", async () => {
    const intern = await createIntern(user);
    const here = `/lodgings/${house._id}`;
    const book = { intent: "book", bedId, placementId: intern._id, ...WINTER };
    const page = JSON.parse((await callRoute("_staff.lodgings.$id.tsx", user, here)).body);
    expect(page.agreementEnd).toEqual({ day: "28\u00A0février 2027", isFinal: false });

    const refused = await callRoute("_staff.lodgings.$id.tsx", user, here, book);
    const ticked = await callRoute("_staff.lodgings.$id.tsx", user, here, { ...book, isAnyway: "on" });

    expect([refused.status, ticked.status]).toEqual([400, 302]);
    expect(refused.body).toMatch(/avant ce départ/);
    const [booking] = JSON.parse((await callRoute("_staff.lodgings.$id.tsx", user, here)).body).bookings;
    expect(booking.isPastAgreement).toBe(true);
  });

  it("is left later only anyway; to leave earlier, or to put back what was, is always possible until it is final", async () => {
    const { _id: placementId } = await createIntern(user);
    const nights = { bedId, placementId, fromOn: WINTER.fromOn, toOn: "2027-02-01" };
    const bookingId = await bookForIntern(user, house._id, nights);
    const later = { fromOn: WINTER.fromOn, toOn: WINTER.toOn };

    expect(await refusalOf(redateBooking(user, house._id, bookingId, later))).toMatch(BEFORE);
    await redateBooking(user, house._id, bookingId, { ...later, isAnyway: true });
    await redateBooking(user, house._id, bookingId, { ...later, toOn: "2027-04-01" });
    await callOffBooking(user, house._id, bookingId);
    await restoreBooking(user, house._id, bookingId);
    await callOffBooking(user, house._id, bookingId);
    await Lodging.updateOne({ _id: house._id }, { "agreement.isFinal": true });

    expect(await refusalOf(restoreBooking(user, house._id, bookingId))).toMatch(SURE);
  });
});

describe("the renewal of an agreement", () => {
  const on = (day: string) => setClock(new Date(`${day}T09:00:00+01:00`));
  const tasks = () => Task.find({ householdId: house._id }).lean();

  it("is a task six months before, once, however often it is looked at", async () => {
    on("2026-08-27");
    expect(await openRenewalTasks(50)).toBe(0);
    on("2026-08-28");
    expect([await openRenewalTasks(50), await openRenewalTasks(50)]).toEqual([1, 0]);
    await settle();

    const subject = { title: "Maison des internes", href: `/lodgings/${house._id}` };
    const label = "Renouveler la convention avant le 28\u00A0février 2027";
    expect(await tasks()).toMatchObject([{ label, ownerId: user.id, state: "open", subject }]);
    expect(await Notice.countDocuments({ accountId: user.id, href: subject.href })).toBe(1);
  });

  it("is no longer to be done once renewed, and is asked again before the next end", async () => {
    on("2026-09-01");
    await openRenewalTasks(50);
    await renew("2028-02-28");
    expect(await tasks()).toMatchObject([{ state: "done" }]);

    on("2027-09-01");
    expect(await openRenewalTasks(50)).toBe(1);
    expect((await tasks()).filter(({ state }) => state === "open")).toHaveLength(1);
  });

  it.each([
    ["it is known to be the last", () => change({ agreement: FINAL })],
    ["it is taken off the card", () => change({ agreement: undefined })],
    ["the lodging is put away", () => archiveLodging(user, house._id, false, "2026-09-01")],
  ])("is no longer to be done when %s", async (_words, act) => {
    on("2026-09-01");
    await openRenewalTasks(50);
    await act();
    await settle();

    expect(await tasks()).toMatchObject([{ state: "done" }]);
    expect(await openRenewalTasks(50)).toBe(0);
  });

  it("stays to be done when something else of the lodging changes", async () => {
    on("2026-09-01");
    await openRenewalTasks(50);
    await change({ name: "Le Carmel" });

    expect(await tasks()).toMatchObject([{ state: "open" }]);
  });
});

async function renew(toOn: string): Promise<void> {
  await change({ agreement: { ...ENDS, toOn } });
}

async function change(values: Partial<ReturnType<typeof cardOf>>): Promise<void> {
  const lodging = await Lodging.findById(house._id).orFail().lean<LodgingRecord>();
  await updateLodging(user, house._id, { ...cardOf(lodging) }, { ...cardOf(lodging), ...values });
  await settle();
}
