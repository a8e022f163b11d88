import { beforeEach, describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Entry } from "#models/entry";
import type { HandOffRecord } from "#models/hand-off";
import { Mail, type MailRecord } from "#models/mail";
import { Partner } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, mailsOf } from "#tests/factories/files";
import { reloadHandOff } from "#tests/factories/hand-offs";
import {
  agreeLastVisit,
  answerIntroduction,
  createAgreedVisit,
  createIntroduction,
  VISIT,
} from "#tests/factories/introductions";
import { SOFTWARE, type User } from "~/core/auth/actor";
import { advanceClock, now, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { renderMail } from "~/core/outbox/render.server";
import { callOffVisit } from "~/features/calendar/visit-letters.commands.server";
import { visitWords } from "~/features/calendar/visit-moment";
import { readVisitUid, visitUid } from "~/features/calendar/visit-uid.server";
import { restoreHandOff } from "~/features/hand-offs/hand-off-restore.commands.server";
import { revokeHandOff } from "~/features/hand-offs/hand-off-revocation.commands.server";

const DECLINE = { act: "decline", message: "" };
const OTHER_DAY = { ...VISIT, visitOn: "2026-06-09", hour: "de 9 h à 11 h" };

let user: User;

beforeEach(async () => {
  user = await createUser();
});

describe("a visit agreed", () => {
  it("invites the structure and the candidate, each by a name of their own, at its hour in Paris", async () => {
    const { _id, householdId } = await createAgreedVisit(user);
    const { emails, firstName } = await candidateOf(householdId);

    const [toStructure] = await mailsOf("visit-agreed");
    expect(toStructure).toMatchObject({
      ...{ to: "paul.roques@deux-ponts.example", handOffId: _id, mailClass: "bureau", isManual: true },
      params: { event: { uid: visitUid(_id, "structure"), sequence: 0, on: "2026-06-02", time: "14:00" } },
    });
    const [toCandidate] = await mailsOf("visit-own");
    expect(toCandidate).toMatchObject({
      ...{ to: emails[0], mailClass: "bureau" },
      params: { language: "fr", firstName, event: { uid: visitUid(_id, "candidate"), sequence: 0 } },
    });
  });

  it("tells whom the colleague has still to warn", async () => {
    const { _id, householdId } = await createIntroduction(user);
    await answerIntroduction(_id, VISIT);
    await Candidate.updateOne({ householdId }, { emails: [] });
    expect(await agreeLastVisit(user, _id)).toBe("mailed");

    await answerIntroduction(_id, OTHER_DAY);
    await Partner.updateMany({}, { $unset: { "contacts.0.email": 1 } });
    expect(await agreeLastVisit(user, _id)).toBe("to-tell");
  });

  it("is not written to a candidate who asked not to be", async () => {
    const { _id, householdId } = await createIntroduction(user);
    await answerIntroduction(_id, VISIT);
    await Candidate.updateOne({ householdId }, { noContact: { at: now(), by: "person" } });
    await agreeLastVisit(user, _id);
    expect(await mailsOf("visit-own")).toEqual([]);
  });

  it("is told in the language of the candidate", async () => {
    const { _id, householdId } = await createIntroduction(user);
    await answerIntroduction(_id, VISIT);
    await Candidate.updateOne({ householdId }, { language: "en" });
    await agreeLastVisit(user, _id);
    const [letter] = await mailsOf("visit-own");
    expect(letter?.params).toMatchObject({ language: "en", when: "on Tuesday 2 June at 14:00" });
  });

  it("leaves at any hour when it is within 24 hours", async () => {
    const { _id } = await createIntroduction(user);
    await answerIntroduction(_id, { ...VISIT, visitOn: "2026-05-13" });
    setClock(new Date("2026-05-12T19:00:00Z"));
    await agreeLastVisit(user, _id);
    for (const { mailClass, dueAt } of [
      ...(await mailsOf("visit-agreed")),
      ...(await mailsOf("visit-own")),
    ]) {
      expect(mailClass).toBe("reponse");
      expect(dueAt.getTime() - now().getTime()).toBeLessThan(60_000);
    }
  });
});

describe("a visit dropped", () => {
  it("calls back the invitations that had not left, and writes to nobody", async () => {
    const { _id } = await createAgreedVisit(user);
    await answerIntroduction(_id, DECLINE);
    expect(await states("visit-agreed", "visit-own")).toEqual(["cancelled", "cancelled"]);
    expect(await mailsOf("visit-cancelled")).toEqual([]);
  });

  it("takes out of every calendar the invitations that had left, by the same name and a greater sequence", async () => {
    const { _id } = await leftVisit();
    await answerIntroduction(_id, DECLINE);
    const letters = await mailsOf("visit-cancelled");
    expect(letters.map(({ params }) => params)).toMatchObject([
      { guest: "structure", event: { uid: visitUid(_id, "structure"), sequence: 1, on: "2026-06-02" } },
      { guest: "candidate", event: { uid: visitUid(_id, "candidate"), sequence: 1, on: "2026-06-02" } },
    ]);
    expect(letters.map(({ mailClass }) => mailClass)).toEqual(["bureau", "bureau"]);
    expect(await countAudited("hand-off.visit-called-off", _id)).toBe(1);
    expect(
      await Entry.countDocuments({ handOffId: _id, text: /Visite annulée.*la structure et la personne/ }),
    ).toBe(1);
  });

  it("names nobody: the structure may have been asked to forget who was to come", async () => {
    const { _id, householdId } = await leftVisit();
    await takeBack(_id);
    const { firstName, lastName } = await candidateOf(householdId);
    const [letter] = await mailsOf("visit-cancelled");
    expect(JSON.stringify(letter?.params)).not.toMatch(new RegExp(`${firstName}|${lastName}`));
  });

  it("is told at any hour when it was to take place within 24 hours", async () => {
    const { _id } = await leftVisit();
    setClock(new Date("2026-06-01T19:00:00Z"));
    await takeBack(_id);
    expect((await mailsOf("visit-cancelled")).map(({ mailClass }) => mailClass)).toEqual([
      "reponse",
      "reponse",
    ]);
  });

  it("stays in the calendars once it took place", async () => {
    const { _id } = await leftVisit();
    setClock(new Date("2026-06-03T08:00:00Z"));
    await takeBack(_id);
    expect(await mailsOf("visit-cancelled")).toEqual([]);
  });

  it("goes to those who got the invitation, and to the address it went to", async () => {
    const { _id } = await createAgreedVisit(user);
    await leave(await mailsOf("visit-agreed"));
    await Partner.updateMany({}, { $set: { "contacts.0.email": "autre@msp.example" } });
    await answerIntroduction(_id, DECLINE);
    expect(await mailsOf("visit-cancelled")).toMatchObject([{ to: "paul.roques@deux-ponts.example" }]);
    expect(await states("visit-own")).toEqual(["cancelled"]);
  });

  it("is told once, however many times its follow-up is carried out", async () => {
    const { _id } = await leftVisit();
    await answerIntroduction(_id, DECLINE);
    await callOffVisit(SOFTWARE, _id, newId());
    await settle();
    expect(await mailsOf("visit-cancelled")).toHaveLength(2);
  });

  it("waits for a letter that is leaving at that moment", async () => {
    const { _id } = await createAgreedVisit(user);
    await Mail.updateMany({ template: "visit-agreed" }, { lockedUntil: new Date(Date.now() + 60_000) });
    await answerIntroduction(_id, DECLINE);
    await expect(callOffVisit(SOFTWARE, _id, newId())).rejects.toThrow("is leaving");

    await leave(await mailsOf("visit-agreed"));
    await callOffVisit(SOFTWARE, _id, newId());
    expect(await mailsOf("visit-cancelled")).toMatchObject([{ params: { guest: "structure" } }]);
  });
});

describe("another day", () => {
  it("is a new invitation that leaves by itself, greater than what took the former back", async () => {
    const { _id } = await leftVisit();
    await answerIntroduction(_id, OTHER_DAY);
    await agreeLastVisit(user, _id);
    const invitations = await mailsOf("visit-agreed");
    expect(invitations[1]?.params).toMatchObject({
      event: {
        ...{ uid: visitUid(_id, "structure"), sequence: 2 },
        ...{ on: "2026-06-09", time: "09:00", until: "11:00" },
      },
    });
    expect((await mailsOf("visit-own")).map(({ state }) => state)).toEqual(["sent", "waiting"]);
    expect((await reloadHandOff(_id)).visitLetters?.map(({ sequence }) => sequence)).toEqual([
      0, 0, 1, 1, 2, 2,
    ]);
  });

  it("agreed before the former was taken back replaces it: nobody is told of a cancellation afterwards", async () => {
    const { _id } = await leftVisit();
    await answerIntroduction(_id, OTHER_DAY);
    await Mail.deleteMany({ template: "visit-cancelled" });
    await agreeLastVisit(user, _id);
    await callOffVisit(SOFTWARE, _id, newId());
    await settle();
    expect(await mailsOf("visit-cancelled")).toEqual([]);
  });
});

describe("a visit withdrawn with its introduction", () => {
  it("is as it was when that is undone within ten seconds, and nobody is told of anything", async () => {
    const before = await leftVisit();
    const { nextAction } = await fileOf(before.householdId);
    await takeBack(before._id);
    for (const { dueAt, state, isManual } of await mailsOf("visit-cancelled")) {
      expect({ state, isManual }).toEqual({ state: "waiting", isManual: true });
      expect(dueAt.getTime() - now().getTime()).toBeGreaterThan(9_000);
    }

    expect(await undo(before._id)).toBe("with-visit");
    expect(await states("visit-cancelled")).toEqual(["cancelled", "cancelled"]);
    expect(await mailsOf("hand-off")).toHaveLength(1);
    expect(await states("visit-agreed", "visit-own")).toEqual(["sent", "sent"]);
    const { state, linkVersion, introduction } = before;
    expect(await reloadHandOff(before._id)).toMatchObject({ state, linkVersion, introduction });
    expect(await Entry.countDocuments({ kind: "visit", deletedAt: { $exists: false } })).toBe(1);
    expect((await fileOf(before.householdId)).nextAction).toEqual(nextAction);
  });

  it("lets the invitations leave that had not left", async () => {
    const { _id } = await createAgreedVisit(user);
    await takeBack(_id);
    expect(await states("visit-agreed", "visit-own")).toEqual(["cancelled", "cancelled"]);
    await undo(_id);
    expect(await states("visit-agreed", "visit-own")).toEqual(["waiting", "waiting"]);
  });

  it("can be called off again afterwards, by a greater sequence", async () => {
    const { _id } = await leftVisit();
    await takeBack(_id);
    await undo(_id);
    await takeBack(_id);
    const waiting = (await mailsOf("visit-cancelled")).filter(({ state }) => state === "waiting");
    expect(waiting.map(({ params }) => params)).toMatchObject([
      { event: { sequence: 2 } },
      { event: { sequence: 2 } },
    ]);
  });

  it("is no longer announced later than that: the structure is asked again", async () => {
    const { _id } = await createAgreedVisit(user);
    await takeBack(_id);
    expect((await reloadHandOff(_id)).introduction?.visit).toBeUndefined();
    advanceClock(11_000);
    expect(await undo(_id)).toBe("visit-lost");
    expect((await reloadHandOff(_id)).introduction?.visit).toBeUndefined();
    expect(await mailsOf("hand-off")).toHaveLength(2);
  });
});

it.each([
  ["14 h", "mardi 2\u00a0juin à 14 h", "on Tuesday 2 June at 14:00"],
  ["de 9 h à 11 h", "mardi 2\u00a0juin de 9 h à 11 h", "on Tuesday 2 June from 09:00 to 11:00"],
  ["en fin de journée", "mardi 2\u00a0juin, en fin de journée", "on Tuesday 2 June, en fin de journée"],
  [undefined, "mardi 2\u00a0juin", "on Tuesday 2 June"],
])("says of a visit at %s its weekday and hour, in both languages", (hour, fr, en) => {
  const visit = { on: "2026-06-02", hour };
  expect(visitWords(visit, "fr", "2026-05-12")).toBe(fr);
  expect(visitWords(visit, "en", "2026-05-12")).toBe(en);
  expect(visitWords(visit, "en", "2025-12-30")).toContain("2 June 2026");
});

it("tells a candidate in English, by their first name and without a French space, of a visit and of its end", async () => {
  const { _id, householdId } = await createIntroduction(user);
  await Candidate.updateOne({ householdId }, { language: "en" });
  await answerIntroduction(_id, VISIT);
  await agreeLastVisit(user, _id);
  const [invitation] = await mailsOf("visit-own");
  expect(await textOf(invitation)).toMatch(/When: on Tuesday/);

  await leave([...(await mailsOf("visit-agreed")), ...(await mailsOf("visit-own"))]);
  await takeBack(_id);
  const [, letter] = await mailsOf("visit-cancelled");
  const { firstName } = await candidateOf(householdId);
  expect(await textOf(letter)).toContain(`Hello ${firstName},`);
});

it("knows the visit and the guest by the name in a calendar, and no name made elsewhere", () => {
  const handOffId = newId();
  const uid = visitUid(handOffId, "candidate");
  expect(readVisitUid(uid)).toEqual({ handOffId, guest: "candidate" });
  expect(readVisitUid(uid.replace("-c-", "-s-"))).toBeNull();
  expect(readVisitUid(uid.replace(handOffId, newId()))).toBeNull();
  expect(readVisitUid("040000008200E00074C5B7101A82E008")).toBeNull();
});

/** A visit agreed whose invitations left. */
async function leftVisit(): Promise<HandOffRecord> {
  const handOff = await createAgreedVisit(user);
  await leave([...(await mailsOf("visit-agreed")), ...(await mailsOf("visit-own"))]);
  return handOff;
}

async function takeBack(handOffId: string): Promise<void> {
  await revokeHandOff(user, await reloadHandOff(handOffId));
  await settle();
}

async function textOf(mail: MailRecord | undefined): Promise<string> {
  if (!mail) throw new Error("no such letter");
  return (await renderMail(mail, { forDisplay: true })).text;
}

async function undo(handOffId: string): Promise<string> {
  const restored = await restoreHandOff(user, await reloadHandOff(handOffId));
  await settle();
  return restored;
}

async function leave(mails: MailRecord[]): Promise<void> {
  await Mail.updateMany(
    { _id: { $in: mails.map(({ _id }) => _id) } },
    { $set: { state: "sent", sentAt: now() }, $unset: { lockedUntil: 1 } },
  );
}

async function states(...templates: string[]): Promise<string[]> {
  const mails = await Promise.all(templates.map(mailsOf));
  return mails.flat().map(({ state }) => state);
}
