import { beforeEach, describe, expect, it } from "vitest";
import { Household } from "#models/household";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, fileOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { COUNT_CAP, PAGE_SIZE } from "~/core/http/pagination.server";
import { newId } from "~/core/ids.server";
import { moveStage } from "~/features/candidates/candidate-journeys.commands.server";
import { fileFiltersOf, listFiles } from "~/features/file/file-list.queries.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { setNextAction } from "~/features/households/households.commands.server";

const FIGEAC = "200067361";
const CAHORS = "200023737";

let user: User;

beforeEach(async () => {
  user = await createUser();
});

it.each([
  ["", { sort: "-updated" }],
  ["q=caron&kind=intern&stage=interest", { text: "caron", kind: "intern", stage: "interest", sort: "name" }],
  [`referent=abc&epci=${FIGEAC}&need=housing`, { referentId: "abc", territory: FIGEAC, need: "housing" }],
  ["sort=name", { sort: "name" }],
  ["sort=due", { sort: "due" }],
  ["q=caron&sort=-updated", { text: "caron", sort: "-updated" }],
  [
    "kind=nobody&need=moon&sort=size&q=%20",
    { kind: undefined, need: undefined, text: undefined, sort: "-updated" },
  ],
  ["kind=toString&need=constructor", { kind: undefined, need: undefined }],
])("reads the filters of « %s », leaving out what is unknown", (search, filters) => {
  expect(fileFiltersOf(new URL(`http://127.0.0.1:3000/candidates?${search}`))).toMatchObject(filters);
});

describe("the list of files", () => {
  let caron: string;
  let lagarde: string;
  let herouville: string;

  beforeEach(async () => {
    const other = await createUser("referent", { name: "Sonia Delbos" });
    caron = await createFile(user);
    lagarde = await createFile(other, {
      ...{ firstName: "Zoé", lastName: "Lagarde", email: "zoe@cabinet.example", phone: "+33 7 11 22 33 44" },
      ...{ kind: "doctor", territories: [CAHORS], needs: ["childcare"] },
    });
    herouville = await createFile(user, {
      ...{
        firstName: "Marie-Ange",
        lastName: "Hérouville",
        email: "ma@internes.example",
        phone: undefined,
      },
      ...{ needs: ["housing", "schooling"] },
    });
    await moveStage(user, await candidateOf(herouville), {
      pipeline: "intern",
      from: "interest",
      to: "housed",
    });
    await recordFamily(user, lagarde, {
      adults: [{ firstName: "Noé", lastName: "Œuvrard", relation: "couple" }],
      children: [],
    });
    await setNextAction(user, herouville, {
      label: "Appeler",
      ownerId: user.id,
      dueOn: "2026-05-13",
      origin: "typed",
    });
    await fileOf(herouville);
    await fileOf(lagarde);
  });

  it.each([
    ["kind=doctor", ["lagarde"]],
    ["stage=housed", ["herouville"]],
    [`epci=${FIGEAC}`, ["caron", "herouville"]],
    ["need=schooling", ["herouville"]],
    ["need=housing&kind=intern&stage=interest", ["caron"]],
    ["referent=me", ["caron", "herouville"]],
    ["referent=nobody", []],
    ["q=elodie", ["caron"]],
    ["q=ÉLODIE+car", ["caron"]],
    ["q=herouv", ["herouville"]],
    ["q=hérou+ange", ["herouville"]],
    ["q=marie+ange", ["herouville"]],
    ["q=oeuvr", ["lagarde"]],
    ["q=0711", ["lagarde"]],
    ["q=zoe@cabinet.example", ["lagarde"]],
    ["q=cabinet", []],
    ["q=aron", ["caron"]],
    ["q=ron", []],
    ["q=caron+zoé", []],
    ["q=.*", ["caron", "herouville", "lagarde"]],
  ])("filtered by %s shows %o", async (search, names) => {
    expect((await found(search.replace("me", user.id))).sort()).toEqual(names);
  });

  it("is sorted by last change, by name or by what is due, whoever looks", async () => {
    const local = await createUser("referent", { isWholeDepartement: false, territories: [FIGEAC, CAHORS] });
    for (const reader of [user, local]) {
      expect(await found("sort=name", reader)).toEqual(["caron", "herouville", "lagarde"]);
      expect((await found("sort=due", reader))[0]).toBe("herouville");
      expect((await found("", reader))[0]).not.toBe("caron");
    }
  });

  it("is sorted by name as French reads it, accents and small particles included", async () => {
    await createFile(user, { lastName: "Élan", email: "elan@internes.example" });
    await createFile(user, { lastName: "d’Aubigné", email: "aubigne@internes.example" });
    const { rows } = await listFiles(user, fileFiltersOf(new URL("http://local/candidates?sort=name")), 1);
    const names = rows.map(({ title }) => title);
    expect(names.indexOf("d’Aubigné")).toBeLessThan(names.indexOf("Élan"));
    expect(names.indexOf("Élan")).toBeLessThan(names.findIndex((name) => name.includes("rouville")));
  });

  it("holds only the files a colleague may see", async () => {
    const local = await createUser("referent", { isWholeDepartement: false, territories: [CAHORS] });
    const nobody = await createUser("referent", { isWholeDepartement: false });
    expect(await found("", local)).toEqual(["lagarde"]);
    expect(await found("q=caron", local)).toEqual([]);
    expect(await found(`epci=${FIGEAC}`, local)).toEqual([]);
    expect(await found("", nobody)).toEqual([]);
  });

  async function found(search: string, reader = user): Promise<string[]> {
    const filters = fileFiltersOf(new URL(`http://127.0.0.1:3000/candidates?${search}`));
    const { rows } = await listFiles(reader, filters, 1);
    const names = new Map([
      [caron, "caron"],
      [lagarde, "lagarde"],
      [herouville, "herouville"],
    ]);
    return rows.map(({ id }) => names.get(id) ?? id);
  }
});

