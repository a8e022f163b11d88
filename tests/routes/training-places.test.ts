import mongoose from "mongoose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Lodging } from "#models/lodging";
import { TrainingPlace } from "#models/training-place";
import { createUser } from "#tests/factories/accounts";
import { createExpected, createSemester, WINTER } from "#tests/factories/placements";
import { callRoute } from "#tests/factories/routes";
import { CAHORS, createCommunes, createMsp, FIGEAC } from "#tests/factories/structures";
import { createSupervised, createSupervisor, supervisorOf, winterOffer } from "#tests/factories/training";
import type { User } from "~/core/auth/actor";
import { newId } from "~/core/ids.server";
import { forgetSettings, getSettings } from "~/core/settings.server";
import { createLodging } from "~/features/lodgings/lodgings.commands.server";
import { setOffer } from "~/features/training-places/offers.commands.server";
import { giveSeat } from "~/features/training-places/seats.commands.server";
import { getPlace } from "~/features/training-places/training-places.queries.server";

const PLACES = "_staff.training-places._index.tsx";
const PLACE = "_staff.training-places.$id.tsx";
const NEW_PLACE = "_staff.training-places.new.tsx";
const SUPERVISORS = "_staff.training-places.supervisors._index.tsx";
const SUPERVISOR = "_staff.training-places.supervisors.$id.tsx";
const NEW_SUPERVISOR = "_staff.training-places.supervisors.new.tsx";
const FOUND = "_staff.structures.found.ts";
const LEVELS = "_staff.settings.training.tsx";

let user: User;
let placeId: string;
let supervisorId: string;

beforeEach(async () => {
  user = await createUser("referent", { name: "Jeanne Vidal" });
  await Promise.all([createCommunes(), createSemester()]);
  const paul = await createSupervisor();
  supervisorId = paul._id;
  placeId = await createSupervised([paul]);
});

describe.each(["recruteur", "elu", "dpo"] as const)("a %s", (role) => {
  it("opens none of these pages and writes nothing", async () => {
    const reader = await createUser(role);
    for (const [route, address] of pages())
      expect([address, (await callRoute(route, reader, address)).status]).toEqual([address, 403]);
    const archived = await callRoute(PLACE, reader, `/training-places/${placeId}`, { intent: "archive" });
    expect([archived.status, (await getPlace(placeId)).isActive]).toEqual([403, true]);
  });
});

it("opens every page to the team, and says 404 under another id", async () => {
  for (const [route, address] of pages())
    expect([address, (await callRoute(route, user, address)).status]).toEqual([address, 200]);
  expect((await callRoute(PLACE, user, `/training-places/${newId()}`)).status).toBe(404);
  expect((await callRoute(PLACE, user, `/training-places/${newId()}`, { intent: "archive" })).status).toBe(
    404,
  );
  const nobody = `/training-places/supervisors/${newId()}`;
  expect((await callRoute(SUPERVISOR, user, nobody)).status).toBe(404);
  expect((await callRoute(SUPERVISOR, user, nobody, { intent: "archive" })).status).toBe(404);
});

