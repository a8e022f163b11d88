import { beforeEach, describe, expect, it } from "vitest";
import type { Child } from "#models/family";
import { Need, type NeedRecord } from "#models/need";
import { createUser } from "#tests/factories/accounts";
import { fileOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { childrenConcerned, needName, needShortName } from "~/features/households/child-needs";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { getHouseholdNeed } from "~/features/need-pages/household-need.server";
import { kindPath, needPath } from "~/features/needs/need-path";
import { openNeed } from "~/features/needs/needs.commands.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";
import { undoRestructuring } from "~/features/restructurings/restructurings.commands.server";

const TODDLER: Child = { id: "c1", firstName: "Jules", birthMonth: "2024-10" };
const PUPIL: Child = { id: "c2", firstName: "Léa", birthMonth: "2017-05" };
const EXPECTED: Child = { id: "c3", isUnborn: true, birthMonth: "2027-03" };
const UNKNOWN: Child = { id: "c4", firstName: "Noé" };

const ARRIVAL = "2026-12-01";

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user, { needs: [] });
});

describe("which children a need is about", () => {
  const idsOf = (kind: "schooling" | "childcare", ...children: Child[]) =>
    childrenConcerned(kind, children, ARRIVAL).map(({ id }) => id);

  it("minds those who are not at school yet, those to be born and those whose age nobody said", () => {
    expect(idsOf("childcare", TODDLER, PUPIL, EXPECTED, UNKNOWN)).toEqual(["c1", "c3", "c4"]);
  });

  it("sends to school those whom the next September calls, and those whose age nobody said", () => {
    expect(idsOf("schooling", TODDLER, PUPIL, EXPECTED, UNKNOWN)).toEqual(["c1", "c2", "c4"]);
  });
});

it("opens one need for each child concerned, once, and names the child", async () => {
  await describeChildren(TODDLER, PUPIL);
  await openNeed(user, householdId, "schooling");
  await openNeed(user, householdId, "schooling");
  expect(await needsByChild()).toEqual([
    ["schooling", "c1"],
    ["schooling", "c2"],
  ]);
  const { needLines, openNeedKinds } = await fileOf(householdId);
  expect(openNeedKinds).toEqual(["schooling"]);
  expect(needLines.map(needShortName).toSorted()).toEqual(["École · Jules", "École · Léa"]);
  expect(needName({ kind: "housing" })).toBe("Logement");
});

it("tells of no expected birth in the name of a need", async () => {
  await describeChildren(EXPECTED, { ...EXPECTED, id: "c5", firstName: "Rose" });
  await openNeed(user, householdId, "childcare");
  const { needLines } = await fileOf(householdId);
  expect(needLines.map(needShortName)).toEqual(["Garde · un enfant", "Garde · un enfant"]);
  const { screen } = await getHouseholdNeed(user, householdId, "childcare", "c3");
  expect(screen?.need).toMatchObject({ childName: "un enfant" });
});

it("gives what was opened before anybody told of a child to the only child it may be about", async () => {
  await openNeed(user, householdId, "childcare");
  const [before] = await Need.find({ householdId }).lean<NeedRecord[]>();
  expect(before?.childId).toBeUndefined();
  await describeChildren(PUPIL, TODDLER);
  await openNeed(user, householdId, "childcare");
  const needs = await Need.find({ householdId }).lean<NeedRecord[]>();
  expect(needs).toMatchObject([{ _id: before?._id, childId: "c1" }]);
});

it("opens the page of the child its address says, and a need of their own where they have none", async () => {
  await describeChildren(TODDLER, PUPIL);
  await openNeed(user, householdId, "schooling");
  const page = await getHouseholdNeed(user, householdId, "schooling", "c2");
  expect(page.screen?.need).toMatchObject({ childId: "c2", childName: "Léa" });
  const { needLines } = await fileOf(householdId);
  const lea = needLines.find(({ childId }) => childId === "c2");
  expect(lea && needPath(lea, householdId, needLines)).toBe(kindPath("schooling", householdId, "c2"));
  expect((await getHouseholdNeed(user, householdId, "childcare", "c2")).screen).toBeNull();
});

describe("two files of one family, made one", () => {
  it("have one need a child, and get theirs back when the merge is undone", async () => {
    const other = await createFile(user, { needs: [], email: "autre@courriel.example", lastName: "Autre" });
    await describeChildren(TODDLER, PUPIL);
    await recordFamily(user, other, { adults: [], children: [{ ...TODDLER, id: "d1" }] });
    await openNeed(user, householdId, "childcare");
    await openNeed(user, other, "childcare");
    await openNeed(user, other, "schooling");
    const before = await needsByChild(other);
    const merged = await mergeFiles(user, householdId, other, { choices: {}, sameIds: [] });
    expect(await needsByChild()).toEqual([
      ["childcare", "c1"],
      ["schooling", "c1"],
    ]);
    await undoRestructuring(user, merged, []);
    expect(await needsByChild(other)).toEqual(before);
  });
});

async function describeChildren(...children: Child[]): Promise<void> {
  await recordFamily(user, householdId, { adults: [], children });
}

async function needsByChild(file = householdId): Promise<[string, string | undefined][]> {
  const { _id } = await fileOf(file);
  const needs = await Need.find({ householdId: _id }).lean<NeedRecord[]>();
  return needs
    .map(({ kind, childId }): [string, string | undefined] => [kind, childId])
    .toSorted((one, two) => one.join().localeCompare(two.join()));
}
