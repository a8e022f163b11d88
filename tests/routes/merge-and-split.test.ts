import { beforeEach, describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Household } from "#models/household";
import { Restructuring } from "#models/restructuring";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, fileOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import { addTask } from "#tests/factories/whole-files";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";
import type { Role } from "~/vocabulary/roles";

const MERGE = "_staff.households.$id.merge.tsx";
const SPLIT = "_staff.households.$id.split.tsx";
const UNDO = "_staff.restructurings.$id.tsx";
const PERSON = "_staff.candidates.$id.tsx";
const EDIT = "_staff.candidates.$id_.edit.tsx";

const FIGEAC = "200067361";
const CAHORS = "200023737";
const OTHER_ROLES = ["elu", "dpo", "recruteur"] satisfies Role[];

let user: User;
let stranger: User;
let one: string;
let other: string;

beforeEach(async () => {
  user = await createUser("referent", { isWholeDepartement: false, territories: [FIGEAC] });
  stranger = await createUser("referent", { isWholeDepartement: false, territories: [CAHORS] });
  one = await createFile(user);
  other = await createFile(user, { lastName: "Lagarde", email: "l@x.example", phone: "06 98 76 54 32" });
  await recordFamily(user, one, { adults: [{ firstName: "Paul", relation: "couple" }], children: [] });
  await settle();
});

describe("the merge of two files", () => {
  it("makes them one, and leads to the one that stays", async () => {
    expect(await merge(user, one, { withId: other })).toMatchObject({
      status: 302,
      location: `/households/${one}`,
    });
    expect(await Household.findById(other)).toBeNull();
  });

  it.each([
    ["no other file", () => ({}), "Choisissez l’autre dossier."],
    ["the same file", () => ({ withId: one }), "C’est le même dossier"],
    [
      "files changed since they were compared",
      () => ({ withId: other, seen: newId() }),
      "a changé pendant que vous les compariez",
    ],
  ])("refuses %s", async (_, form, refusal) => {
    const { status, body } = await merge(user, one, form());
    expect(status).toBe(400);
    expect(body).toContain(refusal);
    expect(await Restructuring.countDocuments()).toBe(0);
  });

  it("refuses what a colleague changed while it was compared, and takes it once read again", async () => {
    const before = await seen();
    await Candidate.updateOne({ householdId: other }, { $set: { hours: "le soir" }, $inc: { version: 1 } });
    expect((await merge(user, one, { withId: other, seen: before })).status).toBe(400);
    expect((await merge(user, one, { withId: other, seen: await seen() })).status).toBe(302);
  });

  it("is for the team, with files they may see", async () => {
    for (const role of OTHER_ROLES)
      expect((await merge(await createUser(role), one, { withId: other })).status, role).toBe(403);
    const elsewhere = await createFile(stranger, {
      lastName: "Roux",
      email: "r@x.example",
      phone: "06 11 22 33 44",
      territories: [CAHORS],
    });
    expect((await merge(stranger, one, { withId: elsewhere })).status).toBe(404);
    expect((await merge(user, one, { withId: elsewhere })).status).toBe(404);
    expect((await merge(user, one, { withId: newId() })).status).toBe(404);
    expect(await Household.countDocuments()).toBe(3);
  });

  it("sent twice, leads the second time to the file that stays", async () => {
    await merge(user, one, { withId: other });
    expect(await merge(user, one, { withId: other })).toMatchObject({
      status: 302,
      location: `/households/${one}`,
    });
    expect(await Restructuring.countDocuments()).toBe(1);
  });
});

describe("the split of a household", () => {
  it("opens a second file", async () => {
    const { status, location } = await split(user, one, await leaving());
    expect(status).toBe(302);
    expect(await fileOf(location?.split("/").at(-1) ?? "")).toMatchObject({ title: "Paul" });
  });

  it.each([
    ["nobody who leaves", { people: "" }, "Choisissez qui part"],
    ["a follower who is not one", { referentId: "x" }, "Choisissez qui suit le nouveau dossier."],
    ["no next action", { label: " " }, "Dites-en un peu plus."],
    ["a day gone by", { dueOn: "2020-01-06" }, "dueOn"],
  ])("refuses %s", async (_, wrong, refusal) => {
    const { status, body } = await split(user, one, { ...(await leaving()), ...wrong });
    expect(status).toBe(400);
    expect(body).toContain(refusal);
    expect(await Household.countDocuments()).toBe(2);
  });

  it("is for the team, with a file they may see", async () => {
    const form = await leaving();
    for (const role of OTHER_ROLES)
      expect((await split(await createUser(role), one, form)).status, role).toBe(403);
    expect((await split(stranger, one, form)).status).toBe(404);
    expect((await split(user, newId(), form)).status).toBe(404);
    expect(await Household.countDocuments()).toBe(2);
  });

  it("refuses, from a page drawn before, to part with somebody who left meanwhile", async () => {
    const form = await leaving();
    await split(user, one, form);
    const { status, body } = await split(user, one, form);
    expect(status).toBe(400);
    expect(body).toContain("Choisissez qui part");
    expect(await Household.countDocuments()).toBe(3);
  });

  it("is undone item by item, by whoever may see one of the files", async () => {
    const { location } = await split(user, one, await leaving());
    const newFile = location?.split("/").at(-1) ?? "";
    const taskId = await addTask(user, newFile, "Rappeler Paul");
    const page = `/restructurings/${(await Restructuring.findOne().orFail().lean())._id}`;
    expect((await callRoute(UNDO, user, page)).body).toContain("Rappeler Paul");
    const form = { intent: "undo", left: `Task:${taskId}` };
    expect((await callRoute(UNDO, stranger, page, form)).status).toBe(404);
    expect((await callRoute(UNDO, user, page, form)).status).toBe(302);
    expect(await fileOf(one)).toMatchObject({ adults: [{ firstName: "Paul" }] });
    expect(await Household.findById(newFile)).toBeNull();
  });
});