describe("a training place", () => {
  const here = () => `/training-places/${placeId}`;
  const act = (form: Record<string, string>) => callRoute(PLACE, user, here(), form);

  it("is added from its form, and refused in French without a structure", async () => {
    const { _id: structureId } = await createMsp(user);
    const typed = { structureId, level: "junior", needsCar: "on", supervisorId };
    const done = await callRoute(NEW_PLACE, user, "/training-places/new", typed);
    expect([done.status, done.location]).toEqual([302, expect.stringContaining("/training-places/")]);
    const wrong = await callRoute(NEW_PLACE, user, "/training-places/new", { level: "junior" });
    expect([wrong.status, wrong.body.includes("Choisissez la structure.")]).toEqual([400, true]);
    const added = await TrainingPlace.findOne({ level: "junior" }).orFail().lean();
    expect(added).toMatchObject({ needsCar: true, hasOnCall: false, supervisorIds: [supervisorId] });
  });

  it("offers seats for a semester, refused in French when they are no number", async () => {
    const before = JSON.stringify({ seats: 0, state: "planned" });
    const offer = { intent: "offer", itemId: WINTER, before, seats: "2", rooms: "1", state: "confirmed" };
    expect((await act(offer)).status).toBe(302);
    expect(await winterOffer(placeId)).toMatchObject({
      ...{ seats: 2, rooms: 1, state: "confirmed", answeredBy: "Paul Roques, noté par Jeanne Vidal" },
    });
    const wrong = await act({ ...offer, seats: "deux" });
    expect([wrong.status, wrong.body.includes("Dites combien de places.")]).toEqual([400, true]);
    const { body } = await callRoute(PLACE, user, here());
    expect(body).toContain("1 place perdue faute de cabinet.");
  });

  it("says the seats lost for lack of a supervisor, and why", async () => {
    await setOffer(user, placeId, WINTER, { seats: 2, state: "confirmed" });
    await callRoute(SUPERVISOR, user, `/training-places/supervisors/${supervisorId}`, {
      ...{ intent: "absence", fromOn: "2026-12-01", toOn: "2027-02-01" },
    });
    const { body } = await callRoute(PLACE, user, here());
    expect(body).toMatch(/2 places perdues faute de maître de stage.*Paul Roques, indisponible/);
    const list = await callRoute(PLACES, user, "/training-places");
    expect(list.body).toContain('"lost":[{"why":"supervisor","seats":2}]');
  });

  it("names its interns to whoever sees their file, and to nobody else", async () => {
    await setOffer(user, placeId, WINTER, { seats: 2, state: "confirmed" });
    const { intern, placement } = await createExpected(user, "Caron");
    await giveSeat(user, placeId, WINTER, { candidateId: intern._id, placementId: placement._id });
    const elsewhere = await createUser("referent", { isWholeDepartement: false, territories: ["200000000"] });
    expect((await callRoute(PLACE, user, here())).body).toContain("Caron");
    const { body } = await callRoute(PLACE, elsewhere, here());
    expect(body).toContain("interne d’un autre territoire");
    expect(body).not.toMatch(new RegExp(`Caron|${intern._id}`));
  });

  it("takes what is met for a junior doctor, and refuses a week that is no number", async () => {
    const week = { intent: "junior", juniorChecks: "room", halfDaysPerWeek: "sept" };
    const wrong = await act(week);
    expect([wrong.status, wrong.body.includes("Écrivez un nombre de demi-journées.")]).toEqual([400, true]);
    expect((await act({ ...week, halfDaysPerWeek: "7" })).status).toBe(302);
    expect(await getPlace(placeId)).toMatchObject({ juniorChecks: ["room"], halfDaysPerWeek: 7 });
  });

  it("shows the lodgings around, the nearest first, and not those that were put away", async () => {
    const lodging = { address: "3 quai", ownerKind: "commune" as const, ownerName: "Mairie" };
    await createLodging(user, { ...lodging, name: "Chez Anne", communeCode: FIGEAC.code }, ["Lit 1"]);
    await createLodging(user, { ...lodging, name: "Loin", communeCode: CAHORS.code });
    const closed = await createLodging(user, { ...lodging, name: "Fermée", communeCode: FIGEAC.code });
    await Lodging.updateOne({ _id: closed }, { isActive: false });
    const { body } = await callRoute(PLACE, user, here());
    expect(JSON.parse(body).lodgings).toMatchObject([
      { name: "Chez Anne", beds: expect.stringMatching(/^1\slit$/), distance: "même commune" },
    ]);
  });

  it("is listed by level, intercommunalité and semester", async () => {
    await setOffer(user, placeId, WINTER, { seats: 1 });
    const rowsOf = async (search: string) =>
      JSON.parse((await callRoute(PLACES, user, `/training-places?${search}`)).body).rows.length;
    expect([
      await rowsOf("kind=level-1"),
      await rowsOf("kind=saspas"),
      await rowsOf(`epci=${FIGEAC.epci}&semestre=${WINTER}`),
      await rowsOf(`epci=${CAHORS.epci}`),
      await rowsOf("semestre=summer-2027"),
    ]).toEqual([1, 0, 1, 0, 0]);
  });
});

