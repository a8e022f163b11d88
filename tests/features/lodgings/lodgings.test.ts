import { beforeEach, describe, expect, it } from "vitest";
import { Lodging, type LodgingRecord } from "#models/lodging";
import { Placement } from "#models/placement";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { createHouse, createIntern, createSemesters, WINTER } from "#tests/factories/lodgings";
import type { User } from "~/core/auth/actor";
import { newId } from "~/core/ids.server";
import { bookForIntern } from "~/features/lodgings/bed-giving.commands.server";
import { bookBed } from "~/features/lodgings/bookings.commands.server";
import {
  addKey,
  checkBooking,
  moveKey,
  recordInventoryLine,
  uncheckBooking,
} from "~/features/lodgings/inventory.commands.server";
import { agreementAlert, cardOf } from "~/features/lodgings/lodging-card";
import { occupancyOf, rentDue } from "~/features/lodgings/lodging-days";
import { addPhoto } from "~/features/lodgings/lodging-photos.commands.server";
import { addBed, archiveLodging, updateLodging } from "~/features/lodgings/lodgings.commands.server";
import { listFreeBeds } from "~/features/lodgings/lodgings.queries.server";
import { aidsLost, lostAidWords } from "~/features/lodgings/lost-aids";
import { getOwnerStatement, statementRows } from "~/features/lodgings/owner-statement.queries.server";
import { getWaitingPage } from "~/features/lodgings/waiting-list.queries.server";
import { rankWaiting } from "~/features/lodgings/waiting-rank";
import { DEFAULT_LODGING_AIDS, DEFAULT_LODGING_RULES, type LodgingAid } from "~/vocabulary/lodgings";

let user: User;
let house: LodgingRecord;

beforeEach(async () => {
  user = await createUser("referent");
  await createSemesters();
  house = await createHouse(user, { rent: 310 });
});

describe("the card of a lodging", () => {
  it("is written field by field, and refuses one that a colleague changed meanwhile", async () => {
    const before = { ...cardOf(house) };
    await updateLodging(user, house._id, before, { ...cardOf(house), name: "Le Carmel" });

    const late = updateLodging(user, house._id, before, { ...cardOf(house), name: "Les Carmes" });

    expect(await refusalOf(late)).toMatch(
      /^Nom\s: vous avez écrit «\sLes Carmes\s»\s; entre-temps, «\sLe Carmel\s»/,
    );
    expect((await reload()).sortName).toBe("le carmel");
    expect(await countAudited("lodging.updated", house._id)).toBe(1);
  });

  it("refuses a commune nobody knows, and the name of another bed", async () => {
    const wrong = updateLodging(user, house._id, {}, { ...cardOf(house), communeCode: "99999" });

    expect(await refusalOf(wrong)).toMatch(/commune n’est pas connue/);
    expect(await refusalOf(addBed(user, house._id, "Chambre 1"))).toMatch(/porte déjà ce nom/);
  });

  it("is not put away while a bed is booked for the days to come", async () => {
    await book(0);

    expect(await refusalOf(archiveLodging(user, house._id, false, "2026-12-01"))).toMatch(/encore réservés/);
    await archiveLodging(user, house._id, false, WINTER.toOn);
    expect((await reload()).isActive).toBe(false);
  });

  it.each([
    ["2027-05-25", undefined],
    ["2027-05-24", { words: "Convention à renouveler avant le 24\u00A0mai 2027", isLate: false }],
    ["2026-11-23", { words: "Convention échue le 23\u00A0novembre 2026", isLate: true }],
  ])("whose agreement ends on %s is said so from six months before", (toOn, alert) => {
    expect(agreementAlert({ fromOn: "2024-01-01", toOn }, "2026-11-24")).toEqual(alert);
  });

  it("takes a picture by its content, not by its name", async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
    await addPhoto(user, house._id, { name: "salon.png", size: png.length, bytes: png });

    const text = new TextEncoder().encode("rien d’une image");
    const wrong = addPhoto(user, house._id, { name: "salon.png", size: text.length, bytes: text });

    expect(await refusalOf(wrong)).toMatch(/pas une image/);
    expect((await reload()).photos).toMatchObject([{ name: "salon.png", type: "png", bytes: 9 }]);
  });
});

