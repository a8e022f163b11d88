import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { Consent } from "#models/consent";
import { Entry } from "#models/entry";
import { Household, type HouseholdRecord } from "#models/household";
import { createUser } from "#tests/factories/accounts";
import { refusalOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { getFile } from "~/features/file/file.queries.server";
import { saveFamily } from "~/features/file/file-family.commands.server";
import { getFamily, memberWords } from "~/features/file/file-family.queries.server";
import {
  ageWords,
  careNeed,
  nextSeptember,
  schoolLevel,
  schoolStart,
} from "~/features/households/child-ages";
import { familySchema } from "~/features/households/family.schema.server";
import { wrongLink } from "~/features/households/family-links";
import { kinOf } from "~/features/households/kinship-words";

const UNBORN = { isUnborn: true, birthMonth: "2026-09" };
let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser("responsable");
  householdId = await createFile(user);
});

async function file(): Promise<HouseholdRecord> {
  return await Household.findById(householdId).orFail().lean<HouseholdRecord>();
}

describe("a child's class and care", () => {
  it.each([
    ["2023-12", 2026, "petite section"],
    ["2024-01", 2026, null],
    ["2020-06", 2026, "CP"],
    ["2016-02", 2026, "CM2"],
    ["2015-11", 2026, "6ᵉ"],
    ["2009-01", 2026, "terminale"],
    ["2008-12", 2026, null],
  ])("born in %s enters in September %i: %s", (birthMonth, september, level) => {
    expect(schoolLevel(birthMonth, september)).toBe(level);
  });

  it("goes up one class a year, the same for all born in one year", () => {
    const year = fc.integer({ min: 1990, max: 2030 });
    const month = fc.integer({ min: 1, max: 12 }).map((one) => String(one).padStart(2, "0"));
    fc.assert(
      fc.property(year, month, month, fc.integer({ min: 3, max: 16 }), (born, one, other, age) => {
        const level = schoolLevel(`${born}-${one}`, born + age);
        expect(level).toBe(schoolLevel(`${born}-${other}`, born + age));
        expect(level).not.toBe(schoolLevel(`${born}-${one}`, born + age + 1));
        expect(careNeed(`${born}-${one}`, `${schoolStart(`${born}-${one}`)}-08-31`)).toBe("minding");
        expect(careNeed(`${born}-${one}`, `${schoolStart(`${born}-${one}`)}-09-01`)).toBe("after-school");
      }),
    );
  });

  it.each([
    ["2026-08-31", 2026],
    ["2026-09-01", 2027],
  ])("counts, on %s, towards September %i", (day, september) => {
    expect(nextSeptember(day)).toBe(september);
  });

  it.each([
    ["2024-06", /^23.mois$/],
    ["2024-05", /^2 ans$/],
    ["2026-05", /^0.mois$/],
    ["2026-09", /^à naître en septembre 2026$/],
  ])("says the age of one born in %s on a day of May 2026", (birthMonth, words) => {
    expect(ageWords(birthMonth, "2026-05-12")).toMatch(words);
  });
});

it("keeps what holds the family back, with its state, until it is said otherwise", async () => {
  const obstacle = { kind: "distance", state: "open", remedy: "Un train direct" } as const;
  const members = { adults: [], children: [] };
  await saveFamily(user, await file(), { ...members, familyObstacles: [obstacle] });
  await saveFamily(user, await file(), { ...members, adults: [{ firstName: "Noé", relation: "couple" }] });
  expect((await file()).familyObstacles).toMatchObject([obstacle]);
  const told = (await getFile(user, householdId)).familyObstacles;
  expect(told).toBe("Éloignement des proches (Un train direct)");
  const [kept] = (await file()).familyObstacles ?? [];
  if (!kept) throw new Error("no obstacle");
  await saveFamily(user, await file(), { ...members, familyObstacles: [{ ...kept, state: "lifted" }] });
  expect((await file()).familyObstacles).toEqual([{ ...kept, state: "lifted" }]);
  expect((await getFile(user, householdId)).familyObstacles).toBe("");
  await settle();
  const lines = await Entry.find({ householdId, "changes.field": "familyObstacles" }).sort({ at: 1 }).lean();
  expect(lines[0]?.changes[0]).toMatchObject({
    label: "Freins familiaux",
    after: "Éloignement des proches, à lever, Un train direct",
  });
});

