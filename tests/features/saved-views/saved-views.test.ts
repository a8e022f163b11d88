import { beforeEach, expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import type { User } from "~/core/auth/actor";
import {
  pinView,
  removeView,
  restoreView,
  saveView,
  shareView,
} from "~/features/saved-views/saved-views.commands.server";
import { listPinnedViews, listViews } from "~/features/saved-views/saved-views.queries.server";

let user: User;
let other: User;

beforeEach(async () => {
  user = await createUser();
  other = await createUser("referent", { name: "Sonia Delbos" });
});

it("keeps the filters and columns the list knows, under a name", async () => {
  const search = "kind=intern&sort=due&columns=next,kind&page=4&evil=%3Cscript%3E";
  const to = await saveView(user, { name: "Mes internes", search, isShared: false });
  expect(to).toBe("/candidates?kind=intern&sort=due&columns=kind%2Cnext");
  expect(await listViews(user)).toMatchObject([{ name: "Mes internes", to, isOwn: true, isPinned: false }]);
  expect(await countAudited("saved-view.saved")).toBe(1);
});

it("is its owner's alone until it is shared, and then only its owner's to change", async () => {
  const id = await saved();
  expect(await listViews(other)).toEqual([]);
  expect(await refusalOf(pinView(other, id, true))).toBe(404);
  await shareView(user, id, true);
  expect(await listViews(other)).toMatchObject([{ id, isOwn: false, isShared: true }]);
  expect(await refusalOf(removeView(other, id))).toBe(403);
  expect(await refusalOf(shareView(other, id, false))).toBe(403);
});

it("is pinned to the menu of each account apart", async () => {
  const id = await saved();
  await shareView(user, id, true);
  await pinView(other, id, true);
  expect(await listPinnedViews(other)).toEqual([{ to: "/candidates?kind=intern", name: "Mes internes" }]);
  expect(await listPinnedViews(user)).toEqual([]);
  await pinView(other, id, false);
  expect(await listPinnedViews(other)).toEqual([]);
});

it("is removed and brought back", async () => {
  const id = await saved();
  await removeView(user, id);
  expect(await listViews(user)).toEqual([]);
  await restoreView(user, id);
  expect(await listViews(user)).toHaveLength(1);
});

it("refuses the same name twice", async () => {
  await saved();
  expect(await refusalOf(saved())).toBe("Vous avez déjà une vue de ce nom.");
});

it("is saved from the list, and not by a recruteur", async () => {
  const route = "_staff.candidates._index.tsx";
  const form = { intent: "save", name: "En retard", search: "next=late" };
  const done = await callRoute(route, user, "/candidates?index", form);
  expect(done).toMatchObject({ status: 302, location: "/candidates?next=late" });
  const empty = await callRoute(route, user, "/candidates?index", { intent: "save", name: "" });
  expect(empty.status).toBe(400);
  expect((await callRoute(route, await createUser("recruteur"), "/candidates?index", form)).status).toBe(403);
});

async function saved(): Promise<string> {
  await saveView(user, { name: "Mes internes", search: "kind=intern", isShared: false });
  return (await listViews(user))[0]?.id ?? "";
}
