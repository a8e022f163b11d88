import { beforeEach, describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Mail } from "#models/mail";
import { Partner } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, mailsOf, needOf, refusalOf } from "#tests/factories/files";
import { createAgency, createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { DEFAULT_SETTINGS } from "~/core/settings.server";
import { correctCandidate } from "~/features/candidates/candidates.commands.server";
import { defaultAnswerBy } from "~/features/hand-offs/answer-by.queries.server";
import { departureSentence } from "~/features/hand-offs/hand-off-departure.queries.server";
import { revokeHandOff } from "~/features/hand-offs/hand-off-revocation.commands.server";
import { getHandOff, listHandOffs } from "~/features/hand-offs/hand-offs.queries.server";
import { assignReferent } from "~/features/households/households.commands.server";
import { updateCriteria } from "~/features/needs/needs.commands.server";

const STILL_AWAITED = /n’a pas encore répondu à la demande déjà envoyée/;
const CAHORS = "200023737";

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
});

it("says that the request left or, outside office hours, when it will", async () => {
  const { _id } = await createHandOff(user, { householdId });
  expect(await departureSentence(_id)).toBe("Relais envoyé.");
  setClock(new Date("2026-05-16T10:00:00Z"));
  const saturday = await createHandOff(user, {
    householdId: await createFile(user, { email: "zoe@internes.example" }),
  });
  expect(await departureSentence(saturday._id)).toBe("Relais prêt : il partira lundi 8\u00A0h.");
});

it("names the file of each request in the list", async () => {
  const { _id } = await createHandOff(user, { householdId });
  expect((await listHandOffs(user, "all", 1)).rows).toMatchObject([
    { id: _id, householdId, fileTitle: "Caron" },
  ]);
});

it("gives the ball to the partner, moves the next action and queues one mail", async () => {
  const handOff = await createHandOff(user, { householdId });
  await settle();
  expect(handOff).toMatchObject({ state: "sent", linkVersion: 1, answers: [], reminders: [] });
  expect(await needOf(householdId)).toMatchObject({
    ball: "partner",
    state: "waiting",
    promisedOn: "2026-05-19",
  });
  const { nextAction, needLines } = await fileOf(householdId);
  expect(nextAction).toMatchObject({
    label: expect.stringMatching(/^Suivre la réponse/),
    dueOn: "2026-05-19",
  });
  expect(needLines).toMatchObject([{ holder: "Agence des Deux Ponts", ball: "partner" }]);
  expect(await mailsOf("hand-off")).toMatchObject([
    {
      _id: handOff.mailId,
      to: "paul.roques@deux-ponts.example",
      replyTo: user.email,
      mailClass: "bureau",
      isManual: true,
      handOffId: handOff._id,
    },
  ]);
  const [letter] = await mailsOf("hand-off");
  expect((letter?.dueAt.getTime() ?? 0) - handOff.sentAt.getTime()).toBeCloseTo(10_000, -3);
  expect(await countAudited("hand-off.sent", handOff._id)).toBe(1);
  expect(await Entry.countDocuments({ householdId, kind: "hand-off", handOffId: handOff._id })).toBe(1);
  expect(await Partner.findById(handOff.partnerId).lean()).toMatchObject({ askedCount: 1 });
});

describe("a second request", () => {
  it("to a partner who still owes an answer on the need is refused", async () => {
    const partner = await createAgency(user);
    await createHandOff(user, { householdId, partner });
    expect(await refusalOf(createHandOff(user, { householdId, partner }))).toMatch(STILL_AWAITED);
    expect(await HandOff.countDocuments({})).toBe(1);
    expect(await mailsOf("hand-off")).toHaveLength(1);
  });

  it("of a button pressed twice at once is one", async () => {
    const partner = await createAgency(user);
    const results = await Promise.all([
      refusalOf(createHandOff(user, { householdId, partner })),
      refusalOf(createHandOff(user, { householdId, partner })),
    ]);
    expect(results.filter((result) => result === "accepted")).toHaveLength(1);
    expect(await HandOff.countDocuments({})).toBe(1);
    expect(await mailsOf("hand-off")).toHaveLength(1);
  });

  it("to another partner, or after an answer, is sent", async () => {
    const partner = await createAgency(user);
    const first = await createHandOff(user, { householdId, partner });
    await createHandOff(user, { householdId });
    await HandOff.updateOne({ _id: first._id }, { state: "declined" });
    await createHandOff(user, { householdId, partner });
    expect(await HandOff.countDocuments({})).toBe(3);
  });
});

it("refuses a contact without an e-mail address, and sends nothing", async () => {
  const partner = await createAgency(user, { contacts: [{ name: "Paul Roques", phone: "05 65 00 00 01" }] });
  expect(await refusalOf(createHandOff(user, { householdId, partner }))).toMatch(/n’a pas d’adresse e-mail/);
  expect(await HandOff.countDocuments({})).toBe(0);
  expect(await mailsOf("hand-off")).toEqual([]);
});