describe("an arrival and a departure", () => {
  it("keep what is missing and who has the keys", async () => {
    await recordInventoryLine(user, house._id, { label: "Chaises", count: 4 });
    await addKey(user, house._id, "Clé 1");
    const bookingId = await book(0);
    const { inventory, keys } = await reload();
    const [lineId = "", keyId = ""] = [inventory[0]?.id, keys[0]?.id];
    const side = { lodgingId: house._id, bookingId };

    await checkBooking(user, side, "in", {
      ...{ on: "2026-11-02", counts: [{ lineId, count: 3 }], keyIds: [keyId], note: "Propre." },
    });

    const { bookings, keys: given } = await reload();
    expect(bookings[0]?.checkedIn).toMatchObject({
      missing: [{ lineId, count: 1 }],
      note: "Propre.",
      by: user.id,
    });
    expect(given).toMatchObject([{ bookingId, since: "2026-11-02" }]);
    expect(
      await refusalOf(moveKey(user, house._id, keyId, { bookingId: newId(), since: "2026-11-03" })),
    ).toMatch(/chez quelqu’un d’autre/);

    await checkBooking(user, side, "out", { on: "2027-05-03", counts: [], keyIds: [keyId] });
    expect((await reload()).keys[0]?.bookingId).toBeUndefined();
    expect(await countAudited("lodging.checked", house._id)).toBe(2);
  });

  it("come in that order, and are taken back in the other", async () => {
    const bookingId = await book(0);
    const side = { lodgingId: house._id, bookingId };
    const nothing = { on: "2026-11-02", counts: [], keyIds: [] };
    expect(await refusalOf(checkBooking(user, side, "out", nothing))).toMatch(/d’abord l’arrivée/);

    await checkBooking(user, side, "in", nothing);
    await checkBooking(user, side, "out", nothing);

    expect(await refusalOf(uncheckBooking(user, house._id, bookingId, "in"))).toMatch(/d’abord le départ/);
    await uncheckBooking(user, house._id, bookingId, "out");
    await uncheckBooking(user, house._id, bookingId, "in");
    expect((await reload()).bookings[0]?.checkedIn).toBeUndefined();
  });
});

describe("nights and rent", () => {
  it("count what is taken out of what is open, a closed bed only while it was slept in", async () => {
    await book(0, "2026-11-02", "2026-11-12");
    const { beds, bookings } = await reload();
    const ten = { fromOn: "2026-11-02", toOn: "2026-11-12" };

    expect(occupancyOf({ beds, bookings }, ten)).toEqual({ taken: 10, open: 20, percent: 50 });
    const closed = beds.map((bed) => ({ ...bed, isClosed: true }));
    expect(occupancyOf({ beds: closed, bookings }, ten)).toEqual({ taken: 10, open: 10, percent: 100 });
  });

  it("are due in whole cents, a whole month being a whole rent", () => {
    expect(rentDue(31_000, { fromOn: "2026-11-16", toOn: "2027-01-11" })).toEqual([
      { month: "2026-11", nights: 15, cents: 15_500 },
      { month: "2026-12", nights: 31, cents: 31_000 },
      { month: "2027-01", nights: 10, cents: 10_000 },
    ]);
    expect(rentDue(10_001, { fromOn: "2026-11-01", toOn: "2026-11-16" })).toEqual([
      { month: "2026-11", nights: 15, cents: 5001 },
    ]);
  });

  it("are told to the owner with names and days only, for whoever sees all of its interns", async () => {
    const { _id: placementId } = await createIntern(user, { lastName: "Roques" });
    const bedId = house.beds[0]?.id ?? "";
    await bookForIntern(user, house._id, { bedId, placementId, fromOn: "2026-11-16", toOn: "2027-01-11" });
    const stranger = await createUser("referent", { isWholeDepartement: false, territories: [] });

    const statement = await getOwnerStatement(user, house._id, "winter-2026");

    expect(statementRows(statement)).toEqual([
      [
        "Interne",
        "Lit",
        "Arrivée",
        "Départ",
        "Nuits",
        "Loyer prévu novembre 2026",
        "Loyer prévu décembre 2026",
        "Loyer prévu janvier 2027",
        "Loyer prévu total",
      ],
      [
        "Élodie Roques",
        "Chambre 1",
        "2026-11-16",
        "2027-01-11",
        "56",
        "155,00",
        "310,00",
        "100,00",
        "565,00",
      ],
      ["Total", "", "", "", "56", "155,00", "310,00", "100,00", "565,00"],
    ]);
    expect(JSON.stringify(statement)).not.toContain("internes.example");
    expect(await refusalOf(getOwnerStatement(stranger, house._id, "winter-2026"))).toBe(403);
  });
});

