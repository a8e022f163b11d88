import { beforeEach, expect, it } from "vitest";
import { Entry } from "#models/entry";
import type { HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { countAudited, mailsOf, needOf, refusalOf } from "#tests/factories/files";
import { createHandOff, letterPath, reloadHandOff } from "#tests/factories/hand-offs";
import { resetDatabase } from "#tests/support/database";
import { visit } from "#tests/support/public-site";
import { TUESDAY } from "#tests/support/setup";
import type { User } from "~/core/auth/actor";
import { atParis, toDay } from "~/core/calendar";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { outcomeByLink } from "~/features/hand-offs/answer-outcome.commands.server";
import { getAnswerPage } from "~/features/hand-offs/answer-page.queries.server";
import { listBasket } from "~/features/hand-offs/desk.queries.server";
import { recordAnswer } from "~/features/hand-offs/hand-off-answer.commands.server";
import { recordOutcome } from "~/features/hand-offs/hand-off-outcome.commands.server";
import {
  askDueOutcomes,
  openFamilyQuestion,
} from "~/features/hand-offs/hand-off-outcome-asking.commands.server";
import { listHandOffsOfNeed } from "~/features/hand-offs/hand-offs.queries.server";
import { markOption } from "~/features/needs/need-options.commands.server";
import { getNeed } from "~/features/needs/needs.queries.server";
import type { AnswerAct } from "~/vocabulary/hand-offs";

const CONTACT = { name: "Paul Roques", email: "paul.roques@deux-ponts.example" };
/** Twenty working days after 12 May, with Ascension and Whit Monday between. */
const DUE = "2026-06-11";

let user: User;
let handOff: HandOffRecord;

beforeEach(async () => {
  await resetDatabase();
  setClock(TUESDAY);
  user = await createUser();
  handOff = await createHandOff(user);
});

it("asks both sides once, twenty working days after the partner took it: a mail, and a task for the family", async () => {
  await answer("accept");
  expect(await askOn("2026-06-10")).toBe(0);
  expect(await askOn(DUE)).toBe(1);
  expect(await askOn(DUE)).toBe(0);
  expect(await mailsOf("outcome-request")).toMatchObject([{ to: CONTACT.email, mailClass: "bureau" }]);
  expect(await Task.find({}).lean()).toMatchObject([
    { ownerId: user.id, dueOn: "2026-06-12", handOffId: handOff._id, state: "open" },
  ]);
  expect(await countAudited("hand-off.outcome-asked")).toBe(1);
  expect((await listBasket(user, "outcomes", 1)).rows).toMatchObject([{ id: handOff._id }]);
});

it("asks it of a proposal once the family kept it, and no more if they change their mind", async () => {
  await answer("propose");
  const { _id, options } = await needOf(handOff.householdId);
  const optionId = options[0]?.id ?? "";
  expect((await listBasket(user, "proposals", 1)).rows).toMatchObject([{ isToShow: true }]);
  await markOption(user, await getNeed(user, _id), optionId, "kept");
  await settle();
  const { outcomeAskAt, optionState } = await reload();
  expect([optionState, outcomeAskAt && toDay(outcomeAskAt)]).toEqual(["kept", DUE]);
  expect((await listBasket(user, "all", 1)).rows).toMatchObject([{ isToShow: false }]);
  await markOption(user, await getNeed(user, _id), optionId, "shown");
  await settle();
  expect(await askOn(DUE)).toBe(0);
});

it("is answered by the same link, in one gesture, and then asked no more", async () => {
  await answer("accept");
  const token = tokenOf(await reload());
  expect((await getAnswerPage(token, new URL("http://localhost/"))).canFinish).toBe(false);
  expect(await refusalOf(outcomeByLink(token, { said: "done" }))).toContain("n’est plus posée");
  await askOn(DUE);
  expect((await visit(`/reponse/${token}`)).html).toMatch(/<h1>Cela s’est-il fait/);
  await outcomeByLink(token, { said: "partly", note: "Bail signé, caution à suivre." });
  await outcomeByLink(token, { said: "partly" });
  await settle();
  expect(await reload()).toMatchObject({ state: "partly", outcomes: [{ side: "partner", origin: "link" }] });
  expect((await reload()).outcomeDueAt).toBeUndefined();
  expect(await Entry.countDocuments({ authorName: "Paul Roques", quote: /Bail signé/ })).toBe(1);
  expect(await getAnswerPage(token, new URL("http://localhost/"))).toMatchObject({
    canFinish: false,
    outcome: "partly",
  });
});

it("closes the task once the family has said it", async () => {
  await answer("accept");
  await askOn(DUE);
  await recordOutcome(user, await reload(), { side: "family", said: "done", origin: "phone" });
  await settle();
  expect(await Task.countDocuments({ state: "open" })).toBe(0);
});

it("leaves one task, to check, when the two differ, and says both words until they agree", async () => {
  await answer("accept");
  await askOn(DUE);
  for (const [side, said] of [
    ["partner", "done"],
    ["family", "not-done"],
  ] as const) {
    await recordOutcome(user, await reload(), { side, said, origin: "phone" });
    await settle();
  }
  expect(await Task.distinct("label", { state: "open" })).toEqual([expect.stringMatching(/^Vérifier/)]);
  const [row] = await listHandOffsOfNeed(handOff.needId ?? "");
  expect(row?.dispute).toMatch(/^Agence des Deux Ponts dit «.*», le foyer dit «/);
  await recordOutcome(user, await reload(), { side: "family", said: "done", origin: "phone" });
  await settle();
  expect(await Task.countDocuments({ state: "open" })).toBe(0);
  expect(await listHandOffsOfNeed(handOff.needId ?? "")).toMatchObject([{ dispute: undefined }]);
});

it("is not left to a colleague once the family said it, nor in a file that is closed", async () => {
  await answer("accept");
  await Household.updateOne({ _id: handOff.householdId }, { state: "closed" });
  await openFamilyQuestion(user, { handOffId: handOff._id });
  await Household.updateOne({ _id: handOff.householdId }, { state: "open" });
  await recordOutcome(user, await reload(), { side: "family", said: "done", origin: "phone" });
  await openFamilyQuestion(user, { handOffId: handOff._id });
  expect(await Task.countDocuments({})).toBe(0);
});

it("is not asked of who declined meanwhile", async () => {
  await answer("accept");
  await answer("decline");
  expect(await askOn(DUE)).toBe(0);
});

async function answer(act: AnswerAct): Promise<void> {
  const input = { act, origin: "phone" as const, reasons: [] };
  await recordAnswer({ id: null }, await reload(), CONTACT, input);
  await settle();
}

async function askOn(day: string): Promise<number> {
  setClock(atParis(day, "09:05"));
  const asked = await askDueOutcomes(10);
  await settle();
  return asked;
}

function reload(): Promise<HandOffRecord> {
  return reloadHandOff(handOff._id);
}

function tokenOf(record: HandOffRecord): string {
  return letterPath(record).split("/").at(-1) ?? "";
}