it("writes nothing of the children when the form only said again that they are born", async () => {
  const adults = [{ firstName: "Noé", relation: "couple" as const }];
  await saveFamily(user, await file(), { adults, children: [{ firstName: "Inès" }] });
  const [ines] = (await file()).children;
  if (!ines) throw new Error("no child");
  const [noe] = (await file()).adults ?? [];
  await saveFamily(user, await file(), {
    adults: [{ ...noe, firstName: "Noé", relation: "couple", email: "noe@courriel.example" }],
    children: [{ ...ines, isUnborn: false }],
  });
  await settle();
  expect((await file()).children).toEqual([ines]);
  expect(await Entry.countDocuments({ householdId, "changes.field": "children" })).toBe(1);
});

describe("what members are for each other", () => {
  async function family() {
    const { heads, adults, children } = await file();
    return { head: heads[0]?.candidateId ?? "", adults, children };
  }

  beforeEach(async () => {
    await saveFamily(user, await file(), {
      adults: [{ firstName: "Noé", relation: "couple" }],
      children: [{ firstName: "Inès" }, UNBORN],
      unbornMeans: "phone",
    });
    await settle();
  });

  it("is noted once, with its dates, and read from each side with its own word", async () => {
    const { head, adults, children } = await family();
    const [noe = "", ines = ""] = [adults[0]?.id, children[0]?.id];
    await saveFamily(user, await file(), {
      adults,
      children,
      relations: [
        { oneId: noe, kind: "step-parent", otherId: ines, sinceOn: "2021-05-03" },
        { oneId: head, kind: "parent", otherId: ines },
      ],
    });
    const words = Object.fromEntries(kinOf(await file()).map(({ name, ties }) => [name, ties]));
    expect(words).toEqual({
      Élodie: ["conjoint·e de Noé", "parent d’Inès"],
      Noé: ["conjoint·e d’Élodie", expect.stringMatching(/^beau-parent d’Inès depuis le 3.mai 2021$/)],
      Inès: [expect.stringMatching(/^bel-enfant de Noé depuis/), "enfant d’Élodie"],
    });
    await settle();
    const line = await Entry.findOne({ householdId, "changes.field": "relations" }).lean();
    expect(line?.changes[0]?.after).toContain("Noé, beau-parent d’Inès, depuis le");
  });

  it("goes with whoever leaves, and is never about a child on the way", async () => {
    const { head, adults, children } = await family();
    const [noe = "", unborn = ""] = [adults[0]?.id, children[1]?.id];
    const relations = [
      { oneId: head, kind: "parent", otherId: unborn },
      { oneId: head, kind: "relative", otherId: noe },
    ] as const;
    await saveFamily(user, await file(), { adults, children, relations: [...relations] });
    expect((await file()).relations).toMatchObject([{ otherId: noe }]);
    await saveFamily(user, await file(), { adults: [], children });
    expect((await file()).relations).toEqual([]);
    await settle();
    const line = await Entry.findOne({
      householdId,
      "changes.field": "relations",
      "changes.after": "",
    }).lean();
    expect(line?.changes.find(({ field }) => field === "relations")?.before).toContain(
      "membre de la famille de Noé",
    );
  });

  it("leaves what the form never showed as it is, and what was told in confidence by one who leaves", async () => {
    const { head, adults, children } = await family();
    const noe = adults[0]?.id ?? "";
    const hidden = { id: "r1", oneId: head, kind: "parent", otherId: "elsewhere" } as const;
    const told = { id: "t1", memberId: noe, text: "dit par Noé" };
    await Household.updateOne({ _id: householdId }, { relations: [hidden], confidences: [told] });
    const relations = [{ oneId: head, kind: "relative", otherId: noe }] as const;
    await saveFamily(user, await file(), {
      adults,
      children,
      relations: [...relations],
      confidences: [told],
    });
    expect((await file()).relations).toMatchObject([{ otherId: noe }, hidden]);
    await saveFamily(user, await file(), { adults: [], children, relations: [], confidences: [told] });
    expect(await file()).toMatchObject({ adults: [], relations: [hidden], confidences: [told] });
    expect(getFamily(await file()).family).toMatchObject({ relations: [], confidences: [] });
  });

  it("never makes an adult of a candidate, even put back from a line of the timeline", async () => {
    const { head, adults, children } = await family();
    const twice = { id: head, firstName: "Élodie", relation: "couple" } as const;
    await saveFamily(user, await file(), { adults: [...adults, twice], children });
    expect((await file()).adults).toMatchObject([{ firstName: "Noé" }]);
  });
});

