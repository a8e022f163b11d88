import { beforeEach, describe, expect, it } from "vitest";
import { Consent } from "#models/consent";
import { Entry } from "#models/entry";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Mail } from "#models/mail";
import { Need } from "#models/need";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, needOf, refusalOf } from "#tests/factories/files";
import { createAgency, createHandOff, letterPath, reloadHandOff } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import { createCommunes, createMsp, createPlace } from "#tests/factories/structures";
import { createFile } from "#tests/factories/submissions";
import { visit as open, send } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { addWorkingDays, atParis, toDay } from "~/core/calendar";
import { now, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { expireHandOffs } from "~/features/hand-offs/hand-off-expiry.commands.server";
import { recordOutcome } from "~/features/hand-offs/hand-off-outcome.commands.server";
import { sendDueReminders } from "~/features/hand-offs/hand-off-reminders.commands.server";
import { reopenHandOff } from "~/features/hand-offs/hand-off-restore.commands.server";
import { revokeHandOff } from "~/features/hand-offs/hand-off-revocation.commands.server";
import { listHandOffsOfFile } from "~/features/hand-offs/hand-offs.queries.server";
import { introduceCandidate } from "~/features/hand-offs/introduction-composer.commands.server";
import { markOption } from "~/features/needs/need-options.commands.server";
import { waitFor } from "~/features/tasks/task-wakes.commands.server";
import { openTask } from "~/features/tasks/tasks.commands.server";
import type { OutcomeSide, OutcomeWord } from "~/vocabulary/hand-offs";

const ROUTE = "_staff.hand-offs_.$id.answer.tsx";
const AFTER_THE_LINK = "2026-06-15";

let user: User;
let handOff: HandOffRecord;

beforeEach(async () => {
  user = await createUser();
  handOff = await createHandOff(user);
  await settle();
});

describe("without an answer, once the call was asked for and the link has ended", () => {
  it("a hand-off is over: the need is searched again, the file looks elsewhere, the call is no longer to make", async () => {
    await silence();
    expect(await expireHandOffs(10)).toBe(1);
    expect(await reloadHandOff(handOff._id)).toMatchObject({ state: "expired" });
    expect(await needOf(handOff.householdId)).toMatchObject({ state: "searching", ball: "us" });
    expect((await fileOf(handOff.householdId)).nextAction?.label).toBe(
      "Choisir un autre partenaire pour le logement",
    );
    expect(await Task.find({ handOffId: handOff._id }).lean()).toMatchObject([
      { kind: "call", state: "done" },
    ]);
    expect(await Entry.countDocuments({ handOffId: handOff._id, text: /^Relais sans suite/ })).toBe(1);
    expect(await countAudited("hand-off.expired", handOff._id)).toBe(1);
    expect(await expireHandOffs(10)).toBe(0);
  });

  it("a task that waited for it wakes up, and a next action decided since is left as it is", async () => {
    const { householdId } = handOff;
    const taskId = await openTask(user, householdId, {
      label: "Suivre",
      dueOn: "2026-09-01",
      ownerId: user.id,
    });
    await waitFor(user, taskId, { handOffId: handOff._id });
    await silence();
    await fileOf(householdId);
    await HandOff.db
      .collection("households")
      .updateOne({ _id: householdId as never }, { $set: { "nextAction.label": "Rappeler la famille" } });
    await expireHandOffs(10);
    expect((await fileOf(householdId)).nextAction?.label).toBe("Rappeler la famille");
    expect(await Task.findById(taskId).lean()).toMatchObject({ state: "open", dueOn: AFTER_THE_LINK });
  });

  it.each([
    ["its link still holds", { expiresAt: new Date("2026-07-30T08:00:00Z") }],
    ["a reminder is still to come", { nextReminderAt: new Date("2026-06-16T07:00:00Z") }],
    ["it was only prepared", { state: "prepared" }],
    ["it was answered", { state: "asked" }],
  ])("it is not over when %s", async (_name, values) => {
    await silence();
    await HandOff.updateOne({ _id: handOff._id }, values);
    expect(await expireHandOffs(10)).toBe(0);
  });

  it("its old link tells nothing and takes no answer, a new one does, and a colleague may type what was told", async () => {
    await silence();
    await expireHandOffs(10);
    await settle();
    const old = letterPath(await reloadHandOff(handOff._id));
    expect((await open(old)).html).toContain("Recevoir un nouveau lien");
    expect((await send(old, { act: "accept", message: "" })).status).toBe(400);

    await send(old, { act: "renew" });
    await settle();
    const renewed = letterPath(await reloadHandOff(handOff._id));
    expect((await send(renewed, { act: "accept", message: "" })).status).toBe(302);
    await settle();
    expect(await reloadHandOff(handOff._id)).toMatchObject({ state: "accepted" });
    expect(await needOf(handOff.householdId)).toMatchObject({ rule: "taken", ball: "partner" });

    await HandOff.updateOne({ _id: handOff._id }, { state: "expired", answers: [] });
    await type({ act: "acknowledge", promisedOn: "2026-06-30", origin: "phone" });
    expect(await needOf(handOff.householdId)).toMatchObject({ rule: "awaited", promisedOn: "2026-06-30" });
    expect(await expireHandOffs(10)).toBe(0);
  });

  it("a candidate is no longer shown to the structure", async () => {
    const { id, householdId } = await introduced();
    expect((await candidateOf(householdId)).introducedTo).toHaveLength(1);
    await HandOff.updateOne({ _id: id }, { $unset: { nextReminderAt: 1 } });
    setClock(atParis(AFTER_THE_LINK, "10:00"));
    await expireHandOffs(10);
    expect((await candidateOf(householdId)).introducedTo).toEqual([]);
    expect(await Entry.countDocuments({ handOffId: id, track: "professional", text: /sans suite/ })).toBe(1);
  });
});

describe("taken up again for a reason", () => {
  it.each(["declined", "done", "partly", "not-done", "expired", "revoked"] as const)(
    "a hand-off which was %s asks the same again for a new day, by a new link, and its reminders begin again",
    async (state) => {
      await silence();
      await HandOff.updateOne({ _id: handOff._id }, { state, outcomes: [], answeredAt: now() });
      await settle();
      const before = await reloadHandOff(handOff._id);
      expect(await type({ act: "reopen", reason: "Un lot se libère." })).toMatchObject({
        status: 302,
        location: `/needs/${handOff.needId}`,
      });
      const after = await reloadHandOff(handOff._id);
      expect(after).toMatchObject({
        state: "sent",
        linkVersion: before.linkVersion + 1,
        reminders: [],
        versions: [{ number: 1 }, { number: 2, lines: before.versions[0]?.lines }],
      });
      expect(after.answeredAt).toBeUndefined();
      expect(after.versions[1]?.answerBy).toBe(addWorkingDays(AFTER_THE_LINK, 5));
      expect(after.nextReminderAt && toDay(after.nextReminderAt)).toBe(addWorkingDays(AFTER_THE_LINK, 5));
      expect(await Mail.findById(after.mailId).lean()).toMatchObject({
        template: "hand-off",
        state: "waiting",
      });
      expect(await needOf(handOff.householdId)).toMatchObject({ rule: "awaited", ball: "partner" });
      expect(
        await Entry.findOne({ handOffId: handOff._id, quote: "Un lot se libère." }).lean(),
      ).toMatchObject({
        text: expect.stringMatching(/^Relais rouvert avec Agence des Deux Ponts.*avant le/),
      });
      expect(await countAudited("hand-off.reopened", handOff._id)).toBe(1);
      expect((await open(letterPath(before))).html).not.toContain("Je peux m");
      expect((await open(letterPath(after))).html).toContain("Je peux m");
    },
  );

  it("takes again the same answer as before, which counts, and calls again at the end of its ladder", async () => {
    await type({ act: "decline", reasons: "no-time", origin: "phone" });
    await reopen();
    const [row] = await listHandOffsOfFile(handOff.householdId);
    expect(row).toMatchObject({ state: "sent", answeredAt: undefined, promisedOn: undefined });
    const same = { act: "decline", reasons: "no-time", message: "", version: "2" };
    expect((await send(letterPath(await reloadHandOff(handOff._id)), same)).status).toBe(302);
    await settle();
    expect(await reloadHandOff(handOff._id)).toMatchObject({ state: "declined" });
    expect((await reloadHandOff(handOff._id)).answers).toHaveLength(2);
    await reopen();
    await silence("2026-07-01");
    expect(await Task.countDocuments({ handOffId: handOff._id, kind: "call" })).toBe(1);
  });

  it("is refused without a reason, while it goes on, and twice", async () => {
    expect((await type({ act: "reopen", reason: "Encore." })).body).toContain("n’est pas terminé");
    await revokeHandOff(user, handOff);
    expect((await type({ act: "reopen", reason: " " })).body).toContain("Dites pourquoi");
    const revoked = await reloadHandOff(handOff._id);
    const results = await Promise.all([
      refusalOf(reopenHandOff(user, revoked, "Encore.")),
      refusalOf(reopenHandOff(user, revoked, "Encore.")),
    ]);
    expect(results.filter((result) => result === "accepted")).toHaveLength(1);
  });

  it("is refused once the need is settled, the agreement withdrawn, or the partner asked anew", async () => {
    await revokeHandOff(user, handOff);
    const revoked = await reloadHandOff(handOff._id);
    await Need.updateOne({ _id: handOff.needId }, { isOpen: false });
    expect(await refusalOf(reopenHandOff(user, revoked, "Encore."))).toContain("Ce besoin est réglé");
    await Need.updateOne({ _id: handOff.needId }, { isOpen: true });
    await Consent.updateMany({}, { withdrawnAt: now() });
    expect(await refusalOf(reopenHandOff(user, revoked, "Encore."))).toContain("L’accord a été retiré");
    await HandOff.collection.insertOne({
      ...revoked,
      _id: "another" as never,
      linkId: "another",
      state: "sent",
    } as never);
    expect(await refusalOf(reopenHandOff(user, revoked, "Encore."))).toContain("déjà une demande en cours");
  });

  it("shows the candidate to the structure again", async () => {
    const { id, householdId } = await introduced();
    await revokeHandOff(user, await reloadHandOff(id));
    await settle();
    expect((await candidateOf(householdId)).introducedTo).toEqual([]);
    await reopenHandOff(user, await reloadHandOff(id), "La structure rappelle.");
    expect((await candidateOf(householdId)).introducedTo).toHaveLength(1);
  });
});

describe("how it ended", () => {
  beforeEach(() => type({ act: "accept", origin: "phone" }));

  it.each<[OutcomeWord, string]>([
    ["done", "to-confirm"],
    ["partly", "to-search-again"],
    ["not-done", "to-search-again"],
  ])("is %s as the partner says, in the timeline and the need", async (said, rule) => {
    const { status } = await type({
      act: "outcome",
      side: "partner",
      said,
      note: "Bail signé.",
      origin: "phone",
    });
    expect(status).toBe(302);
    expect(await reloadHandOff(handOff._id)).toMatchObject({
      state: said,
      outcomes: [{ side: "partner", said, note: "Bail signé.", origin: "phone", by: user.id }],
    });
    expect(await needOf(handOff.householdId)).toMatchObject({ rule, ball: "us", isOpen: true });
    expect(await Entry.countDocuments({ handOffId: handOff._id, quote: "Bail signé.", kind: "answer" })).toBe(
      1,
    );
    expect(await countAudited("hand-off.outcome", handOff._id)).toBe(1);
    expect(await Task.countDocuments({})).toBe(0);
  });

  it.each<[OutcomeWord, OutcomeWord]>([
    ["done", "not-done"],
    ["done", "partly"],
    ["not-done", "done"],
  ])(
    "is the family's word when the partner says %s and it says %s: one task asks to check",
    async (theirs, ours) => {
      await said("partner", theirs);
      await said("family", ours);
      await said("family", ours);
      expect(await reloadHandOff(handOff._id)).toMatchObject({ state: ours });
      const [task, ...others] = await Task.find({}).lean();
      expect(task).toMatchObject({ ownerId: user.id, state: "open", handOffId: handOff._id });
      expect(task?.label).toMatch(/^Vérifier.: Agence des Deux Ponts dit «.*», le foyer dit «/);
      expect(others).toEqual([]);
    },
  );

  it("asks for no check when both say the same, and ends it once they do", async () => {
    await said("partner", "done");
    await said("family", "partly");
    await said("partner", "partly");
    expect(await Task.find({}).lean()).toMatchObject([{ state: "done" }]);
    expect(await reloadHandOff(handOff._id)).toMatchObject({ state: "partly" });
  });

  it("leaves settled a need whose option was kept", async () => {
    await type({ act: "propose", place: "Bellevue", origin: "phone", answerId: await lastAnswer() });
    const need = await needOf(handOff.householdId);
    await markOption(user, need, need.options[0]?.id ?? "", "kept");
    await said("partner", "not-done");
    expect(await needOf(handOff.householdId)).toMatchObject({
      state: "decided",
      isOpen: false,
      rule: "kept",
    });
  });

  it("is not said of a hand-off that nobody took, nor of one changed meanwhile, nor left unsaid", async () => {
    const read = await reloadHandOff(handOff._id);
    await said("partner", "done");
    const late = recordOutcome(user, read, { side: "family", said: "done", origin: "phone" });
    expect(await refusalOf(late)).toContain("n’est plus pris en charge");
    expect((await type({ act: "outcome", side: "partner", origin: "phone" })).body).toContain("comment cela");
    expect((await type({ act: "outcome", side: "partner", said: "done", origin: "link" })).status).toBe(400);
    await HandOff.updateOne({ _id: handOff._id }, { state: "declined" });
    const declined = await type({ act: "outcome", side: "partner", said: "done", origin: "phone" });
    expect([declined.status, declined.body]).toEqual([400, expect.stringContaining("plus pris en charge")]);
  });

  it("is no longer changed by the link, which says what was answered", async () => {
    await said("partner", "done");
    const letter = letterPath(await reloadHandOff(handOff._id));
    expect((await open(`${letter}?changer=1`)).html).not.toContain("<summary");
    expect((await send(letter, { act: "decline", message: "" })).status).toBe(400);
    expect(await reloadHandOff(handOff._id)).toMatchObject({ state: "done" });
  });
});

/** The letter leaves, nobody answers, every reminder and the call are over, and the link has ended. */
async function silence(from = "2026-05-12"): Promise<void> {
  const { mailId } = await reloadHandOff(handOff._id);
  await Mail.updateOne({ _id: mailId }, { $set: { state: "sent", sentAt: atParis(from, "10:01") } });
  for (let day = addWorkingDays(from, 4); day <= addWorkingDays(from, 16); day = addWorkingDays(day, 1)) {
    setClock(atParis(day, "09:05"));
    await sendDueReminders(10);
    await settle();
  }
  if (from < AFTER_THE_LINK) setClock(atParis(AFTER_THE_LINK, "10:00"));
}

async function introduced(): Promise<{ id: string; householdId: string }> {
  await createCommunes();
  const values = { kind: "doctor", email: "zoe@internes.example" } as const;
  const householdId = await createFile(user, values);
  const partner = await createAgency(user, { name: "MSP des Tilleuls", kind: "health-structure" });
  const place = await createPlace(user, {}, await createMsp(user, { partnerId: partner._id }));
  const id = await introduceCandidate(user, await candidateOf(householdId), {
    structureId: "",
    openingId: place._id,
    contactId: partner.contacts[0]?.id ?? "",
    answerBy: "2026-05-19",
    consentMeans: "phone",
  });
  await settle();
  return { id, householdId };
}

async function reopen(): Promise<void> {
  await reopenHandOff(user, await reloadHandOff(handOff._id), "Un lot se libère.");
  await settle();
}

async function said(side: OutcomeSide, word: OutcomeWord): Promise<void> {
  await recordOutcome(user, await reloadHandOff(handOff._id), { side, said: word, origin: "phone" });
  await settle();
}

async function lastAnswer(): Promise<string> {
  return (await reloadHandOff(handOff._id)).answers.at(-1)?.id ?? "";
}

function type(fields: Record<string, string>) {
  return callRoute(ROUTE, user, `/hand-offs/${handOff._id}/answer`, fields);
}
