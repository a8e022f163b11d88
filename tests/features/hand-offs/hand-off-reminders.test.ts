import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { Account } from "#models/account";
import { Candidate } from "#models/candidate";
import type { HandOffRecord } from "#models/hand-off";
import { Mail } from "#models/mail";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { countAudited, fileOf, mailsOf } from "#tests/factories/files";
import { createAgency, createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { createFile } from "#tests/factories/submissions";
import { resetDatabase } from "#tests/support/database";
import { TUESDAY } from "#tests/support/setup";
import type { User } from "~/core/auth/actor";
import { addWorkingDays, atParis, toDay, workingDaysBetween } from "~/core/calendar";
import { now, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { recordAnswer } from "~/features/hand-offs/hand-off-answer.commands.server";
import { sendDueReminders } from "~/features/hand-offs/hand-off-reminders.commands.server";
import { revokeHandOff } from "~/features/hand-offs/hand-off-revocation.commands.server";
import { refreshFile } from "~/features/households/household-refresh.commands.server";
import { assignReferent } from "~/features/households/households.commands.server";
import { updatePartner } from "~/features/partners/partners.commands.server";
import { getPartner } from "~/features/partners/partners.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { ANSWER_ACTS, type AnswerAct } from "~/vocabulary/hand-offs";
import { valuesOf } from "~/vocabulary/words";

const FIGEAC = "200067361";
const CAHORS = "200023737";
const CONTACT = { name: "Paul Roques", email: "paul.roques@deux-ponts.example" };

let user: User;
let handOff: HandOffRecord;

beforeEach(() => start());

describe("the ladder", () => {
  it("is a mail at 5 working days, a mail at 10, a call at 15, then nothing", async () => {
    await leave("2026-05-12");
    expect(await daysUntil("2026-06-30")).toEqual([
      ["mail", "2026-05-20"],
      ["mail", "2026-05-28"],
      ["call", "2026-06-04"],
    ]);
    expect((await reloadHandOff(handOff._id)).nextReminderAt).toBeUndefined();
    expect(await countAudited("hand-off.reminded", handOff._id)).toBe(3);
    expect(
      (await mailsOf("hand-off-reminder")).map(({ params, mailClass }) => [params.rank, mailClass]),
    ).toEqual([
      [1, "bureau"],
      [2, "bureau"],
    ]);
  });

  it("ends with a task that gives the number to dial", async () => {
    await leave("2026-05-12");
    await daysUntil("2026-06-30");
    expect(await Task.find({}).lean()).toMatchObject([
      { kind: "call", state: "open", ownerId: user.id, phone: "05 65 00 00 01", dueOn: "2026-06-04" },
    ]);
    expect((await fileOf(handOff.householdId)).nextAction).toMatchObject({
      label: "Appeler Agence des Deux Ponts, qui n’a pas répondu",
      dueOn: "2026-06-04",
      origin: "reminder",
    });
  });

  it("gives the call to who follows the file now, not to who wrote", async () => {
    const colleague = await createUser("referent", { name: "Hugo Marty" });
    await assignReferent(user, handOff.householdId, { _id: colleague.id, name: colleague.name }, user.id);
    await leave("2026-05-12");
    await daysUntil("2026-06-30");
    expect(await callers()).toEqual([colleague.id, colleague.id]);
  });

  it.each(["disabled", "invited"] as const)(
    "gives the call to a responsable when the account in charge is %s and the territory has nobody",
    async (state) => {
      const responsable = await createUser("responsable", { name: "Odile Pradel" });
      await Account.updateOne({ _id: user.id }, { $set: { state } });
      await leave("2026-05-12");
      await daysUntil("2026-06-30");
      expect(await callers()).toEqual([responsable.id, responsable.id]);
    },
  );

  it("gives it first to the référent·e of the territory who is still there", async () => {
    const [gone, there] = [await createUser("referent", { state: "disabled" }), await createUser()];
    await createUser("responsable");
    await updateSetting(user, "territories", {
      list: [
        { code: FIGEAC, label: "Figeac", referentId: gone.id },
        { code: CAHORS, label: "Cahors", referentId: there.id },
      ],
    });
    await Candidate.updateOne({ householdId: handOff.householdId }, { territories: [FIGEAC, CAHORS] });
    await refreshFile(handOff.householdId);
    await Account.updateOne({ _id: user.id }, { $set: { state: "disabled" } });
    await leave("2026-05-12");
    await daysUntil("2026-06-30");
    expect(await callers()).toEqual([there.id, there.id]);
  });

  it("goes straight to the call when the contact has no address any more", async () => {
    await leave("2026-05-12");
    const { contacts } = await getPartner(handOff.partnerId);
    await updatePartner(
      user,
      handOff.partnerId,
      { name: "Agence des Deux Ponts", kind: "estate-agency", contacts },
      {
        name: "Agence des Deux Ponts",
        kind: "estate-agency",
        territories: [],
        contacts: [{ id: handOff.contactId, name: "Paul Roques", phone: "05 65 00 00 01" }],
      },
    );
    expect(await daysUntil("2026-06-30")).toEqual([["call", "2026-05-20"]]);
  });

  it("is computed again at once when the card of the partner changes", async () => {
    await leave("2026-05-12");
    const card = { name: "Agence des Deux Ponts", kind: "estate-agency" as const, territories: [] };
    const contacts = [{ ...CONTACT, id: handOff.contactId, phone: "05 65 00 00 01" }];
    await updatePartner(user, handOff.partnerId, {}, { ...card, contacts, yearlyCap: 0 });
    await settle();
    expect((await reloadHandOff(handOff._id)).nextReminder).toMatchObject({ kind: "call" });
    await updatePartner(user, handOff.partnerId, { yearlyCap: 0 }, { ...card, contacts, yearlyCap: 24 });
    await settle();
    expect((await reloadHandOff(handOff._id)).nextReminder).toMatchObject({ kind: "mail" });
  });

  it("sends each reminder once, however often and by however many processes it is run", async () => {
    await leave("2026-05-12");
    setClock(atParis("2026-05-20", "09:00"));
    await Promise.all([sendDueReminders(10), sendDueReminders(10), sendDueReminders(10)]);
    await sendDueReminders(10);
    expect(await mailsOf("hand-off-reminder")).toHaveLength(1);
  });
});

describe("a public holiday or a week-end", () => {
  it.each([
    ["14 July", "2026-07-07", ["2026-07-15", "2026-07-22"]],
    ["1 and 11 November", "2026-10-29", ["2026-11-05", "2026-11-13"]],
    ["1 and 8 May", "2026-04-28", ["2026-05-06", "2026-05-15"]],
  ])("pushes the ladder on: %s", async (_name, sentOn, days) => {
    await start(sentOn);
    await leave(sentOn);
    const mails = (await daysUntil(addWorkingDays(sentOn, 12))).filter(([kind]) => kind === "mail");
    expect(mails.map(([, day]) => day)).toEqual(days);
  });

  it.each([
    "2026-07-14T09:00",
    "2026-07-18T11:00",
    "2026-11-01T10:00",
    "2026-07-15T06:30",
    "2026-07-15T19:00",
  ])("sends nothing on %s, even after a stop of several days", async (moment) => {
    const [day = "", time = ""] = moment.split("T");
    await start(addWorkingDays(day, -9));
    await leave(toDay(handOff.sentAt));
    setClock(atParis(day, time));
    expect(await sendDueReminders(10)).toBe(0);
    expect(await mailsOf("hand-off-reminder")).toEqual([]);
  });
});

describe("an answer", () => {
  it.each(valuesOf(ANSWER_ACTS).filter((act) => act !== "acknowledge"))(
    "« %s » ends the ladder",
    async (act) => {
      await leave("2026-05-12");
      await answer(act);
      expect(await daysUntil("2026-07-30")).toEqual([]);
      expect(await Task.countDocuments({})).toBe(0);
    },
  );

  it("calls back a reminder that was still waiting to leave", async () => {
    await leave("2026-05-12");
    setClock(atParis("2026-05-20", "18:59"));
    await sendDueReminders(10);
    expect(await mailsOf("hand-off-reminder")).toMatchObject([{ state: "waiting" }]);
    setClock(atParis("2026-05-20", "21:00"));
    await answer("accept");
    expect(await mailsOf("hand-off-reminder")).toMatchObject([{ state: "cancelled" }]);
  });

  it("taken back with the request leaves no reminder waiting either", async () => {
    await leave("2026-05-12");
    setClock(atParis("2026-05-20", "18:59"));
    await sendDueReminders(10);
    await revokeHandOff(user, await reloadHandOff(handOff._id));
    expect(await mailsOf("hand-off-reminder")).toMatchObject([{ state: "cancelled" }]);
    expect(await daysUntil("2026-07-30")).toEqual([]);
  });
});

describe("a promised date", () => {
  it("moves the reminder to the working day after", async () => {
    await leave("2026-05-12");
    await answer("acknowledge", "2026-05-22");
    expect((await daysUntil("2026-05-26"))[0]).toEqual(["mail", "2026-05-26"]);
  });

  it("far away does not make reminders follow each other", async () => {
    await leave("2026-05-12");
    await answer("acknowledge", "2026-06-05");
    expect(await daysUntil("2026-07-30")).toEqual([
      ["mail", "2026-06-08"],
      ["mail", "2026-06-15"],
      ["call", "2026-06-22"],
    ]);
  });

  it("made after the call asks for no second call", async () => {
    await leave("2026-05-12");
    await daysUntil("2026-06-05");
    await answer("acknowledge", "2026-06-12");
    expect(await daysUntil("2026-07-30")).toEqual([]);
    expect((await fileOf(handOff.householdId)).nextAction).toMatchObject({ dueOn: "2026-06-12" });
  });
});

describe("a request that has not left", () => {
  it("is not reminded", async () => {
    expect(await daysUntil("2026-06-05")).toEqual([]);
    const { nextReminderAt } = await reloadHandOff(handOff._id);
    expect(nextReminderAt && toDay(nextReminderAt)).toBe("2026-06-11");
  });

  it("is reminded some days after it leaves, as any other", async () => {
    await daysUntil("2026-05-29");
    await leave("2026-06-01");
    expect(await daysUntil("2026-06-30")).toEqual([
      ["mail", "2026-06-08"],
      ["mail", "2026-06-15"],
      ["call", "2026-06-22"],
    ]);
  });
});

const ladder = fc.record({
  letterLeavesAfter: fc.integer({ min: 0, max: 8 }),
  acts: fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 30 }),
      act: fc.constantFrom<AnswerAct>("acknowledge", "acknowledge", "accept", "decline", "propose"),
      promisedIn: fc.integer({ min: 1, max: 20 }),
    }),
    { maxLength: 3 },
  ),
});