describe("a supervisor", () => {
  const here = () => `/training-places/supervisors/${supervisorId}`;
  const act = (form: Record<string, string>) => callRoute(SUPERVISOR, user, here(), form);

  it("is added from the form, and refused in French without a name", async () => {
    const done = await callRoute(NEW_SUPERVISOR, user, "/training-places/supervisors/new", {
      ...{ firstName: "Anne", lastName: "Roux", email: "Anne.Roux@msp.example", retiresOn: "2030-06-30" },
    });
    expect(done.status).toBe(302);
    const id = done.location?.split("/").at(-1) ?? "";
    expect(await supervisorOf(id)).toMatchObject({ email: "anne.roux@msp.example", retiresOn: "2030-06-30" });
    const wrong = await callRoute(NEW_SUPERVISOR, user, "/training-places/supervisors/new", {
      lastName: "R",
    });
    expect([wrong.status, wrong.body.includes("Donnez son prénom.")]).toEqual([400, true]);
  });

  it("has agreements and absences written and taken away, with a way back, days in order", async () => {
    const agreement = { level: "saspas", fromOn: "2026-05-01" };
    expect((await act({ intent: "agreement", ...agreement, toOn: "2028-05-01" })).status).toBe(302);
    expect((await act({ intent: "agreement-remove", ...agreement })).status).toBe(302);
    expect((await act({ intent: "absence", fromOn: "2026-12-01" })).status).toBe(302);
    const { absences, agreements } = await supervisorOf(supervisorId);
    expect([absences.length, agreements.length]).toEqual([1, 1]);
    expect((await act({ intent: "absence-remove", itemId: absences[0]?.id ?? "" })).status).toBe(302);
    const wrong = await act({ intent: "absence", fromOn: "2026-12-02", toOn: "2026-12-01" });
    expect([wrong.status, wrong.body.includes("La fin vient avant le début.")]).toEqual([400, true]);
    expect((await supervisorOf(supervisorId)).absences).toEqual([]);
  });

  it("is told whether they may supervise in each semester to come, and why not", async () => {
    await createSemester("summer-2027", { startsOn: "2027-05-03", endsOn: "2027-10-31" });
    await act({ intent: "card", firstName: "Paul", lastName: "Roques", retiresOn: "2027-06-30" });
    const { semesters } = JSON.parse((await callRoute(SUPERVISOR, user, here())).body);
    const told = semesters.map((one: { id: string; levels: { why?: string }[] }) => [
      one.id,
      one.levels[0]?.why,
    ]);
    expect(told).toEqual([
      [WINTER, undefined],
      ["summer-2027", "cesse son activité avant la fin du semestre"],
    ]);
  });
});

it("offers structures while one types", async () => {
  const { _id } = await createMsp(user);
  const { body } = await callRoute(FOUND, user, "/structures/found?q=tilleu");
  expect(JSON.parse(body).structures).toMatchObject([
    { value: _id, hint: expect.stringContaining("Figeac") },
  ]);
  expect((await callRoute(FOUND, await createUser("recruteur"), "/structures/found?q=t")).status).toBe(403);
});

it("lets a responsable change the levels, and a référent·e read them", async () => {
  const responsable = await createUser("responsable");
  const { levels } = (await getSettings()).training;
  const typed = new URLSearchParams({ before: JSON.stringify({ levels }) });
  for (const [rank, { key, label, isJunior }] of [...levels, { key: "", label: "Stage libre" } as const]
    .map((level) => ({ isJunior: false, ...level }))
    .entries()) {
    typed.set(`levels[${rank}].key`, key);
    typed.set(`levels[${rank}].label`, label);
    typed.set(`levels[${rank}].isActive`, "on");
    if (isJunior) typed.set(`levels[${rank}].isJunior`, "on");
  }
  expect((await callRoute(LEVELS, responsable, "/settings/training", typed)).status).toBe(302);
  forgetSettings();
  expect((await getSettings()).training.levels).toEqual([
    ...levels,
    { key: "stage-libre", label: "Stage libre", isActive: true },
  ]);
  expect((await callRoute(LEVELS, user, "/settings/training", typed)).status).toBe(403);
  const twice = new URLSearchParams({ "levels[0].label": "A b", "levels[1].label": "A b" });
  const { status, body } = await callRoute(LEVELS, responsable, "/settings/training", twice);
  expect([status, body.includes("Deux niveaux portent le même nom.")]).toEqual([400, true]);
});

describe("each page", () => {
  afterEach(() => {
    mongoose.set("debug", false);
  });

  it("asks the base twelve times at most", async () => {
    const reading = pages().filter(([route]) => route !== NEW_SUPERVISOR);
    for (const [route, address] of reading) {
      const asked: string[] = [];
      mongoose.set("debug", (collection: string, method: string) => asked.push(`${collection}.${method}`));
      await callRoute(route, user, address);
      mongoose.set("debug", false);
      expect([address, asked.length > 0, asked.length <= 12]).toEqual([address, true, true]);
    }
  });
});

function pages(): [string, string][] {
  return [
    [PLACES, "/training-places"],
    [NEW_PLACE, "/training-places/new"],
    [PLACE, `/training-places/${placeId}`],
    [SUPERVISORS, "/training-places/supervisors"],
    [NEW_SUPERVISOR, "/training-places/supervisors/new"],
    [SUPERVISOR, `/training-places/supervisors/${supervisorId}`],
  ];
}
