import { beforeEach, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Entry } from "#models/entry";
import type { HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import { Mail } from "#models/mail";
import { Need } from "#models/need";
import { Notice } from "#models/notice";
import { Partner } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { linkToken } from "~/core/links.server";
import { answerByLink, renewAnswerLink } from "~/features/hand-offs/answer-link.commands.server";
import { applyAnswer } from "~/features/hand-offs/hand-off-answer.commands.server";
import { handOffBadge } from "~/features/hand-offs/hand-off-badge";
import { revokeHandOff } from "~/features/hand-offs/hand-off-revocation.commands.server";
import { listHandOffsOfFile } from "~/features/hand-offs/hand-offs.queries.server";
import type { Ball, NeedState } from "~/vocabulary/needs";

type Answer = Parameters<typeof answerByLink>[1];

const HOME = {
  act: "propose",
  kind: "housing",
  place: "Bellevue",
  rent: 650,
  rooms: 3,
  fromOn: "2026-08-01",
} as const;

let user: User;
let handOff: HandOffRecord;
let token: string;

beforeEach(async () => {
  user = await createUser();
  handOff = await createHandOff(user);
  token = tokenOf(handOff);
});

it.each<[Answer, HandOffRecord["state"], NeedState, Ball, RegExp, RegExp]>([
  [HOME, "proposed", "options", "us", /propose.: Bellevue, 3.pièces, 650.€/, /^Présenter/],
  [{ act: "accept" }, "accepted", "waiting", "partner", /s’en occupe/, /^Prendre des nouvelles/],
  [
    { act: "decline", reasons: ["wrong-area"] },
    "declined",
    "searching",
    "us",
    /décline.: ce n’est pas mon secteur/,
    /^Choisir un autre/,
  ],
  [{ act: "ask", message: "Avec un chien ?" }, "asked", "searching", "us", /pose une question/, /^Répondre/],
  [{ act: "pass-on", name: "Mme Lagarde" }, "passed-on", "searching", "us", /vers Mme Lagarde/, /Lagarde/],
  [
    { act: "acknowledge", promisedOn: "2026-05-20" },
    "acknowledged",
    "waiting",
    "partner",
    /répond avant le mercredi 20.mai/,
    /^Suivre/,
  ],
])(
  "carries the answer %o to the hand-off, the need and the file",
  async (input, state, needState, ball, sentence, action) => {
    await answer(input);
    expect(await reloadHandOff(handOff._id)).toMatchObject({ state, pendingEffects: [] });
    expect(await Need.findById(handOff.needId).lean()).toMatchObject({ state: needState, ball });
    const household = await Household.findById(handOff.householdId).lean();
    expect(household?.nextAction).toMatchObject({ label: expect.stringMatching(action), origin: "answer" });
    const told = { householdId: handOff.householdId, text: sentence };
    expect(await Entry.countDocuments({ ...told, kind: "answer" })).toBe(1);
    expect(await Notice.countDocuments({ ...told, accountId: user.id })).toBe(1);
    expect(await AuditEvent.countDocuments({ action: "hand-off.answered", fields: input.act })).toBe(1);
    expect(await Mail.countDocuments({ template: "answer-receipt" })).toBe(1);
    expect(await Partner.findById(handOff.partnerId).lean()).toMatchObject({ answeredCount: 1 });
  },
);

it("stops the reminders once answered, and puts them off after a promise", async () => {
  await answer({ act: "acknowledge", promisedOn: "2026-05-20" });
  const promised = await reloadHandOff(handOff._id);
  expect(promised.nextReminderAt?.toISOString()).toBe("2026-05-21T07:00:00.000Z");
  await answer({ act: "accept" });
  expect((await reloadHandOff(handOff._id)).nextReminderAt).toBeUndefined();
});

it("calls back the letter still in the outbox once the partner has answered, and says the answer", async () => {
  await answer({ act: "accept" });
  const { state } = (await Mail.findById(handOff.mailId).lean()) ?? {};
  expect(state).toBe("cancelled");
  const [row] = await listHandOffsOfFile(handOff.householdId);
  expect(row && handOffBadge(row).children).toBe("pris en charge");
  await applyAnswer({ id: null }, await lastAnswerOf(handOff._id), "again");
  expect(await AuditEvent.countDocuments({ action: "mail.cancelled" })).toBe(1);
});

it("lets the letter leave when the request was only acknowledged", async () => {
  await answer({ act: "acknowledge", promisedOn: "2026-05-20" });
  expect(await Mail.findById(handOff.mailId).lean()).toMatchObject({ state: "waiting" });
});

it("awaits no day any more from a partner who takes the request in charge", async () => {
  await answer({ act: "acknowledge", promisedOn: "2026-05-20" });
  expect(await Need.findById(handOff.needId).lean()).toMatchObject({ promisedOn: "2026-05-20" });
  await answer({ act: "accept" });
  const need = await Need.findById(handOff.needId).lean();
  expect([need?.state, need?.promisedOn]).toEqual(["waiting", undefined]);
});

it("makes an option of a proposal, once however often it is sent", async () => {
  await Promise.all([answer(HOME), answer(HOME)]);
  await answer(HOME);
  const need = await Need.findById(handOff.needId).lean();
  expect(need?.options).toMatchObject([
    { label: "Bellevue, 3\u00A0pièces, 650\u00A0€", state: "new", partnerName: "Agence des Deux Ponts" },
  ]);
  expect((await reloadHandOff(handOff._id)).answers).toHaveLength(1);
  expect(await Mail.countDocuments({ template: "answer-receipt" })).toBe(1);
});

it("withdraws the option of an answer that is changed", async () => {
  await answer(HOME);
  await answer({ act: "decline", reasons: ["no-time"] });
  expect(await Need.findById(handOff.needId).lean()).toMatchObject({ options: [], state: "searching" });
  await answer({ ...HOME, place: "Montplaisir" });
  const need = await Need.findById(handOff.needId).lean();
  expect(need?.options.map(({ label }) => label)).toEqual(["Montplaisir, 3\u00A0pièces, 650\u00A0€"]);
});

it("lets an answer be changed for seven days, no longer", async () => {
  await answer({ act: "accept" });
  setClock(new Date("2026-05-19T07:00:00Z"));
  await answer({ act: "ask", message: "Pour combien de mois ?" });
  setClock(new Date("2026-05-26T08:30:00Z"));
  await expect(answer(HOME)).rejects.toThrow("Ce lien ne permet plus de répondre");
});

it("refuses an answer to a request taken back", async () => {
  await revokeHandOff(user, handOff);
  await expect(answer(HOME)).rejects.toThrow("Ce lien ne permet plus de répondre");
  expect((await reloadHandOff(handOff._id)).answers).toEqual([]);
});

it("refuses an answer by an expired link", async () => {
  setClock(new Date("2026-06-12T08:00:00Z"));
  await expect(answer({ act: "accept" })).rejects.toThrow("Ce lien ne permet plus de répondre");
});

it("mails a new link to the address on file, and the old one stops working", async () => {
  setClock(new Date("2026-06-12T08:00:00Z"));
  await renewAnswerLink(token);
  await settle();
  const [renewal] = await Mail.find({ template: "link-renewal" }).lean();
  expect(renewal).toMatchObject({ to: "paul.roques@deux-ponts.example", mailClass: "reponse" });
  await expect(answer({ act: "accept" })).rejects.toThrow("Ce lien ne permet plus de répondre");
  token = tokenOf(await reloadHandOff(handOff._id));
  await answer({ act: "accept" });
  expect((await reloadHandOff(handOff._id)).state).toBe("accepted");
});

it("sends at most five new links an hour", async () => {
  setClock(new Date("2026-06-12T08:00:00Z"));
  for (const _ of Array.from({ length: 5 })) await renewAnswerLink(token);
  await expect(renewAnswerLink(token)).rejects.toThrow("Plusieurs liens viennent déjà d’être envoyés");
  await settle();
  expect(await Mail.countDocuments({ template: "link-renewal" })).toBe(5);
});

it("renews nothing while the link is in force, or once the request was taken back", async () => {
  await renewAnswerLink(token);
  await revokeHandOff(user, handOff);
  await expect(renewAnswerLink(token)).rejects.toThrow("Cette demande n’est plus nécessaire");
  expect(await Mail.countDocuments({ template: "link-renewal" })).toBe(0);
});

async function answer(input: Answer): Promise<void> {
  await answerByLink(token, input);
  await settle();
}

async function lastAnswerOf(handOffId: string): Promise<{ handOffId: string; answerId: string }> {
  const { answers } = await reloadHandOff(handOffId);
  return { handOffId, answerId: answers.at(-1)?.id ?? "" };
}

function tokenOf({ linkId, linkVersion }: HandOffRecord): string {
  return linkToken({ purpose: "answer", id: linkId, version: linkVersion });
}
