import { beforeEach, describe, expect, it } from "vitest";
import { Lodging, type LodgingRecord } from "#models/lodging";
import { Placement, type PlacementRecord } from "#models/placement";
import { createUser } from "#tests/factories/accounts";
import { refusalOf } from "#tests/factories/files";
import { createHouse, createIntern, createSemesters, SUMMER, WINTER } from "#tests/factories/lodgings";
import { callRoute } from "#tests/factories/routes";
import { render } from "#tests/support/render";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { bookForIntern, redateForIntern } from "~/features/lodgings/bed-giving.commands.server";
import { BookingLines } from "~/features/lodgings/booking-lines";
import { checkBooking } from "~/features/lodgings/inventory.commands.server";
import { ownerWords } from "~/features/lodgings/lodging-card";
import { getLodgingPage } from "~/features/lodgings/lodging-page.queries.server";
import { InventorySection } from "~/features/lodgings/lodging-things";

const PAGE = "_staff.lodgings.$id.tsx";
const NOTHING = { counts: [], keyIds: [] };

let user: User;
let house: LodgingRecord;
let intern: PlacementRecord;
let bedId: string;

beforeEach(async () => {
  user = await createUser("responsable");
  await createSemesters();
  house = await createHouse(user);
  bedId = house.beds[0]?.id ?? "";
  intern = await createIntern(user, { semesterId: "summer-2027" });
});

describe("the days of a bed", () => {
  it("left empty are those of the semester of the intern, or those the intern asks", async () => {
    const later = await createIntern(user, { lastName: "Roques", semesterId: "summer-2027" });
    await Placement.updateOne({ _id: later._id }, { "bed.toOn": "2027-08-01" });
    const book = { intent: "book", fromOn: "", toOn: "" };

    for (const [rank, placementId] of [intern._id, later._id].entries()) {
      const bed = house.beds[rank]?.id ?? "";
      expect((await act({ ...book, bedId: bed, placementId })).status).toBe(302);
    }

    expect((await reload()).bookings).toMatchObject([
      { fromOn: "2027-05-03", toOn: "2027-11-01", semesterId: "summer-2027" },
      { fromOn: "2027-05-03", toOn: "2027-08-01" },
    ]);
  });

  it.each([
    ["another semester", WINTER],
    ["all of two semesters", { fromOn: WINTER.fromOn, toOn: SUMMER.toOn }],
    ["the eve of the first night only", { fromOn: "2027-04-25", toOn: "2027-05-03" }],
  ])("are refused for %s, saying the right ones", async (_, nights) => {
    const { status, body } = await act({ intent: "book", bedId, placementId: intern._id, ...nights });

    expect(status).toBe(400);
    expect(body).toMatch(/attendue du 3\s+mai 2027 au 1ᵉʳ\s+novembre 2027 \(été 2027\)/);
    expect((await reload()).bookings).toEqual([]);
  });

  it("may be some days wider than the semester", async () => {
    const wider = { fromOn: "2027-04-25", toOn: "2027-11-10" };
    await bookForIntern(user, house._id, { bedId, placementId: intern._id, ...wider });
    expect((await reload()).bookings).toMatchObject([wider]);
  });

  it("stay in the semester when they are changed", async () => {
    const id = await bookForIntern(user, house._id, { bedId, placementId: intern._id });

    expect(await refusalOf(redateForIntern(user, house._id, id, WINTER))).toMatch(/attendue du 3/);
    await redateForIntern(user, house._id, id, { fromOn: "2027-06-01", toOn: "2027-10-01" });

    expect((await reload()).bookings).toMatchObject([{ fromOn: "2027-06-01", toOn: "2027-10-01" }]);
  });
});

