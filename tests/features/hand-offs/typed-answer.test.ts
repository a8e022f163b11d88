import { beforeEach, expect, it } from "vitest";
import { Entry } from "#models/entry";
import type { HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import { Notice } from "#models/notice";
import { createUser } from "#tests/factories/accounts";
import { countAudited, fileOf, mailsOf, needOf } from "#tests/factories/files";
import { createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { notedVisits } from "~/features/calendar/feed-sources.queries.server";
import { revokeHandOff } from "~/features/hand-offs/hand-off-revocation.commands.server";

const ROUTE = "_staff.hand-offs_.$id.answer.tsx";

let user: User;
let handOff: HandOffRecord;

beforeEach(async () => {
  user = await createUser();
  handOff = await createHandOff(user);
  await settle();
});

it("becomes an option of the need, told by phone, and no mail leaves", async () => {
  const { status, location } = await type({
    act: "propose",
    place: "Bellevue",
    rent: "610",
    origin: "phone",
  });

  expect([status, location]).toEqual([302, `/needs/${handOff.needId}`]);
  expect(await reloadHandOff(handOff._id)).toMatchObject({
    state: "proposed",
    answers: [{ origin: "phone", by: "Paul Roques", proposal: { place: "Bellevue", rent: 610 } }],
  });
  expect(await needOf(handOff.householdId)).toMatchObject({ options: [{ label: "Bellevue, 610\u00A0€" }] });
  expect(await Entry.findOne({ householdId: handOff.householdId, kind: "answer" }).lean()).toMatchObject({
    text: "Agence des Deux Ponts propose\u00A0: Bellevue, 610\u00A0€ (par téléphone).",
  });
  expect((await fileOf(handOff.householdId)).nextAction).toMatchObject({ origin: "answer" });
  expect(await mailsOf("answer-receipt")).toEqual([]);
  expect(await countAudited("hand-off.answered", handOff._id)).toBe(1);
});

it("keeps the day agreed with who takes care of a need as a visit of the timeline, until they say otherwise", async () => {
  await type({ act: "accept", visitOn: "2026-05-19", hour: "14 h", origin: "phone" });
  const [answer] = (await reloadHandOff(handOff._id)).answers;
  expect(answer).toMatchObject({ act: "accept", visit: { on: "2026-05-19", hour: "14 h" } });
  const line = { householdId: handOff.householdId, kind: "visit" as const };
  expect(await Entry.find(line).lean()).toMatchObject([
    {
      visitOn: "2026-05-19",
      text: expect.stringMatching(/^Visite convenue avec Agence des Deux Ponts, .*14.h\.$/),
    },
  ]);
  const shown = { from: "2026-05-12", to: "2026-06-12" };
  const { referentId = "" } = await fileOf(handOff.householdId);
  expect(await notedVisits([referentId], shown)).toMatchObject([{ on: "2026-05-19", word: "Visite" }]);

  await type({ act: "decline", origin: "phone", answerId: answer?.id ?? "" });
  await settle();
  expect(await notedVisits([referentId], shown)).toEqual([]);
});

it("is not told to the colleague who typed it, but to who follows the file", async () => {
  const follower = await createUser();
  await Household.updateOne({ _id: handOff.householdId }, { $set: { referentId: user.id } });
  await type({ act: "accept", origin: "phone" });
  expect(await Notice.countDocuments({ handOffId: handOff._id })).toBe(0);

  await Household.updateOne({ _id: handOff.householdId }, { $set: { referentId: follower.id } });
  const answerId = (await reloadHandOff(handOff._id)).answers.at(-1)?.id ?? "";
  await type({ act: "decline", origin: "phone", answerId });
  expect(await Notice.find({ handOffId: handOff._id }).lean()).toMatchObject([{ accountId: follower.id }]);
});

it("may be changed by a colleague, however late", async () => {
  await type({ act: "propose", place: "Bellevue", origin: "phone" });
  const [first] = (await reloadHandOff(handOff._id)).answers;
  const change = { act: "decline", reasons: "nothing-available", origin: "in-person" };
  expect((await type(change)).body).toContain("a répondu entre-temps");
  await type({ ...change, answerId: first?.id ?? "" });

  expect(await reloadHandOff(handOff._id)).toMatchObject({ state: "declined" });
  expect(await needOf(handOff.householdId)).toMatchObject({ options: [] });
});

it.each([
  [{ act: "decline" }, "Dites comment la réponse est arrivée."],
  [{ act: "decline", origin: "link" }, "Dites comment la réponse est arrivée."],
  [{ act: "propose", origin: "phone" }, "Dites où se trouve le logement"],
  [{ act: "ask", message: " ", origin: "phone" }, "Écrivez votre question."],
  [{ act: "renew", origin: "phone" }, "Choisissez l’une des réponses."],
])("is refused in %j", async (fields, words) => {
  const { status, body } = await type(fields);
  expect(status).toBe(400);
  expect(body).toContain(words);
  expect((await reloadHandOff(handOff._id)).answers).toEqual([]);
});

it("is not for a request taken back, which is only taken up again, nor for who does not see the file", async () => {
  const path = `/hand-offs/${handOff._id}/answer`;
  const stranger = await createUser("referent", { isWholeDepartement: false });
  expect((await callRoute(ROUTE, stranger, path)).status).toBe(404);
  await revokeHandOff(user, handOff);
  const { status, body } = await callRoute(ROUTE, user, path);
  expect([status, JSON.parse(body)]).toMatchObject([200, { acts: [], canFinish: false, canReopen: true }]);
  expect((await type({ act: "decline", origin: "phone" })).status).toBe(400);
});

function type(fields: Record<string, string>) {
  return callRoute(ROUTE, user, `/hand-offs/${handOff._id}/answer`, fields);
}
