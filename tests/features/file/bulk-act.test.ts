import { beforeEach, expect, it } from "vitest";
import { Entry } from "#models/entry";
import { Household } from "#models/household";
import { createUser } from "#tests/factories/accounts";
import { countAudited, fileOf, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { carryOutBulkAct } from "~/features/file/bulk-act.commands.server";
import { previewBulkAct, readSelection } from "~/features/file/bulk-act.queries.server";
import { getTimeline } from "~/features/file/file-timeline.queries.server";
import { undoRestructuring } from "~/features/restructurings/restructurings.commands.server";

let user: User;
let other: User;
let ids: string[];

beforeEach(async () => {
  user = await createUser();
  other = await createUser("referent", { name: "Sonia Delbos" });
  ids = [
    await createFile(user),
    await createFile(other, { lastName: "Lagarde", email: "l@x.example", kind: "doctor" }),
  ];
  for (const id of ids) await fileOf(id);
});

it("shows before and after of what would change, and counts what is already so", async () => {
  const { preview } = await previewBulkAct(user, ids, params({ act: "assign", referentId: other.id }));
  expect(preview).toMatchObject({
    label: "Confier à Sonia Delbos",
    count: 1,
    unchanged: 1,
    sample: [{ title: "Caron · Élodie", before: "Jeanne Vidal", after: "Sonia Delbos" }],
  });
});

it.each([
  [{ act: "assign", referentId: "" }, { referentId: ["Choisissez à qui."] }],
  [{ act: "assign", referentId: "nobody" }, { referentId: ["Choisissez à qui."] }],
  [{ act: "tag", tag: " " }, { tag: ["Deux lettres au moins.", "Écrivez un mot."] }],
  [
    { act: "next", label: "", dueOn: "" },
    { label: ["Dites ce qui vient ensuite."], dueOn: ["Choisissez un jour."] },
  ],
  [
    { act: "next", label: "Appeler", dueOn: "2001-01-01" },
    { dueOn: ["Cette date est passée. Choisissez un jour à partir d’aujourd’hui."] },
  ],
  [{ act: "burn" }, { act: ["Choisissez quoi faire."] }],
])("previews nothing of %o and says why beside each field", async (asked, errors) => {
  expect(await previewBulkAct(user, ids, params(asked))).toEqual({ preview: null, errors });
});

it("lists an act among the operations of whoever did it, and of a responsable", async () => {
  const { id } = await carryOutBulkAct(user, ids, { act: "tag", tag: "Salon 2026" });
  const responsable = await createUser("responsable");
  const page = "/bin?vue=operations";
  for (const [colleague, sees] of [
    [user, true],
    [responsable, true],
    [other, false],
  ] as const)
    expect((await callRoute("_staff.bin.tsx", colleague, page)).body.includes(id)).toBe(sees);
});

it("gives files to a colleague in one audited act, and undoes it exactly", async () => {
  const before = await stored();
  const { id, count } = await carryOutBulkAct(user, ids, { act: "assign", referentId: other.id });
  expect(count).toBe(1);
  expect(await fileOf(ids[0] ?? "")).toMatchObject({ referentId: other.id });
  expect((await fileOf(ids[0] ?? "")).visibleTo).toContain(`referent:${other.id}`);
  expect(await countAudited("restructuring.started", id)).toBe(1);
  await undoRestructuring(user, id, []);
  expect(await stored()).toEqual(before);
});

it("tags files, in the spelling the team uses, and takes the tag off again", async () => {
  await Household.updateOne({ _id: ids[1] }, { tags: ["Été 2026"] });
  const before = await stored();
  const { id, count } = await carryOutBulkAct(user, ids, { act: "tag", tag: "ete 2026" });
  expect(count).toBe(1);
  expect((await fileOf(ids[0] ?? "")).tags).toEqual(["Été 2026"]);
  await undoRestructuring(user, id, []);
  expect(await stored()).toEqual(before);
});

it("sets the next action of each for who follows it, and leaves alone what moved since when undone", async () => {
  const dueOn = "2100-01-04";
  const { id } = await carryOutBulkAct(user, ids, { act: "next", label: "Inviter à la fête", dueOn });
  const [first, second] = await stored();
  expect(first?.nextAction).toMatchObject({ label: "Inviter à la fête", dueOn, ownerId: user.id });
  expect(second?.nextAction?.ownerId).toBe(other.id);
  const moved = { label: "Rappeler", ownerId: user.id, dueOn, origin: "typed" as const };
  await Household.updateOne({ _id: ids[0] }, { nextAction: moved });
  await undoRestructuring(user, id, []);
  const [kept, back] = await stored();
  expect(kept?.nextAction?.label).toBe("Rappeler");
  expect(back?.nextAction?.label).not.toBe("Inviter à la fête");
});

it("says it in the timeline of each file, with how many others, until it is undone", async () => {
  const { id } = await carryOutBulkAct(user, ids, { act: "tag", tag: "Salon 2026" });
  const lines = await Entry.find({ restructuringId: id }).lean();
  expect(lines.map(({ householdId }) => householdId).sort()).toEqual([...ids].sort());
  expect(lines[0]).toMatchObject({
    text: expect.stringMatching(/^Étiqueté « Salon 2026 », avec 1\sautre dossier\.$/),
    authorId: user.id,
  });
  expect(await linksTo(user, id)).toBe(1);
  expect(await linksTo(other, id)).toBe(0);
  await undoRestructuring(user, id, []);
  expect(await Entry.countDocuments({ restructuringId: id })).toBe(0);
});

it("says to whom files were given", async () => {
  const { id } = await carryOutBulkAct(user, ids, { act: "assign", referentId: other.id });
  expect(await Entry.find({ restructuringId: id }).lean()).toMatchObject([
    { householdId: ids[0], text: "Attribué à Sonia Delbos." },
  ]);
});

it("changes nothing when every file is already so", async () => {
  const refused = refusalOf(carryOutBulkAct(user, [ids[0] ?? ""], { act: "assign", referentId: user.id }));
  expect(await refused).toBe("Ces dossiers sont déjà ainsi : rien n’est à changer.");
});

it("touches only the files this colleague may see, chosen by id or by the filters", async () => {
  const stranger = await createUser("referent", { isWholeDepartement: false });
  expect(await readSelection(stranger, params({ id: ids[0] ?? "" }))).toMatchObject({ ids: [] });
  expect(await refusalOf(carryOutBulkAct(stranger, ids, { act: "tag", tag: "volé" }))).toContain("déjà");
  expect(await readSelection(user, params({ all: "kind=doctor" }))).toMatchObject({
    ids: [ids[1]],
    isAll: true,
  });
  expect((await readSelection(user, params({ all: "" }))).ids.sort()).toEqual([...ids].sort());
});

it("leads to the page where the act is undone", async () => {
  const what = JSON.stringify({ act: "tag", tag: "Salon 2026" });
  const done = await callRoute("_staff.bulk.tsx", user, "/bulk", { ids: ids.join(","), what });
  expect(done).toMatchObject({ status: 302, location: expect.stringMatching(/^\/restructurings\//) });
  expect((await stored()).map(({ tags }) => tags)).toEqual([["Salon 2026"], ["Salon 2026"]]);
  const page = await callRoute("_staff.restructurings.$id.tsx", user, done.location ?? "");
  expect(page.body, "counted in files, all of them shown").toContain('"files":2,"isSample":false');
  const wrong = await callRoute("_staff.bulk.tsx", user, "/bulk", { ids: ids.join(","), what: "{}" });
  expect(wrong.status).toBe(400);
});

/** How many lines of the first file lead this colleague to where an act is undone. */
async function linksTo(colleague: User, id: string): Promise<number> {
  const { lines } = await getTimeline(colleague, await fileOf(ids[0] ?? ""), {});
  return lines.filter(({ restructuringId }) => restructuringId === id).length;
}

function params(values: Record<string, string>): URLSearchParams {
  return new URLSearchParams(values);
}

/** The files as stored, but for what an undone change leaves behind. */
async function stored() {
  const files = await Promise.all(ids.map(fileOf));
  return files.map(({ version: _version, appliedEffects: _applied, updatedAt: _updated, ...file }) => file);
}