describe("an arrival and a departure are noted around the stay", () => {
  beforeEach(async () => {
    await bookForIntern(user, house._id, { bedId, placementId: intern._id });
    await settle();
  });

  it.each([
    ["in", "2020-01-01", /arrivée se note du 26\s+avril 2027 au 31\s+octobre 2027/],
    ["in", "2027-04-25", /changez les dates du séjour/],
    ["in", "2027-11-01", /arrivée se note/],
    ["out", "2027-05-01", /arrivée est notée le 3\s+mai 2027/],
    ["out", "2027-11-09", /départ se note du 3\s+mai 2027 au 8\s+novembre 2027/],
  ] as const)("and refused %s on %s", async (way, on, words) => {
    if (way === "out") await check("in", "2027-05-03");
    expect(await refusalOf(check(way, on))).toMatch(words);
  });

  it("a week before at the earliest, and a week late at the latest", async () => {
    await check("in", "2027-04-26");
    await check("out", "2027-11-08");
    expect((await reload()).bookings).toMatchObject([
      { checkedIn: { on: "2027-04-26" }, checkedOut: { on: "2027-11-08" } },
    ]);
  });

  it("with its error beside the day, on the form opened again", async () => {
    setClock(new Date("2027-05-10T09:00:00Z"));
    const [bookingId = ""] = (await reload()).bookings.map(({ id }) => id);
    const { status, body } = await act({ intent: "check-in", bookingId, on: "2020-01-01", note: "Propre." });
    const lastResult = JSON.parse(body).data;

    const page = await getLodgingPage(user, house._id);
    const html = await render(<BookingLines page={page} lastResult={lastResult} />);

    expect(status).toBe(400);
    expect(html).toMatch(/<details open.*aria-invalid="true".*se note du 26.*value="Propre\."/s);
  });

  it("the act being there from a week before on, and until the departure is noted", async () => {
    const shown = async (day: string) => {
      setClock(new Date(`${day}T09:00:00Z`));
      const page = await getLodgingPage(user, house._id);
      const html = await render(<BookingLines page={page} lastResult={undefined} />);
      return html.match(/Noter (?:l’arrivée|le départ)(?=<\/summary)/)?.[0];
    };

    expect([await shown("2027-04-25"), await shown("2027-04-26")]).toEqual([undefined, "Noter l’arrivée"]);
    await check("in", "2027-05-03");
    expect([await shown("2027-11-01"), await shown("2027-12-01")]).toEqual([
      "Noter le départ",
      "Noter le départ",
    ]);
    await check("out", "2027-11-01");
    expect(await shown("2027-12-01")).toBeUndefined();
  });
});

it("lists who is there before who is expected", async () => {
  const first = await createIntern(user, { lastName: "Roques" });
  await bookForIntern(user, house._id, { bedId, placementId: intern._id });
  await bookForIntern(user, house._id, { bedId, placementId: first._id });

  const { bookings } = await getLodgingPage(user, house._id);

  expect(bookings.map(({ name }) => name)).toEqual(["Élodie Roques", "Élodie Caron"]);
});

it("puts the acts of a line of the inventory side by side", async () => {
  await act({ intent: "line", label: "Chaises", count: "4" });
  const page = await getLodgingPage(user, house._id);

  const html = await render(<InventorySection page={page} lastResult={undefined} />);

  expect(html).toMatch(/Modifier Chaises.*<\/details><form[^>]*>.*Retirer Chaises/s);
});

it.each([
  [{ ownerName: "Ville de Figeac", ownerKind: "commune" }, "Ville de Figeac · Commune"],
  [{ ownerName: "Département", ownerKind: "departement" }, "Département"],
  [{ ownerName: "Hôpital de Gourdon", ownerKind: "hospital" }, "Hôpital de Gourdon"],
] as const)("names an owner once: %j", (lodging, words) => {
  expect(ownerWords(lodging)).toBe(words);
});

function act(form: Record<string, string>) {
  return callRoute(PAGE, user, `/lodgings/${house._id}`, form);
}

async function check(way: "in" | "out", on: string): Promise<void> {
  const [bookingId = ""] = (await reload()).bookings.map(({ id }) => id);
  await checkBooking(user, { lodgingId: house._id, bookingId }, way, { ...NOTHING, on });
}

function reload(): Promise<LodgingRecord> {
  return Lodging.findById(house._id).orFail().lean<LodgingRecord>();
}