describe("taking a request back", () => {
  it("within ten seconds calls its mail back, closes its link, gives the ball and what came next back", async () => {
    const before = (await fileOf(householdId)).nextAction;
    const handOff = await createHandOff(user, { householdId });
    await revokeHandOff(user, handOff);
    expect(await reloadHandOff(handOff._id)).toMatchObject({ state: "revoked", linkVersion: 2 });
    expect(await mailsOf("hand-off")).toMatchObject([{ state: "cancelled" }]);
    expect(await countAudited("hand-off.revoked", handOff._id)).toBe(1);
    const need = await needOf(householdId);
    expect(need).toMatchObject({ ball: "us", state: "searching" });
    expect([need.holder, need.promisedOn]).toEqual([undefined, undefined]);
    expect((await fileOf(householdId)).nextAction).toEqual(before);
  });

  it("leaves the ball to the other partner who was asked since", async () => {
    const first = await createHandOff(user, { householdId });
    await createHandOff(user, {
      householdId,
      partner: await createAgency(user, { name: "Mairie de Bellevue" }),
    });
    await revokeHandOff(user, first);
    expect(await needOf(householdId)).toMatchObject({ ball: "partner", holder: "Mairie de Bellevue" });
  });

  it("after the mail left keeps it as sent, and still closes the link", async () => {
    const handOff = await createHandOff(user, { householdId });
    await settle();
    await Mail.updateOne({ _id: handOff.mailId }, { state: "sent", sentAt: handOff.sentAt });
    await revokeHandOff(user, handOff);
    expect((await fileOf(householdId)).nextAction?.label).toBe(
      "Choisir un autre partenaire pour le logement",
    );
    expect(await mailsOf("hand-off")).toMatchObject([{ state: "sent" }]);
    const revoked = await reloadHandOff(handOff._id);
    expect(revoked).toMatchObject({ state: "revoked" });
    expect(revoked.nextReminderAt).toBeUndefined();
  });

  it("is refused twice, and after an answer", async () => {
    const handOff = await createHandOff(user, { householdId });
    await revokeHandOff(user, handOff);
    await expect(revokeHandOff(user, handOff)).rejects.toThrow(/déjà reçu une réponse, ou a déjà été retiré/);
    expect(await countAudited("hand-off.revoked")).toBe(1);
  });
});

describe("who sees a hand-off", () => {
  let handOff: HandOffRecord;
  let elsewhere: User;

  beforeEach(async () => {
    handOff = await createHandOff(user, { householdId });
    await settle();
    elsewhere = await createUser("referent", { isWholeDepartement: false, territories: [CAHORS] });
  });

  it("is who sees its file", async () => {
    const local = await createUser("referent", { isWholeDepartement: false, territories: ["200067361"] });
    expect((await listHandOffs(local, "awaiting", 1)).rows).toHaveLength(1);
    expect(await listHandOffs(elsewhere, "all", 1)).toMatchObject({ rows: [], total: 0 });
    expect(await refusalOf(getHandOff(elsewhere, handOff._id))).toBe(404);
  });

  it("follows the file given to another colleague", async () => {
    await assignReferent(user, householdId, { _id: elsewhere.id, name: elsewhere.name }, user.id);
    await settle();
    expect((await listHandOffs(elsewhere, "awaiting", 1)).rows).toHaveLength(1);
    expect(await refusalOf(getHandOff(elsewhere, handOff._id))).toBe("accepted");
  });

  it("follows the territories wished", async () => {
    const local = await createUser("referent", { isWholeDepartement: false, territories: ["200067361"] });
    await correctCandidate(user, await candidateOf(householdId), { territories: [CAHORS] });
    await settle();
    expect((await listHandOffs(elsewhere, "all", 1)).rows).toHaveLength(1);
    expect((await listHandOffs(local, "all", 1)).rows).toEqual([]);
  });
});

it.each([
  ["2026-05-25", "2026-05-18"],
  ["2026-05-27", "2026-05-18"],
  ["2026-05-28", "2026-05-20"],
  ["2026-09-01", "2026-05-20"],
  [undefined, "2026-05-20"],
])("asks for an answer sooner when the home is wanted within 15 days: %s → %s", (fromOn, answerBy) => {
  expect(defaultAnswerBy(fromOn, DEFAULT_SETTINGS.delays)).toBe(answerBy);
});

it.each([
  [10, "2026-05-28", "2026-05-28"],
  [2, "2026-05-28", "2026-05-15"],
  [10, "2026-05-22", "2026-05-18"],
  [2, "2026-05-22", "2026-05-15"],
])("leaves a partner the %i days of their card, when it is not urgent", (delayDays, fromOn, answerBy) => {
  expect(defaultAnswerBy(fromOn, DEFAULT_SETTINGS.delays, delayDays)).toBe(answerBy);
});

it.each([
  ["2026-05-22", "2026-05-18T07:00:00.000Z"],
  ["2026-06-20", "2026-05-20T07:00:00.000Z"],
])("plans the first reminder of a home wanted on %s at %s, over Ascension Day", async (fromOn, due) => {
  await updateCriteria(user, await needOf(householdId), { communes: [], rooms: 2, fromOn });
  const { nextReminderAt } = await createHandOff(user, { householdId });
  expect(nextReminderAt?.toISOString()).toBe(due);
});

it("lets a request written on a Friday evening leave on Monday at 8, and be called back until then", async () => {
  setClock(new Date("2026-05-29T18:00:00Z"));
  const handOff = await createHandOff(user, { householdId });
  expect(await mailsOf("hand-off")).toMatchObject([{ dueAt: new Date("2026-06-01T06:00:00Z") }]);
  setClock(new Date("2026-05-31T10:00:00Z"));
  await revokeHandOff(user, handOff);
  expect(await mailsOf("hand-off")).toMatchObject([{ state: "cancelled" }]);
});