it("shows nothing, of an undoing, that was written in a file which is not theirs, and ignores what they choose", async () => {
  const { location } = await split(user, one, await leaving());
  const newFile = location?.split("/").at(-1) ?? "";
  const taskId = await addTask(user, newFile, "Rappeler Paul");
  await fileOf(newFile);
  await Household.updateOne({ _id: newFile }, { visibleTo: [`referent:${stranger.id}`] });
  const page = `/restructurings/${(await Restructuring.findOne().orFail().lean())._id}`;
  const { status, body } = await callRoute(UNDO, user, page);
  expect(status).toBe(200);
  expect(body).toContain('"isHidden":true');
  expect(body).not.toContain("Rappeler Paul");
  const form = { intent: "undo", left: `Task:${taskId}` };
  expect((await callRoute(UNDO, user, page, form)).status).toBe(302);
  expect(await Task.findById(taskId).lean()).toMatchObject({ householdId: one, state: "open" });
});

describe("a new file given to a colleague of other territories", () => {
  let page: string;
  let back: string | null;

  beforeEach(async () => {
    const form = { ...(await leaving()), referentId: stranger.id };
    await Candidate.updateMany({ householdId: one }, { territories: [FIGEAC] });
    back = (await split(user, one, form)).location;
    await settle();
    page = `/restructurings/${(await Restructuring.findOne().orFail().lean())._id}`;
    await Household.updateOne({ _id: one }, { visibleTo: [`referent:${user.id}`] });
  });

  it("leads whoever split it back to the file they still see", () => {
    expect(back).toBe(`/households/${one}`);
  });

  it("tells that colleague nothing of the file that stays", async () => {
    const { body } = await callRoute(UNDO, stranger, page);
    expect(body).toContain("Un dossier qui ne vous est pas ouvert");
    expect(body).not.toContain("Adultes");
    expect(body).not.toContain(`"fileId":"${one}"`);
  });

  it("leads that colleague to their files once they undid it", async () => {
    expect(await callRoute(UNDO, stranger, page, { intent: "undo" })).toMatchObject({
      status: 302,
      location: "/candidates",
    });
    expect((await callRoute(UNDO, stranger, page)).status).toBe(404);
  });

  it("is told apart from the other file once undone", async () => {
    await callRoute(UNDO, user, page, { intent: "undo" });
    expect((await callRoute(UNDO, user, page)).body).toContain("Le nouveau dossier");
  });
});

describe("the address of a person whose two records were made one", () => {
  let gone: string;
  let kept: string;

  beforeEach(async () => {
    [kept, gone] = [(await candidateOf(one))._id, (await candidateOf(other))._id];
    const { duplicateKeys } = await candidateOf(one);
    await Candidate.updateOne({ _id: gone }, { duplicateKeys });
  });

  it("leads to the record that stays, for those who may see it", async () => {
    await mergeFiles(user, one, other, { choices: {}, sameIds: [gone] });

    const found = { status: 302, location: `/candidates/${kept}` };
    expect(await callRoute(PERSON, user, `/candidates/${gone}`)).toMatchObject(found);
    const editing = await callRoute(EDIT, user, `/candidates/${gone}/edit`);
    expect(editing).toMatchObject({ status: 302, location: `/candidates/${kept}/edit` });
    const sent = await callRoute(EDIT, user, `/candidates/${gone}/edit`, { intent: "unknown" });
    expect(sent.status).toBe(400);
    const recruiter = await createUser("recruteur", { partnerId: newId() });
    for (const other of [stranger, recruiter])
      expect((await callRoute(PERSON, other, `/candidates/${gone}`)).status).toBe(404);
  });

  it("is its own again once the merge is undone", async () => {
    const id = await mergeFiles(user, one, other, { choices: {}, sameIds: [gone] });
    await callRoute(UNDO, user, `/restructurings/${id}`, { intent: "undo" });

    expect((await callRoute(PERSON, user, `/candidates/${gone}`)).status).toBe(200);
  });

  it("stays the same when the person only went to another file", async () => {
    await mergeFiles(user, one, other, { choices: {}, sameIds: [] });

    const { status, body } = await callRoute(PERSON, user, `/candidates/${gone}`);
    expect(status).toBe(200);
    expect(body).toContain(one);
  });
});

function merge(by: User, file: string, form: Record<string, string>) {
  return callRoute(MERGE, by, `/households/${file}/merge`, form);
}

function split(by: User, file: string, form: Record<string, string>) {
  return callRoute(SPLIT, by, `/households/${file}/split`, form);
}

/** What the form of a split sends when the other adult leaves. */
async function leaving(): Promise<Record<string, string>> {
  const { adults } = await fileOf(one);
  return {
    people: adults[0]?.id ?? "",
    referentId: user.id,
    label: "Reprendre contact",
    dueOn: "2100-01-04",
  };
}

/** What the comparison page says of the two files as they are. */
async function seen(): Promise<string> {
  const { body } = await callRoute(MERGE, user, `/households/${one}/merge?with=${other}`);
  return /"seen":"([0-9a-f]+)"/.exec(body)?.[1] ?? "";
}