describe("the aids that being lodged takes away", () => {
  const [indemnity] = DEFAULT_LODGING_AIDS;
  const ended: LodgingAid = {
    ...indemnity,
    key: "old",
    fromOn: "2026-01-01",
    toOn: "2026-11-30",
  } as LodgingAid;
  const stay = (fromOn: string, toOn: string) => ({ ownerKind: "commune" as const, fromOn, toOn });

  it.each([
    ["the last night of the rule", stay("2026-11-30", "2026-12-05"), 1],
    ["the day after its end", stay("2026-12-01", "2026-12-05"), 0],
    ["a departure on its first day", stay("2025-12-20", "2026-01-01"), 0],
    ["its first night", stay("2025-12-20", "2026-01-02"), 1],
  ])("are those in force on one of the nights: %s", (_, lodged, count) => {
    expect(aidsLost([ended], lodged)).toHaveLength(count);
  });

  it.each([
    ["departement", 1],
    ["epci", 1],
    ["commune", 1],
    ["hospital", 0],
    ["landlord", 0],
    ["host", 0],
  ] as const)("are lost at a public owner only: %s", (ownerKind, count) => {
    expect(aidsLost(DEFAULT_LODGING_AIDS, { ...stay("2026-11-02", "2027-05-03"), ownerKind })).toHaveLength(
      count,
    );
  });

  it("are told with their amount, their date and their source", () => {
    expect(DEFAULT_LODGING_AIDS.map(lostAidWords).join()).toMatch(
      /^Logé·e par une collectivité, l’interne perd l’indemnité forfaitaire .*\(300\u00A0€ par mois\)\. Règle notée depuis janvier 2026, à vérifier\. Source\u00A0: raoul-img/,
    );
  });
});

describe("the waiting list", () => {
  it("puts the most points first, then who asked first, and says why", () => {
    const line = (id: string, askedAt: number, facts: ("no-car" | "couple" | "waited")[]) => ({
      ...{ id, askedAt, askedOn: "2026-09-01", facts },
    });

    const ranked = rankWaiting(
      [
        line("late", 3, []),
        line("early", 1, []),
        line("car", 2, ["no-car"]),
        line("both", 4, ["couple", "no-car"]),
      ],
      DEFAULT_LODGING_RULES,
    );

    expect(ranked.map(({ id, rank, points }) => [id, rank, points])).toEqual([
      ["both", 1, 40],
      ["car", 2, 30],
      ["early", 3, 0],
      ["late", 4, 0],
    ]);
    expect(ranked[1]?.reasons).toEqual(["N’a pas de voiture (30)", "demandé le 1ᵉʳ\u00A0septembre 2026"]);
  });

  it("holds those who need a bed and have none, and names those this colleague may see", async () => {
    const [waiting, lodged] = [await createIntern(user, { hasCar: false }), await createIntern(user)];
    await createIntern(user, { needsBed: false });
    await bookForIntern(user, house._id, {
      bedId: house.beds[0]?.id ?? "",
      placementId: lodged._id,
      ...WINTER,
    });
    const stranger = await createUser("referent", { isWholeDepartement: false, territories: [] });

    const { lines, free } = await getWaitingPage(user, "winter-2026");
    const hidden = await getWaitingPage(stranger, "winter-2026");

    expect(lines).toMatchObject([{ id: waiting._id, name: "Élodie Caron", points: 30 }]);
    expect(lines[0]?.beds.map(({ label }) => label)).toEqual(["Maison des internes, Chambre 2 · Figeac"]);
    expect(free).toBe(1);
    expect(hidden.lines).toMatchObject([{ name: "interne d’un autre territoire", beds: [] }]);
    expect(JSON.stringify(hidden)).not.toMatch(new RegExp(`Caron|${waiting.candidateId}`));
  });

  it("counts a semester without a bed only when it was before", async () => {
    const { candidateId, householdId, ...rest } = await createIntern(user, { semesterId: "summer-2027" });
    await Placement.create({ ...rest, _id: newId(), candidateId, householdId, semesterId: "winter-2026" });

    const [winter, summer] = [
      await getWaitingPage(user, "winter-2026"),
      await getWaitingPage(user, "summer-2027"),
    ];

    expect([winter.lines[0]?.points, summer.lines[0]?.points]).toEqual([0, 40]);
  });
});

it("tells the allocation the open beds with the bookings of the period", async () => {
  const bookingId = await book(0, "2026-11-02", "2026-12-01");

  const beds = await listFreeBeds({ startsOn: "2026-11-02", endsOn: "2027-05-03" });
  const later = await listFreeBeds({ startsOn: "2026-12-01", endsOn: "2027-05-03" });

  expect(beds.map(({ bookings }) => bookings.map(({ id }) => id))).toEqual([[bookingId], []]);
  expect(later.flatMap(({ bookings }) => bookings)).toEqual([]);
});

function book(nth: number, fromOn = WINTER.fromOn, toOn = WINTER.toOn): Promise<string> {
  return bookBed(user, house._id, { bedId: house.beds[nth]?.id ?? "", candidateId: newId(), fromOn, toOn });
}

function reload(): Promise<LodgingRecord> {
  return Lodging.findById(house._id).orFail().lean<LodgingRecord>();
}
