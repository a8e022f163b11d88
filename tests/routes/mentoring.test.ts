import { beforeEach, expect, it } from "vitest";
import type { CandidateRecord } from "#models/candidate";
import { Mentor } from "#models/mentor";
import { Mentorship } from "#models/mentorship";
import { createUser } from "#tests/factories/accounts";
import { createMentor } from "#tests/factories/mentoring";
import { createIntern } from "#tests/factories/placements";
import { callRoute } from "#tests/factories/routes";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";

const LIST = "_staff.mentoring._index.tsx";
const PAGE = "_staff.mentoring.$id.tsx";
const WISH = "/mentoring?candidat=";

let user: User;
let intern: CandidateRecord;

beforeEach(async () => {
  user = await createUser("referent");
  intern = await createIntern(user);
});

it("takes a person from their project to a pair, then to its end and back", async () => {
  const mentorId = await createMentor(user);
  expect((await callRoute(LIST, user, `${WISH}${intern._id}`)).body).toContain("Caron");
  const opened = await callRoute(LIST, user, "/mentoring", { intent: "open", candidateId: intern._id });
  const address = opened.location ?? "";
  expect((await callRoute(LIST, user, `${WISH}${intern._id}`)).location).toBe(address);
  expect((await callRoute(PAGE, user, address)).body).toContain("Anne Roques");

  await callRoute(PAGE, user, address, { intent: "pair", itemId: mentorId, startedOn: "2026-01-31" });
  await settle();
  const { body } = await callRoute(LIST, user, "/mentoring");
  expect([body.includes("Caron"), body.includes("2026-02-28")]).toEqual([true, true]);
  expect((await callRoute(LIST, user, "/mentoring?vue=compagnons")).body).toContain('"follows":1');

  await callRoute(PAGE, user, address, { intent: "end", reason: "settled", on: "2026-02-01" });
  expect((await callRoute(LIST, user, "/mentoring?vue=finis")).body).toContain("n’en a plus besoin");
  await callRoute(PAGE, user, address, { intent: "reopen" });
  expect(await Mentorship.countDocuments({ state: "under-way" })).toBe(1);
});

it("adds a volunteer, corrects the card, and sets it aside with a way back", async () => {
  const card = { intent: "mentor", firstName: "Anne", lastName: "Roques", kind: "leaving", most: "2" };
  expect((await callRoute(LIST, user, "/mentoring", card)).status).toBe(302);
  const { _id } = await Mentor.findOne().orFail().lean();
  const before = JSON.stringify({ firstName: "Anne", lastName: "Roques", kind: "leaving", most: 2 });
  await callRoute(LIST, user, "/mentoring", { ...card, itemId: _id, before, most: "3" });
  await callRoute(LIST, user, "/mentoring", { intent: "mentor-aside", itemId: _id });
  expect(await Mentor.findById(_id).lean()).toMatchObject({ most: 3, isActive: false });
  expect((await callRoute(LIST, user, "/mentoring?vue=compagnons&autres=1")).body).toContain("Roques");
});

it.each([
  [{ intent: "mentor", lastName: "Roques", kind: "doctor", most: "2" }, "firstName"],
  [{ intent: "mentor", firstName: "A", lastName: "R", kind: "doctor", most: "0" }, "most"],
])("says beside the field what is wrong with %o", async (form, field) => {
  const { status, body } = await callRoute(LIST, user, "/mentoring", form);
  expect([status, Object.keys(JSON.parse(body).data.error)]).toEqual([400, [field]]);
});

it("has no page for whoever does not see the file", async () => {
  const { location } = await callRoute(LIST, user, "/mentoring", { intent: "open", candidateId: intern._id });
  const stranger = await createUser("recruteur");
  expect((await callRoute(PAGE, stranger, location ?? "")).status).toBe(403);
  expect((await callRoute(PAGE, user, "/mentoring/unknown")).status).toBe(404);
});
