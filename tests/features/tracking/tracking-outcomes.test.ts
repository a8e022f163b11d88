import { beforeEach, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Entry } from "#models/entry";
import type { HandOffRecord } from "#models/hand-off";
import { Mail } from "#models/mail";
import { Notice } from "#models/notice";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { fileOf, mailsOf } from "#tests/factories/files";
import { createAgency, createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { type Couple, createCouple, sendPage, speakEnglish } from "#tests/factories/tracking";
import { resetDatabase } from "#tests/support/database";
import { send, visit } from "#tests/support/public-site";
import { TUESDAY } from "#tests/support/setup";
import type { User } from "~/core/auth/actor";
import { atParis } from "~/core/calendar";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { getAnswered } from "~/features/file/file-timeline.queries.server";
import { recordAnswer } from "~/features/hand-offs/hand-off-answer.commands.server";
import { recordOutcome } from "~/features/hand-offs/hand-off-outcome.commands.server";
import {
  askDueOutcomes,
  openDueFamilyQuestions,
} from "~/features/hand-offs/hand-off-outcome-asking.commands.server";
import { withdrawHandOff } from "~/features/hand-offs/hand-off-withdrawal.commands.server";
import { closeTrackingLink } from "~/features/tracking/tracking-link.commands.server";

const CONTACT = { name: "Paul Roques", email: "paul.roques@deux-ponts.example" };
/** Twenty working days after 12 May, with Ascension and Whit Monday between; then five more. */
const DUE = "2026-06-11";
const HANDED_OVER = "2026-06-18";
const ASKED = "Comment cela s’est-il terminé";

let user: User;
let couple: Couple;
let handOff: HandOffRecord;

beforeEach(async () => {
  await resetDatabase();
  setClock(TUESDAY);
  user = await createUser();
  couple = await createCouple(user);
  handOff = await createHandOff(user, { householdId: couple.householdId });
  await accept(handOff);
});

it("asks each adult who has a page on that page, by one mail a day however much is asked, and no colleague", async () => {
  const other = await createAgency(user, { name: "Les Toits" });
  await accept(await createHandOff(user, { householdId: couple.householdId, partner: other }));
  const mine = await pageFor(couple.candidateId);
  expect((await visit(mine)).html).not.toContain(ASKED);
  await pageFor(couple.spouseId);
  await askOn(DUE);
  const mails = await mailsOf("family-outcome");
  expect(mails.map(({ to, mailClass }) => [to, mailClass]).sort()).toEqual([
    ["elodie.caron@internes.example", "bureau"],
    ["sacha.morel@courriel.example", "bureau"],
  ]);
  const { html } = await visit(mine);
  for (const words of [ASKED, "Agence des Deux Ponts", "Les Toits"]) expect(html).toContain(words);
  expect(await Task.countDocuments({})).toBe(0);
});

it("is left to a colleague when nobody has a page, or only somebody who asked not to be written to", async () => {
  await pageFor(couple.candidateId);
  await Candidate.updateOne({ _id: couple.candidateId }, { noContact: { at: new Date(), by: "person" } });
  await askOn(DUE);
  expect(await Mail.countDocuments({ template: "family-outcome" })).toBe(0);
  expect(await Task.countDocuments({ handOffId: handOff._id, state: "open" })).toBe(1);
});

it("is handed to a colleague once five working days have passed without a word, never at the week-end", async () => {
  await pageFor(couple.candidateId);
  await askOn(DUE);
  expect(await handOverOn("2026-06-17")).toBe(0);
  expect(await handOverOn("2026-06-20")).toBe(0);
  expect(await handOverOn("2026-06-22")).toBe(1);
  expect(await Task.find({}).lean()).toMatchObject([{ handOffId: handOff._id, ownerId: user.id }]);
});

it("records what an adult says as the family's word, replaces the question, and may be changed", async () => {
  const mine = await pageFor(couple.candidateId);
  await askOn(DUE);
  const done = { act: "outcome", handOffId: handOff._id, said: "done", note: "Bail signé." };
  expect((await send(mine, done)).location).toBe(`${mine}?fait=outcome`);
  await send(mine, done);
  const { state, outcomes } = await reload();
  expect([state, outcomes?.length]).toEqual(["done", 1]);
  expect(outcomes).toMatchObject([
    { side: "family", said: "done", origin: "link", memberId: couple.candidateId },
  ]);
  const { html } = await visit(mine);
  for (const words of ["C’est fait", "Bail signé.", "Changer ma réponse"]) expect(html).toContain(words);
  expect(await handOverOn(HANDED_OVER)).toBe(0);
  await send(mine, { ...done, said: "partly" });
  const changed = await reload();
  expect([changed.state, changed.outcomes?.map(({ said }) => said)]).toEqual(["partly", ["partly"]]);
  expect(await Entry.countDocuments({ memberId: couple.candidateId, quote: "Bail signé." })).toBe(2);
  expect(await Notice.countDocuments({ accountId: user.id, text: /comment cela s’est terminé/ })).toBe(2);
});

it("shows an adult their own word alone, and is closed once a colleague noted it", async () => {
  const mine = await pageFor(couple.candidateId);
  const theirs = await pageFor(couple.spouseId);
  await askOn(DUE);
  await send(theirs, { act: "outcome", handOffId: handOff._id, said: "not-done", note: "zq-note" });
  expect((await visit(mine)).html).not.toMatch(/zq-note|Changer ma réponse/);
  const line = await Entry.findOne({ quote: "zq-note" }).lean();
  expect(await getAnswered(await fileOf(couple.householdId), line?._id ?? null)).toMatchObject({
    ...{ candidateId: couple.spouseId, subject: undefined, isTheirsAlone: true },
  });
  await recordOutcome(user, await reload(), { side: "family", said: "done", origin: "phone" });
  expect((await visit(mine)).html).not.toContain(ASKED);
  expect((await visit(theirs)).html).not.toContain("Changer ma réponse");
  const late = await send(theirs, { act: "outcome", handOffId: handOff._id, said: "done" });
  expect([late.status, late.html.includes("changé entre-temps")]).toEqual([400, true]);
});

it("is written no more to an adult whose page is closed, nor once what was passed on is taken back", async () => {
  await pageFor(couple.candidateId);
  await pageFor(couple.spouseId);
  await askOn(DUE);
  await closeTrackingLink(user, await fileOf(couple.householdId), couple.spouseId);
  expect(await waitingFor()).toEqual(["elodie.caron@internes.example"]);
  await Mail.updateMany({ template: "hand-off" }, { state: "sent", sentAt: new Date() });
  await withdrawHandOff(user, await reload());
  await settle();
  expect(await waitingFor()).toEqual([]);
});

it("makes a task when it is not what the partner said, nor what the other adult says", async () => {
  const mine = await pageFor(couple.candidateId);
  const theirs = await pageFor(couple.spouseId);
  await askOn(DUE);
  await recordOutcome(user, await reload(), { side: "partner", said: "done", origin: "phone" });
  await settle();
  expect(await Task.countDocuments({})).toBe(0);
  // The colleague noted the partner's word alone: the family may still say theirs.
  await send(mine, { act: "outcome", handOffId: handOff._id, said: "not-done" });
  await send(theirs, { act: "outcome", handOffId: handOff._id, said: "done" });
  const [task] = await Task.find({ state: "open" }).lean();
  expect(task?.label).toContain("Agence des Deux Ponts dit");
});

it("speaks English, refuses an answer that is none, and what is not asked of them", async () => {
  await speakEnglish(couple.candidateId);
  const mine = await pageFor(couple.candidateId);
  const word = { act: "outcome", handOffId: handOff._id, said: "done" };
  expect((await send(mine, word)).status).toBe(404);
  await askOn(DUE);
  expect((await visit(mine)).html).toContain("How did it end?");
  expect((await send(mine, { ...word, said: "maybe" })).html).toContain("Choose one of the three answers.");
  expect((await mailsOf("family-outcome"))[0]?.params).toMatchObject({ language: "en" });
});

async function waitingFor(): Promise<string[]> {
  const waiting = await Mail.find({ template: "family-outcome", state: "waiting" }, { to: 1 }).lean();
  return waiting.map(({ to }) => to);
}

async function accept({ _id }: HandOffRecord): Promise<void> {
  const input = { act: "accept" as const, origin: "phone" as const, reasons: [] };
  await recordAnswer({ id: null }, await reloadHandOff(_id), CONTACT, input);
  await settle();
}

function pageFor(memberId: string): Promise<string> {
  return sendPage(user, couple.householdId, memberId);
}

async function askOn(day: string): Promise<void> {
  setClock(atParis(day, "09:05"));
  await askDueOutcomes(10);
  await settle();
}

async function handOverOn(day: string): Promise<number> {
  setClock(atParis(day, "09:05"));
  const handed = await openDueFamilyQuestions(10);
  await settle();
  return handed;
}

function reload(): Promise<HandOffRecord> {
  return reloadHandOff(handOff._id);
}
