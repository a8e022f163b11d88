import { beforeEach, expect, it } from "vitest";
import { Lodging, type LodgingRecord } from "#models/lodging";
import type { PlacementRecord } from "#models/placement";
import { createUser } from "#tests/factories/accounts";
import { createHouse, createIntern, createSemesters, WINTER } from "#tests/factories/lodgings";
import { callRoute } from "#tests/factories/routes";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { getSettings } from "~/core/settings.server";
import { bookForIntern } from "~/features/lodgings/bed-giving.commands.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { DEFAULT_LODGING_RULES } from "~/vocabulary/lodgings";

const LIST = "_staff.lodgings._index.tsx";
const NEW = "_staff.lodgings.new.tsx";
const PAGE = "_staff.lodgings.$id.tsx";
const WAITING = "_staff.lodgings.waiting.tsx";
const STATEMENT = "_staff.lodgings.$id_.statement.tsx";
const SETTINGS = "_staff.settings.lodging.tsx";
const PUBLIC = "_public.hebergements.tsx";

let user: User;
let house: LodgingRecord;
let intern: PlacementRecord;

beforeEach(async () => {
  user = await createUser("referent");
  await createSemesters();
  house = await createHouse(user, { rent: 310 });
  intern = await createIntern(user, { lastName: "Lagarde", hasCar: false });
});

it("adds a lodging with its beds, and says what is missing of one", async () => {
  const typed = {
    ...{ intent: "card", name: "Le Carmel", address: "2 place Champollion", communeCode: "46102" },
    ...{ ownerKind: "host", ownerName: "Mme Roux", rent: "320,50", beds: "Chambre 1\nChambre 2\n" },
    ...{ "agreement.fromOn": "2026-01-01", "agreement.toOn": "2027-01-01" },
  };
  const done = await callRoute(NEW, user, "/lodgings/new", typed);
  const wrong = await callRoute(NEW, user, "/lodgings/new", {
    ...typed,
    "agreement.fromOn": "",
    rent: "cher",
  });

  const added = await Lodging.findOne({ name: "Le Carmel" }).orFail().lean<LodgingRecord>();
  expect(done).toMatchObject({ status: 302, location: `/lodgings/${added._id}` });
  expect(added).toMatchObject({ rent: 320.5, epciCode: "200067361", agreement: { toOn: "2027-01-01" } });
  expect(added.beds.map(({ label }) => label)).toEqual(["Chambre 1", "Chambre 2"]);
  expect(wrong.status).toBe(400);
  expect(wrong.body).toMatch(/premier jour de la convention/);
  expect(wrong.body).toMatch(/320,50/);
});

it("books a bed, refuses it to another, calls it off and puts it back, on the page of the lodging", async () => {
  const here = `/lodgings/${house._id}`;
  const other = await createIntern(user, { lastName: "Roques" });
  const book = { intent: "book", bedId: house.beds[0]?.id ?? "", ...WINTER };

  expect(await callRoute(PAGE, user, here, { ...book, placementId: intern._id })).toMatchObject({
    status: 302,
  });
  const refused = await callRoute(PAGE, user, here, { ...book, placementId: other._id });
  const [booking] = (await reload()).bookings;
  const bookingId = booking?.id ?? "";
  await callRoute(PAGE, user, here, { intent: "call-off", bookingId });

  expect(refused).toMatchObject({ status: 400, body: expect.stringMatching(/déjà réservé/) });
  expect((await reload()).bookings).toMatchObject([{ state: "cancelled" }]);
  await callRoute(PAGE, user, here, { intent: "put-back", bookingId });
  expect((await reload()).bookings).toMatchObject([{ state: "booked" }]);
});

it("warns on the page, before and after booking, that the intern loses an aid at a public owner", async () => {
  await book();
  const { body } = await callRoute(PAGE, user, `/lodgings/${house._id}`);

  const page = JSON.parse(body);
  const mark = { key: "housing-indemnity", mark: "perd l’IFH" };
  const words = expect.stringMatching(/300\s€ par mois.*à vérifier.*Source/);
  expect(page.aids).toEqual([{ ...mark, words }]);
  expect(page.bookings[0].aids).toEqual([mark]);
});

it("lists lodgings by place, free beds and agreements to renew", async () => {
  await createHouse(user, { name: "Complet", beds: 1 });
  await createHouse(user, { name: "Échue", agreement: { fromOn: "2020-01-01", toOn: "2026-06-01" } });
  const full = await Lodging.findOne({ name: "Complet" }).orFail().lean<LodgingRecord>();
  await bookForIntern(user, full._id, { bedId: full.beds[0]?.id ?? "", placementId: intern._id, ...WINTER });

  const names = async (search: string) => {
    const { body } = await callRoute(LIST, user, `/lodgings?${search}`);
    return JSON.parse(body).rows.map(({ name }: { name: string }) => name);
  };
  expect(await names("semestre=winter-2026")).toEqual(["Complet", "Échue", "Maison des internes"]);
  expect(await names("semestre=winter-2026&libres=on")).toEqual(["Maison des internes"]);
  expect(await names("semestre=summer-2027&libres=on")).toEqual(["Complet", "Maison des internes"]);
  expect(await names("lieu=Cahors")).toEqual([]);
  expect(await names("epci=200067361&convention=on")).toEqual(["Échue"]);
});