it("keeps what an adult told in confidence on the family's page and nowhere else", async () => {
  await saveFamily(user, await file(), { adults: [{ firstName: "Noé", relation: "couple" }], children: [] });
  const { adults, children } = await file();
  const [{ id: memberId } = { id: "" }] = adults;
  const confidences = [
    { memberId, text: "zq-confidence" },
    { memberId: "gone", text: "zq-nobody" },
  ];
  await saveFamily(user, await file(), { adults, children, confidences });
  await settle();
  const kept = await file();
  expect(kept.confidences).toEqual([{ id: expect.any(String), memberId, text: "zq-confidence" }]);
  expect(JSON.stringify(getFamily(kept))).toContain("zq-confidence");
  const elsewhere = [
    await getFile(user, householdId),
    kept.searchWords,
    await Entry.find({ householdId }).lean(),
  ];
  expect(JSON.stringify(elsewhere)).not.toContain("zq-confidence");
});

it("refuses an obstacle that is not on the list", () => {
  const read = familySchema.safeParse({ familyObstacles: [{ kind: "health", state: "open" }] });
  expect(read.error?.issues[0]?.message).toBe("Choisissez dans la liste.");
});

it("keeps the id of each member, and who shares a life from when to when", async () => {
  const noah = {
    firstName: "Noé",
    relation: "couple",
    sinceOn: "2019-06-01",
    phone: "06 12 34 56 78",
  } as const;
  await saveFamily(user, await file(), {
    ...empty(await file()),
    adults: [noah],
    children: [{ firstName: "Inès", birthMonth: "2017-03" }],
  });
  const [adult] = (await file()).adults;
  expect(adult).toMatchObject(noah);
  const changed = { ...noah, id: adult?.id, untilOn: "2026-05-01" };
  await settle();
  await saveFamily(user, await file(), { ...empty(await file()), adults: [changed] });
  expect((await file()).adults).toMatchObject([{ id: adult?.id, untilOn: "2026-05-01" }]);
});

it("refuses a list a colleague changed since the form was drawn, showing both, and keeps changes of the other", async () => {
  const seen = await file();
  const [noah, ines] = [{ firstName: "Noé", relation: "couple" } as const, { firstName: "Inès" }];
  await saveFamily(user, seen, { ...empty(seen), adults: [noah] });
  await saveFamily(user, seen, { ...empty(seen), children: [ines] });
  expect(await file()).toMatchObject({ adults: [noah], children: [ines] });
  const late = saveFamily(user, seen, { ...empty(seen), adults: [{ ...noah, firstName: "Hugo" }] });
  expect(await refusalOf(late)).toMatch(
    /^Adultes.: vous avez écrit «.Hugo.».; entre-temps, «.Noé.» a été enregistré/,
  );
});

describe("a child on the way", () => {
  it("is noted only when the family agrees, and its agreement is kept once, with how it was given", async () => {
    const seen = await file();
    const refused = saveFamily(user, seen, { ...empty(seen), children: [UNBORN] });
    expect(await refusalOf(refused)).toMatch(/^Une naissance attendue ne se note que si la famille/);
    expect((await file()).children).toEqual([]);
    await saveFamily(user, await file(), {
      ...empty(await file()),
      children: [UNBORN],
      unbornMeans: "phone",
    });
    await settle();
    const { children } = await file();
    await saveFamily(user, await file(), { ...empty(await file()), children });
    const consents = await Consent.find({ householdId, purpose: "expected-child" }).lean();
    expect(consents.map(({ means }) => means)).toEqual(["phone"]);
  });

  it("is on the family's page and nowhere else: not in the header, the title or the search", async () => {
    const unborn = { ...UNBORN, firstName: "zq-unborn" };
    await saveFamily(user, await file(), {
      ...empty(await file()),
      children: [unborn],
      unbornMeans: "phone",
    });
    await settle();
    const kept = await file();
    expect(JSON.stringify(memberWords(kept))).not.toContain("zq-unborn");
    expect(`${kept.title} ${kept.searchWords.join(" ")}`).not.toContain("unborn");
    expect(JSON.stringify(getFamily(kept).computed)).toContain("à naître en septembre 2026");
  });
});

