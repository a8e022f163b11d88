import { beforeEach, describe, expect, it } from "vitest";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import { Mail } from "#models/mail";
import { Notice } from "#models/notice";
import { Partner, type PartnerRecord } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { fileOf, mailsOf, refusalOf } from "#tests/factories/files";
import { createAgency, createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { createFile } from "#tests/factories/submissions";
import { resetDatabase } from "#tests/support/database";
import { TUESDAY } from "#tests/support/setup";
import type { User } from "~/core/auth/actor";
import { addWorkingDays, atParis, toDay } from "~/core/calendar";
import { now, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { renderMail } from "~/core/outbox/render.server";
import { carryOutDeskAct } from "~/features/hand-offs/desk.commands.server";
import { countBaskets, countResolved, listBasket } from "~/features/hand-offs/desk.queries.server";
import type { DeskAct } from "~/features/hand-offs/desk.schema.server";
import { recordAnswer } from "~/features/hand-offs/hand-off-answer.commands.server";
import { sendDueReminders } from "~/features/hand-offs/hand-off-reminders.commands.server";
import { createPartner } from "~/features/partners/partners.commands.server";
import type { AnswerAct } from "~/vocabulary/hand-offs";

const CONTACT = { name: "Paul Roques", email: "paul.roques@deux-ponts.example" };

let files = 0;
let user: User;
let agency: PartnerRecord;

beforeEach(async () => {
  await resetDatabase();
  setClock(TUESDAY);
  user = await createUser();
  agency = await createAgency(user);
});

describe("several reminders due to one contact", () => {
  it("leave in one letter, each with its own link, each recorded on its hand-off", async () => {
    const handOffs = await ask(3);
    await runOn("2026-05-20");
    const [letter, ...others] = await mailsOf("hand-off-reminder");
    expect(others).toEqual([]);
    expect(letter?.handOffIds?.toSorted()).toEqual(handOffs.map(({ _id }) => _id).toSorted());
    for (const { _id } of handOffs) {
      expect((await reloadHandOff(_id)).reminders).toMatchObject([{ kind: "mail", mailId: letter?._id }]);
    }
    const { html, subject } = await renderMail(await letterOf(), { forDisplay: false });
    expect(new Set(html.match(/\/reponse\/[\w.-]+/g)).size).toBe(3);
    expect(subject).toContain("3\u00A0demandes attendent votre réponse");
  });

  it("are no heavier than a letter for twenty requests", async () => {
    await ask(1);
    await runOn("2026-05-20");
    const letter = await letterOf();
    const { title, intro, lines, answerBy, link, sentOn, rank } = letter.params;
    const other = { title, intro, lines, answerBy, sentOn, rank, handOffId: "1" };
    const others = Array.from({ length: 19 }, (_, place) => ({
      ...other,
      link: { ...Object(link), version: place + 2 },
    }));
    const { html } = await renderMail(
      { ...letter, params: { ...letter.params, others } },
      { forDisplay: false },
    );
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
  });

  it("lose the one answered before the letter leaves; the last one answered calls it back", async () => {
    const [first, second] = await ask(2);
    await runOn("2026-05-20", "18:59");
    setClock(atParis("2026-05-20", "21:00"));
    await answer(first, "accept");
    expect(await letterOf()).toMatchObject({
      state: "waiting",
      handOffId: second?._id,
      params: { others: [] },
    });
    await answer(second, "decline");
    expect((await letterOf()).state).toBe("cancelled");
  });

  it("are finished, once, when a stop came between two of them", async () => {
    const [first, second] = await ask(2);
    await runOn("2026-05-20");
    // As if nothing had been written of the second.
    const due = { nextReminderAt: atParis("2026-05-20", "09:00"), reminders: [] };
    await HandOff.updateOne({ _id: second?._id }, { $set: due });
    await runOn("2026-05-20");
    expect((await reloadHandOff(second?._id ?? "")).reminders).toHaveLength(1);
    expect((await reloadHandOff(first?._id ?? "")).reminders).toHaveLength(1);
    expect(await mailsOf("hand-off-reminder")).toHaveLength(1);
  });

  it("wait for the letter of the next day when they come due after that of the day", async () => {
    await ask(1);
    await runOn("2026-05-20");
    const [late] = await ask(1, "2026-05-12");
    await HandOff.updateOne({ _id: late?._id }, { $set: { nextReminderAt: now() } });
    await runOn("2026-05-20");
    expect((await reloadHandOff(late?._id ?? "")).reminders).toEqual([]);
    await runOn("2026-05-21");
    expect((await reloadHandOff(late?._id ?? "")).reminders).toHaveLength(1);
    expect(await mailsOf("hand-off-reminder")).toHaveLength(2);
  });

  it("are seen in the outbox only by who may see all their files", async () => {
    const [, second] = await ask(2);
    const keys = ["territory:200067361", "referent:other"];
    await Household.updateOne({ _id: second?.householdId }, { $set: { visibleTo: keys } });
    await runOn("2026-05-20");
    expect(await letterOf()).toMatchObject({ visibleTo: ["territory:200067361"] });
    expect((await letterOf()).householdId).toBeUndefined();
  });
});

describe("who is not written to", () => {
  it("is called, when they prefer the phone or were asked enough this year", async () => {
    const [handOff] = await ask(1);
    await Partner.updateOne({ _id: agency._id }, { $set: { channel: "phone" } });
    await runOn("2026-05-20");
    expect((await reloadHandOff(handOff?._id ?? "")).reminders).toMatchObject([{ kind: "call" }]);
    await Partner.updateOne({ _id: agency._id }, { $set: { channel: "mail", yearlyCap: 1 } });
    const [over] = await ask(1, "2026-05-20");
    await runOn("2026-05-28");
    expect((await reloadHandOff(over?._id ?? "")).reminders).toMatchObject([{ kind: "call" }]);
    expect(await mailsOf("hand-off-reminder")).toEqual([]);
  });
});

describe("a back-up partner", () => {
  it("is prepared after two mails, to be confirmed: told to who follows the file, then a call", async () => {
    const backUpId = await createPartner(user, {
      name: "Agence de secours",
      kind: "estate-agency",
      territories: [],
      contacts: [{ name: "Léa Bach", email: "lea@secours.example" }],
    });
    await Partner.updateOne({ _id: agency._id }, { $set: { backUpId } });
    const [silent] = await ask(1);
    for (let day = "2026-05-13"; day <= "2026-06-12"; day = addWorkingDays(day, 1)) await runOn(day);
    const { reminders } = await reloadHandOff(silent?._id ?? "");
    expect(reminders.map(({ kind, at }) => `${kind} ${toDay(at)}`)).toEqual([
      "mail 2026-05-20",
      "mail 2026-05-28",
      "back-up 2026-06-04",
      "call 2026-06-11",
    ]);
    const prepared = await HandOff.findOne({ partnerId: backUpId }).lean<HandOffRecord>();
    expect(prepared).toMatchObject({ state: "prepared", preparedFrom: { handOffId: silent?._id } });
    expect(await Mail.countDocuments({ to: "lea@secours.example" })).toBe(0);
    const told =
      "Confirmer la demande à Agence de secours, à la place d’Agence des Deux Ponts qui n’a pas répondu.";
    expect(await Notice.countDocuments({ text: told, accountId: user.id })).toBe(1);
    expect((await fileOf(silent?.householdId ?? "")).nextAction?.label).toContain("Appeler");
  });
});

describe("a colleague", () => {
  it("reminds now, once a day, and calls it back", async () => {
    const [handOff] = await ask(1);
    setClock(atParis("2026-05-18", "10:00"));
    const { toast } = await act(handOff, { intent: "remind" });
    expect(await letterOf()).toMatchObject({ state: "waiting", isManual: true });
    expect(await refusalOf(act(handOff, { intent: "remind" }))).toContain("déjà");
    await act(handOff, { intent: "undo-remind", mailId: toast.undo?.fields.mailId ?? "" });
    expect((await letterOf()).state).toBe("cancelled");
    const after = await reloadHandOff(handOff?._id ?? "");
    expect(after.reminders).toEqual([]);
    expect(after.nextReminderAt && toDay(after.nextReminderAt)).toBe("2026-05-20");
  });

  it("stops reminders and takes them up again", async () => {
    const [handOff] = await ask(1);
    await act(handOff, { intent: "stop" });
    await runOn("2026-05-29");
    expect(await mailsOf("hand-off-reminder")).toEqual([]);
    await act(handOff, { intent: "resume" });
    expect((await reloadHandOff(handOff?._id ?? "")).nextReminder).toMatchObject({ kind: "mail" });
  });

  it("puts one off, the reason kept, to a day that the partner is there", async () => {
    await Partner.updateOne(
      { _id: agency._id },
      { $set: { closures: [{ fromOn: "2026-05-27", toOn: "2026-05-29", label: "congés" }] } },
    );
    const [handOff] = await ask(1);
    await act(handOff, { intent: "put-off", until: "2026-05-28" });
    const { nextReminder, nextReminderAt } = await reloadHandOff(handOff?._id ?? "");
    expect(nextReminderAt && toDay(nextReminderAt)).toBe("2026-06-01");
    expect(nextReminder?.moved).toMatchObject({ by: "closure", untilOn: "2026-05-29", label: "congés" });
    expect(await refusalOf(act(handOff, { intent: "put-off", until: "2026-05-11" }))).toContain("passé");
  });

  it("reminds nobody who has answered, nor on a day they are away", async () => {
    await Partner.updateOne(
      { _id: agency._id },
      { $set: { closures: [{ fromOn: "2026-05-18", toOn: "2026-05-22" }] } },
    );
    const [away, answered] = await ask(2);
    setClock(atParis("2026-05-19", "10:00"));
    expect(await refusalOf(act(away, { intent: "remind" }))).toContain("vendredi 22\u00A0mai");
    await answer(answered, "accept");
    expect(await refusalOf(act(answered, { intent: "remind" }))).toContain("n’attend plus de réponse");
  });
});

describe("the desk", () => {
  it("puts each hand-off in its basket and counts what is resolved", async () => {
    const [asked, proposed, taken] = await ask(4);
    await answer(asked, "ask");
    await answer(proposed, "propose");
    await answer(taken, "accept");
    setClock(atParis("2026-05-20", "08:30"));
    expect(await countBaskets(user)).toMatchObject({
      remind: "1",
      questions: "1",
      proposals: "1",
      silent: "0",
    });
    expect((await listBasket(user, "questions", 1)).rows).toMatchObject([{ id: asked?._id }]);
    await act(taken, { intent: "outcome", said: "done" });
    expect(await countResolved(user)).toEqual({ resolved: 1, asked: 4 });
  });

  it("shows nothing of somebody else's files", async () => {
    await ask(1);
    const other = await createUser("referent", { isWholeDepartement: false, territories: ["200000000"] });
    expect((await listBasket(other, "all", 1)).rows).toEqual([]);
  });
});

/** So many needs of as many files, handed to the agency; their letters left on a day. */
async function ask(count: number, leftOn = "2026-05-12"): Promise<HandOffRecord[]> {
  const handOffs: HandOffRecord[] = [];
  for (let rank = 0; rank < count; rank += 1) {
    files += 1;
    const householdId = await createFile(user, {
      lastName: `F${files}`,
      email: `f${files}@internes.example`,
    });
    handOffs.push(await createHandOff(user, { householdId, partner: agency }));
  }
  await settle();
  const ids = handOffs.map(({ mailId }) => mailId);
  await Mail.updateMany({ _id: { $in: ids } }, { $set: { state: "sent", sentAt: atParis(leftOn, "10:01") } });
  return handOffs;
}

async function runOn(day: string, time = "09:05"): Promise<void> {
  setClock(atParis(day, time));
  await sendDueReminders(100);
  await settle();
}

async function answer(handOff: HandOffRecord | undefined, act: AnswerAct): Promise<void> {
  const input = { act, origin: "phone" as const, reasons: [] };
  await recordAnswer({ id: null }, await reloadHandOff(handOff?._id ?? ""), CONTACT, input);
  await settle();
}

async function letterOf() {
  const letter = (await mailsOf("hand-off-reminder")).at(-1);
  if (!letter) throw new Error("no reminder was written");
  return letter;
}

type Act = DeskAct extends infer One
  ? One extends DeskAct
    ? Omit<One, "handOffId" | "back">
    : never
  : never;

async function act(handOff: HandOffRecord | undefined, what: Act) {
  const handOffId = handOff?._id ?? "";
  return carryOutDeskAct(user, await reloadHandOff(handOffId), { ...what, handOffId } as DeskAct);
}