it("gives a bed from the waiting list, and no longer lists who has it", async () => {
  const before = await callRoute(WAITING, user, "/lodgings/waiting?semestre=winter-2026");
  const bed = `${house._id}:${house.beds[1]?.id}`;
  const form = { placementId: intern._id, semesterId: "winter-2026", bed, ...WINTER };
  const done = await callRoute(WAITING, user, "/lodgings/waiting", form);
  const after = await callRoute(WAITING, user, "/lodgings/waiting?semestre=winter-2026");

  expect(JSON.parse(before.body).lines).toMatchObject([{ rank: 1, name: "Élodie Lagarde" }]);
  expect(done.location).toBe("/lodgings/waiting?semestre=winter-2026");
  expect(JSON.parse(after.body).lines).toEqual([]);
});

it("tells a colleague of another territory the days and not the names", async () => {
  await book();
  const stranger = await createUser("referent", { isWholeDepartement: false, territories: [] });
  const here = `/lodgings/${house._id}`;

  const pages = await Promise.all([
    callRoute(PAGE, stranger, here),
    callRoute(WAITING, stranger, "/lodgings/waiting?semestre=winter-2026"),
  ]);

  expect(pages[0]?.body).toContain("interne d’un autre territoire");
  expect(JSON.stringify(pages)).not.toMatch(new RegExp(`Lagarde|${intern.candidateId}`));
  const statement = await callRoute(STATEMENT, stranger, `${here}/statement?semestre=winter-2026`);
  expect(statement.status).toBe(403);
});

it("gives the owner’s statement as a page and as a workbook, noted in the journal", async () => {
  await book();
  const here = `/lodgings/${house._id}/statement?semestre=winter-2026`;

  const page = await callRoute(STATEMENT, user, here);
  const file = await callRoute(STATEMENT, user, here, {});

  expect(JSON.parse(page.body)).toMatchObject({
    lines: [{ name: "Élodie Lagarde", nights: 182 }],
    monthlyCents: 31_000,
  });
  expect(page.body).not.toMatch(/internes\.example|06 ?12/);
  expect(file).toMatchObject({ status: 200, body: expect.stringMatching(/^PK/) });
});

it("changes the rules of the waiting list, and publishes those that count", async () => {
  const responsable = await createUser("responsable");
  const { lodging } = await getSettings();
  const typed = new URLSearchParams({ before: JSON.stringify(lodging) });
  for (const [index, { key, label, points }] of DEFAULT_LODGING_RULES.entries()) {
    typed.set(`rules[${index}].key`, key);
    typed.set(`rules[${index}].label`, label);
    typed.set(`rules[${index}].points`, String(key === "couple" ? 0 : points));
  }

  const done = await callRoute(SETTINGS, responsable, "/settings/lodging", typed);
  const { body } = await callRoute(PUBLIC, null, "/hebergements");

  expect(done.status).toBe(302);
  expect(JSON.parse(body).rules.map(({ key }: { key: string }) => key)).toEqual([
    "waited",
    "no-car",
    "on-call",
  ]);
  expect(JSON.parse(body).aids).toEqual([]);
  const wrong = new URLSearchParams(typed);
  wrong.set("rules[0].points", "-3");
  expect((await callRoute(SETTINGS, responsable, "/settings/lodging", wrong)).status).toBe(400);
});

it("publishes nothing of anyone", async () => {
  await book();
  await updateSetting(user, "brand", { programme: "Oh My Lot !" });
  const { body } = await callRoute(PUBLIC, null, "/hebergements");

  expect(body).toContain("Oh My Lot !");
  expect(body).not.toMatch(/Lagarde|Maison des internes/);
});

it.each(["recruteur", "elu", "dpo"] as const)("is closed to %s", async (role) => {
  const other = await createUser(role);
  const answers = [
    await callRoute(LIST, other, "/lodgings"),
    await callRoute(PAGE, other, `/lodgings/${house._id}`),
    await callRoute(WAITING, other, "/lodgings/waiting"),
    await callRoute(STATEMENT, other, `/lodgings/${house._id}/statement`),
    await callRoute(PAGE, other, `/lodgings/${house._id}`, { intent: "archive" }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
});

it("has no page for a lodging nobody knows", async () => {
  expect((await callRoute(PAGE, user, "/lodgings/ffffffffffffffffffffffff")).status).toBe(404);
});

async function book(): Promise<void> {
  const bedId = house.beds[0]?.id ?? "";
  await bookForIntern(user, house._id, { bedId, placementId: intern._id, ...WINTER });
  await settle();
}

function reload(): Promise<LodgingRecord> {
  return Lodging.findById(house._id).orFail().lean<LodgingRecord>();
}

it("does not say twice that the Département lodges", async () => {
  const ours = await createHouse(user, { ownerKind: "departement", ownerName: "Département" });

  expect(JSON.parse((await callRoute(PAGE, user, `/lodgings/${ours._id}`)).body).owner).toBe("Département");
  expect(JSON.parse((await callRoute(PAGE, user, `/lodgings/${house._id}`)).body).owner).toContain(" · ");
});