it.each([
  [{ adults: [{ relation: "couple" }] }, "Donnez le prénom"],
  [
    {
      version: "1",
      adults: [{ firstName: "A", relation: "couple", sinceOn: "2026-02-01", untilOn: "2026-01-01" }],
    },
    "avant le début",
  ],
  [{ relations: [{ oneId: "a", kind: "parent", otherId: "a" }] }, "deux personnes différentes"],
  [{ relations: [{ kind: "parent", otherId: "a" }] }, "Choisissez une personne"],
  [{ confidences: [{ memberId: "a" }] }, "Écrivez ce qui a été dit"],
  [{ adults: [{ firstName: "A".repeat(81), relation: "couple" }] }, "80 caractères au plus."],
  [{ children: [{}] }, "Donnez le prénom, cochez"],
  [{ children: [{ firstName: "A", birthMonth: "2026-06" }] }, "Ce mois est à venir"],
  [{ children: [{ firstName: "A", birthMonth: "1995-12" }] }, "n’est pas vraisemblable pour un enfant"],
  [{ children: [{ firstName: "A", birthMonth: "2019-04-12" }] }, "le mois et l’année"],
])("refuses %o, saying why", (input, reason) => {
  const read = familySchema.safeParse(input);
  expect(read.error?.issues.map(({ message }) => message).join(" ")).toContain(reason);
});

it("reads a month to come of a child told to be on the way, and the present one", () => {
  const children = [UNBORN, { firstName: "Zoé", birthMonth: "2026-05" }];
  expect(familySchema.safeParse({ children }).success).toBe(true);
});

describe("a link", () => {
  const NOE = { id: "noe", firstName: "Noé", relation: "couple" } as const;
  const SACHA = { id: "sacha", firstName: "Sacha" };

  it.each([
    [[["candidate", "couple", "noe"]], 0, "Les adultes, plus haut, le disent déjà (Noé"],
    [[["noe", "couple", "candidate"]], 0, "Les adultes, plus haut, le disent déjà (Noé"],
    [
      [
        ["noe", "parent", "sacha"],
        ["noe", "parent", "sacha"],
      ],
      1,
      "déjà noté plus haut",
    ],
    [[["sacha", "parent", "noe"]], 0, "Sacha est parmi les enfants du foyer"],
    [[["noe", "couple", "sacha"]], 0, "choisissez un autre lien"],
  ] as const)("is refused beside its line: %j", async (links, line, words) => {
    const household = await file();
    const candidate = household.heads[0]?.candidateId ?? "";
    const idOf = (name: string) => (name === "candidate" ? candidate : name);
    const relations = links.map(([one, kind, other]) => ({ oneId: idOf(one), kind, otherId: idOf(other) }));
    const wrong = wrongLink(household, { adults: [NOE], children: [SACHA], relations });
    expect(wrong?.field).toBe(`relations[${line}].kind`);
    expect(wrong?.message).toContain(words);
  });

  it("may be told again of other days, and of others", async () => {
    const household = await file();
    const oneId = household.heads[0]?.candidateId ?? "";
    const relations = [
      { oneId, kind: "couple", otherId: "noe", sinceOn: "2010-01-01", untilOn: "2012-01-01" },
      { oneId: "noe", kind: "parent", otherId: "sacha" },
      { oneId: "sacha", kind: "sibling", otherId: "noe" },
    ] as const;
    const adults = [{ ...NOE, sinceOn: "2015-01-01" }];
    expect(wrongLink(household, { adults, children: [SACHA], relations: [...relations] })).toBeNull();
  });

  it("that is wrong keeps the family as it was", async () => {
    const seen = await file();
    const relations = [{ oneId: "noe", kind: "couple" as const, otherId: seen.heads[0]?.candidateId ?? "" }];
    const refused = saveFamily(user, seen, { ...empty(seen), adults: [NOE], relations });
    expect(await refusalOf(refused)).toMatch(/le disent déjà/);
    expect((await file()).adults).toEqual([]);
  });
});

it("names the adults on the page of a family whose candidate has left", async () => {
  const nicolas = { id: "a", firstName: "Nicolas", relation: "other" } as const;
  expect(getFamily({ ...(await file()), heads: [], adults: [nicolas] }).around).toBe("Nicolas");
});

function empty({ adults, children }: HouseholdRecord) {
  return { before: { adults, children }, adults, children };
}