it("never reminds after an answer, nor more than two mails and a call, nor twice in two days", async () => {
  await fc.assert(
    fc.asyncProperty(ladder, async ({ letterLeavesAfter, acts }) => {
      await start();
      let answeredOn: string | undefined;
      const reminders: [string, string][] = [];
      for (let step = 0; step <= 32; step += 1) {
        const day = addWorkingDays("2026-05-12", step);
        if (step === letterLeavesAfter) await leave(day);
        reminders.push(...(await daysUntil(day)));
        for (const { act, promisedIn } of acts.filter((other) => other.day === step)) {
          if (answeredOn || step < letterLeavesAfter) continue;
          await answer(act, act === "acknowledge" ? addWorkingDays(day, promisedIn) : undefined);
          if (act !== "acknowledge") answeredOn = day;
        }
      }
      const days = reminders.map(([, day]) => day);
      expect(reminders.filter(([kind]) => kind === "mail").length).toBeLessThanOrEqual(2);
      expect(reminders.filter(([kind]) => kind === "call").length).toBeLessThanOrEqual(1);
      if (answeredOn) expect(days.filter((day) => day > String(answeredOn))).toEqual([]);
      for (const [place, day] of days.entries()) {
        const before = days[place - 1] ?? addWorkingDays("2026-05-12", letterLeavesAfter);
        expect(workingDaysBetween(before, day)).toBeGreaterThanOrEqual(2);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

async function start(sentOn?: string): Promise<void> {
  await resetDatabase();
  setClock(typeof sentOn === "string" ? atParis(sentOn, "10:00") : TUESDAY);
  user = await createUser();
  const householdId = await createFile(user);
  handOff = await createHandOff(user, { householdId, partner: await createAgency(user) });
  await settle();
}

/** Who the call task and the next action of the file are given to. */
async function callers(): Promise<(string | undefined)[]> {
  const [task] = await Task.find({}).lean();
  return [task?.ownerId, (await fileOf(handOff.householdId)).nextAction?.ownerId];
}

/** The mail of the request leaves on this day. */
async function leave(day: string): Promise<void> {
  const sentAt = atParis(day, "10:01");
  await Mail.updateOne({ _id: handOff.mailId }, { $set: { state: "sent", sentAt } });
}

/** Runs the reminders each working morning until a day; what they did, and when. */
async function daysUntil(last: string): Promise<[string, string][]> {
  const before = (await reloadHandOff(handOff._id)).reminders.length;
  for (let day = toDay(now()); day <= last; day = addWorkingDays(day, 1)) {
    setClock(atParis(day, "09:05"));
    await sendDueReminders(10);
    await settle();
  }
  const { reminders } = await reloadHandOff(handOff._id);
  return reminders.slice(before).map(({ at, kind }) => [kind, toDay(at)]);
}

async function answer(act: AnswerAct, promisedOn?: string): Promise<void> {
  const input = { act, origin: "link" as const, reasons: [], promisedOn };
  await recordAnswer({ id: null }, await reloadHandOff(handOff._id), CONTACT, input);
  await settle();
}