describe("among many files", () => {
  beforeEach(() => fillBase(COUNT_CAP + 60));

  it("pages hold fifty files each, never twice the same, and counts are capped", async () => {
    const first = await listFiles(user, { sort: "name" }, 1);
    const second = await listFiles(user, { sort: "name" }, 2);
    expect(first).toMatchObject({ hasNext: true, total: COUNT_CAP + 1, page: 1 });
    expect(first.rows).toHaveLength(PAGE_SIZE);
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(new Set(ids).size).toBe(2 * PAGE_SIZE);
    expect(await listFiles(user, { sort: "-updated" }, 900)).toMatchObject({ rows: [], hasNext: false });
  });

  const filters: [string, object][] = [
    ["nothing", {}],
    ["a word", { searchWords: { $all: ["caron"] } }],
    ["two words", { searchWords: { $all: ["caron", "el"] } }],
    ["a kind", { "heads.kind": "intern" }],
    ["a stage", { "heads.stage": "interest" }],
    ["a référent·e", { referentId: "r1" }],
    ["a territory", { territories: FIGEAC }],
    ["a need", { openNeedKinds: "housing" }],
    ["a word and a kind", { searchWords: { $all: ["caron"] }, "heads.kind": "intern" }],
    ["a kind and a stage", { "heads.kind": "intern", "heads.stage": "interest" }],
    ["a territory and a need", { territories: FIGEAC, openNeedKinds: "housing" }],
    ["a référent·e and a need", { referentId: "r1", openNeedKinds: "housing" }],
  ];
  const readers: [string, object][] = [
    ["the whole département", {}],
    ["two territories", { visibleTo: { $in: ["team", "referent:r1", `territory:${FIGEAC}`] } }],
  ];
  const sorts = {
    updated: { updatedAt: -1, _id: -1 },
    name: { sortName: 1, _id: 1 },
    due: { "nextAction.dueOn": 1, _id: 1 },
  } as const;

  it.each(readers)("an index answers every filter and sort for %s", async (_who, scope) => {
    for (const [name, filter] of filters) {
      for (const [sort, keys] of Object.entries(sorts)) {
        const plan = JSON.stringify(
          await Household.find({ ...scope, ...filter })
            .sort(keys)
            .limit(PAGE_SIZE + 1)
            .explain("queryPlanner"),
        );
        const winning = plan.slice(plan.indexOf('"winningPlan"'), plan.indexOf('"rejectedPlans"'));
        expect(winning, `${name}, by ${sort}`).toContain("IXSCAN");
        expect(winning, `${name}, by ${sort}`).not.toContain("COLLSCAN");
      }
    }
  });
});

async function fillBase(count: number): Promise<void> {
  const id = await createFile(user);
  const { _id, ...model } = await fileOf(id);
  const copies = Array.from({ length: count }, (_, place) => ({
    ...model,
    _id: newId(),
    title: `Caron ${place % 40}`,
    updatedAt: new Date(model.updatedAt.getTime() - place * 1000),
  }));
  await Household.collection.insertMany(copies as never);
}
