import { beforeEach, describe, expect, it } from "vitest";
import { Partner } from "#models/partner";
import { School } from "#models/school";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createSchools } from "#tests/factories/schools";
import { CAHORS, FIGEAC } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { createPartner } from "~/features/partners/partners.commands.server";
import { dataOnWords } from "~/features/schools/school-dates";
import { schoolAsProposal } from "~/features/schools/school-proposal";
import { updateSchool } from "~/features/schools/schools.commands.server";
import {
  filterOf,
  getSchool,
  listSchools,
  type SchoolFilters,
  schoolsFor,
} from "~/features/schools/schools.queries.server";

const COLLEGE = "0460004E";

let user: User;

beforeEach(async () => {
  user = await createUser();
  await createSchools();
});

const SEARCHES: [SchoolFilters, string[]][] = [
  [{}, ["0460003D", "0460005F", "0460004E", "0460002C", "0460001B"]],
  [{ text: "ecole privee roseaux" }, ["0460003D"]],
  [{ text: "0460004" }, ["0460004E"]],
  [{ place: "figéac" }, ["0460004E", "0460002C", "0460001B"]],
  [{ epciCode: CAHORS.epci }, ["0460003D", "0460005F"]],
  [{ kind: "middle-school" }, ["0460004E"]],
  [{ sector: "private" }, ["0460003D"]],
  [{ level: "cp" }, ["0460003D", "0460002C"]],
  [{ level: "cp", place: "Cahors", sector: "public" }, []],
  [{ isGone: true }, []],
];

describe("the list of schools", () => {
  it.each(SEARCHES)("answers %j, by commune then by name", async (filters, found) => {
    expect((await listSchools(filters, 1)).rows.map(({ _id }) => _id)).toEqual(found);
  });

  it.each(SEARCHES.map(([filters]) => filters))("answers %j from an index", async (filters) => {
    const plan = JSON.stringify(
      await School.find(await filterOf(filters))
        .sort({ sortName: 1, _id: 1 })
        .explain(),
    );
    expect(plan).toContain("IXSCAN");
    expect(plan).not.toContain("COLLSCAN");
  });

  it("leaves out of what may be proposed a school that is no longer listed", async () => {
    const asked = { communeCodes: [FIGEAC.code, CAHORS.code], level: "ce1" } as const;
    expect((await schoolsFor(asked)).rows.map(({ _id }) => _id)).toEqual(["0460003D", "0460002C"]);
    expect((await schoolsFor({ ...asked, sector: "public" })).total).toBe(1);
    await School.updateOne({ _id: "0460002C" }, { isListed: false });
    expect((await schoolsFor(asked)).rows.map(({ _id }) => _id)).toEqual(["0460003D"]);
    expect((await listSchools({ isGone: true }, 1)).total).toBe(1);
  });
});

it("proposes a school with what the directory knows, and nothing of what it does not", async () => {
  expect(schoolAsProposal(await getSchool(COLLEGE), "5e")).toEqual({
    kind: "schooling",
    school: "Collège des Saules",
    uai: COLLEGE,
    level: "5ᵉ",
    schoolSector: "public",
    communeCode: FIGEAC.code,
    communeName: "Figeac",
    place: "7 rue d’Essai",
    hasCanteen: true,
    hasBoarding: true,
  });
  const unknown = schoolAsProposal(await getSchool("0460003D"));
  expect(Object.keys(unknown)).not.toContain("hasCanteen");
});

describe("what a colleague adds", () => {
  it("is a note and a partner to write to, told in the journal by their names alone", async () => {
    const partnerId = await townHall();
    await updateSchool(user, COLLEGE, {}, { note: "Bus à 7 h 40.", partnerId });
    expect(await getSchool(COLLEGE)).toMatchObject({ note: "Bus à 7 h 40.", partnerId });
    expect(await countAudited("school.updated", COLLEGE)).toBe(1);
    await updateSchool(user, COLLEGE, { note: "Bus à 7 h 40.", partnerId }, {});
    const { note, partnerId: after } = await getSchool(COLLEGE);
    expect([note, after]).toEqual([undefined, undefined]);
  });

  it("refuses a partner that is neither a school nor a town hall", async () => {
    const partnerId = await townHall();
    await Partner.updateOne({ _id: partnerId }, { kind: "employer" });
    expect(await refusalOf(updateSchool(user, COLLEGE, {}, { partnerId }))).toContain("ni une mairie");
    expect(await refusalOf(updateSchool(user, COLLEGE, {}, { partnerId: "nobody" }))).toContain(
      "ni une mairie",
    );
  });

  it("tells both values of a note that two colleagues changed", async () => {
    await updateSchool(user, COLLEGE, {}, { note: "Allemand." });
    const late = updateSchool(user, COLLEGE, {}, { note: "Italien." });
    expect(await refusalOf(late)).toMatch(/^Note.: vous avez écrit .*Italien.*Allemand/);
  });
});

describe("the pages", () => {
  it("show the list and an establishment, with what is unknown said so, and its source and day", async () => {
    const { status, body } = await callRoute("_staff.schools._index.tsx", user, "/schools?level=6e");
    expect(status).toBe(200);
    expect(JSON.parse(body).rows).toEqual([
      expect.objectContaining({
        id: COLLEGE,
        place: "Figeac",
        levels: "6ᵉ à 3ᵉ",
        offers: "cantine, internat",
      }),
    ]);
    const privateOnes = await callRoute("_staff.schools._index.tsx", user, "/schools?sector=private");
    expect(JSON.parse(privateOnes.body).rows).toEqual([
      expect.objectContaining({ id: "0460003D", sector: "privé sous contrat" }),
    ]);
    const page = JSON.parse((await callRoute("_staff.schools.$uai.tsx", user, "/schools/0460003D")).body);
    expect(page.facts).toContainEqual({ term: "Cantine", value: "non renseigné" });
    expect(page.facts).toContainEqual({ term: "Adresse", value: "5 rue d’Essai, 46000 Cahors" });
    expect([page.source, page.dataOn.replace("\u00a0", " ")]).toEqual([
      "Annuaire de l’éducation",
      "1ᵉʳ septembre 2026",
    ]);
  });

  it("keep the note that is sent, and say when it is too long", async () => {
    const route = "_staff.schools.$uai.tsx";
    const send = (note: string) => callRoute(route, user, `/schools/${COLLEGE}`, { before: "{}", note });
    expect((await send("Latin dès la 5ᵉ.")).status).toBe(302);
    expect((await getSchool(COLLEGE)).note).toBe("Latin dès la 5ᵉ.");
    expect((await send("a".repeat(2001))).status).toBe(400);
    expect((await callRoute(route, user, "/schools/0469999A")).status).toBe(404);
  });

  it.each(["recruteur", "elu", "dpo"] as const)("are closed to the %s", async (role) => {
    const other = await createUser(role);
    expect((await callRoute("_staff.schools._index.tsx", other, "/schools")).status).toBe(403);
    const sent = callRoute("_staff.schools.$uai.tsx", other, `/schools/${COLLEGE}`, { note: "x" });
    expect((await sent).status).toBe(403);
  });
});

it("tells a day as precisely as its source does", () => {
  const words = ["2026-09-01", "2024-12", "2021-2022"].map((day) => dataOnWords(day).replace("\u00a0", " "));
  expect(words).toEqual(["1ᵉʳ septembre 2026", "décembre 2024", "année scolaire 2021-2022"]);
});

async function townHall(): Promise<string> {
  return createPartner(user, { name: "Mairie de Figeac", kind: "town-hall", territories: [], contacts: [] });
}
