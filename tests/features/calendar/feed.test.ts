import { beforeEach, describe, expect, it } from "vitest";
import { Account } from "#models/account";
import { Candidate } from "#models/candidate";
import { createUser } from "#tests/factories/accounts";
import { countAudited, fileOf, refusalOf } from "#tests/factories/files";
import { createHandOff } from "#tests/factories/hand-offs";
import { createAgreedVisit } from "#tests/factories/introductions";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { advanceClock, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { disableAccount, updateAccount } from "~/features/accounts/accounts.commands.server";
import { setDelegate } from "~/features/accounts/own-account.commands.server";
import { getFeed, getFeedStanding } from "~/features/calendar/feed.queries.server";
import { cutCalendarLink, openCalendarLink, showNames } from "~/features/calendar/feed-link.commands.server";
import { feedReadingsWritten } from "~/features/calendar/feed-reading.server";
import { writeNote } from "~/features/file/file-notes.commands.server";
import { setNextAction } from "~/features/households/households.commands.server";
import { openTask } from "~/features/tasks/tasks.commands.server";

const HOUR = 3_600_000;

let user: User;

beforeEach(async () => {
  user = await createUser("referent", { name: "Jeanne Vidal" });
  await openCalendarLink(user);
});

describe("the private calendar", () => {
  it("holds nothing, and is still a calendar, for who follows no file", async () => {
    const text = await read();
    expect(text).toMatch(/^BEGIN:VCALENDAR/);
    expect(text).not.toContain("BEGIN:VEVENT");
  });

  it("shows a visit agreed at its hour, once, though it is also in the timeline and comes next", async () => {
    await createAgreedVisit(user);
    const lines = await eventsOn("20260602");
    expect(lines.map(({ SUMMARY }) => SUMMARY)).toEqual(["Visite – dossier"]);
    expect(lines[0]).toMatchObject({ DTSTART: "20260602T120000Z", DTEND: "20260602T130000Z" });
  });

  it("shows a visit noted in a file and what is to be done as whole days, a next action with an hour at that hour", async () => {
    const householdId = await createFile(user);
    const file = await fileOf(householdId);
    await writeNote(user, file, { text: "Visite du logement de Bellevue", visitOn: "2026-06-03" });
    await openTask(user, householdId, { label: "Relire le bail", ownerId: user.id, dueOn: "2026-06-04" });
    await setNextAction(
      user,
      householdId,
      { label: "Rappeler Élodie", ownerId: user.id, dueOn: "2026-12-07", time: "14:00", origin: "typed" },
      "0123456789abcdef01234567",
    );
    await settle();
    expect(await eventsOn("20260603")).toMatchObject([{ SUMMARY: "Visite – dossier" }]);
    expect(await eventsOn("20260604")).toMatchObject([{ SUMMARY: "Tâche – dossier" }]);
    expect(await eventsOn("20261207")).toMatchObject([
      { SUMMARY: "Prochaine action – dossier", DTSTART: "20261207T130000Z" },
    ]);
  });

  it("shows the answer a partner owes by the day asked, in place of the next action that says the same", async () => {
    await createHandOff(user);
    await settle();
    expect((await eventsOn("20260519")).map(({ SUMMARY }) => SUMMARY)).toEqual([
      "Réponse attendue – dossier",
    ]);
  });

  it("names nobody and no place unless its owner asks, and leads to the file", async () => {
    const { householdId } = await createAgreedVisit(user);
    const candidate = await Candidate.findOne({ householdId }).orFail().lean();
    const text = await read();
    expect(text).not.toMatch(new RegExp(`${candidate.lastName}|${candidate.firstName}|Tilleuls|Roques`, "i"));
    expect(text).toContain(`/households/${householdId}`);

    await showNames(user, true);
    const named = await read();
    expect(named).toContain("Visite\\, Maison de santé des Tilleuls");
    expect(named).toContain(candidate.lastName);
  });

  it("holds nothing of the files of a colleague, but during an absence entrusted", async () => {
    const colleague = await createUser("referent", { name: "Hugo Delorme" });
    await createAgreedVisit(colleague);
    expect(await read()).not.toContain("BEGIN:VEVENT");

    await setDelegate(colleague, { accountId: user.id, fromOn: "2026-05-12", toOn: "2026-05-20" });
    expect(await eventsOn("20260602")).toHaveLength(1);
  });

  it("keeps the last 30 days and the next twelve months", async () => {
    const householdId = await createFile(user);
    for (const dueOn of ["2026-04-11", "2026-04-12", "2027-05-13", "2027-05-14"]) {
      await openTask(user, householdId, { label: "Appeler", ownerId: user.id, dueOn });
    }
    const days = (await events()).filter(({ SUMMARY }) => SUMMARY?.startsWith("Tâche"));
    expect(days.map((line) => line["DTSTART;VALUE=DATE"]).sort()).toEqual(["20260412", "20270513"]);
  });

  it("keeps the name of an event when it moves, with a greater sequence", async () => {
    const householdId = await createFile(user);
    const move = async (dueOn: string, id: string) => {
      const next = { label: "Rappeler", ownerId: user.id, dueOn, origin: "typed" as const };
      await setNextAction(user, householdId, next, id);
      await settle();
      const all = await events();
      return all.find(({ SUMMARY }) => SUMMARY?.startsWith("Prochaine"));
    };
    const before = await move("2026-06-04", "0123456789abcdef01234567");
    const after = await move("2026-06-05", "0123456789abcdef01234568");
    expect(after?.UID).toBe(before?.UID);
    expect(Number(after?.SEQUENCE)).toBeGreaterThan(Number(before?.SEQUENCE));
  });
});

describe("its link", () => {
  it("answers nothing once cut, nor ever again, and a new one does", async () => {
    const first = await token();
    await cutCalendarLink(user);
    expect(await refusalOf(getFeed(first, { isRead: true }))).toBe(404);
    expect(await getFeedStanding(user)).toEqual({ showsNames: false });
    expect(await refusalOf(cutCalendarLink(user))).toContain("déjà coupé");

    await openCalendarLink(user);
    expect(await refusalOf(getFeed(first, { isRead: true }))).toBe(404);
    expect(await read()).toMatch(/^BEGIN:VCALENDAR/);
    expect(await countAudited("account.calendar-cut", user.id)).toBe(1);
    expect(await countAudited("account.calendar-opened", user.id)).toBe(2);
  });

  it("is replaced by a new one, the choice of names kept", async () => {
    const first = await token();
    await showNames(user, true);
    await openCalendarLink(user);
    expect(await token()).not.toBe(first);
    expect(await refusalOf(getFeed(first, { isRead: true }))).toBe(404);
    expect((await getFeedStanding(user)).showsNames).toBe(true);
  });

  it("closes with the account, and with another role", async () => {
    const own = await token();
    const boss = await createUser("responsable");
    await disableAccount(boss, user.id);
    expect(await refusalOf(getFeed(own, { isRead: true }))).toBe(404);

    const other = await createUser();
    await openCalendarLink(other);
    const theirs = await token(other);
    const { name, isWholeDepartement, territories } = await Account.findById(other.id).orFail().lean();
    const identity = { name, isWholeDepartement, territories };
    await updateAccount(boss, other.id, { role: "referent" }, { ...identity, role: "elu" });
    expect(await refusalOf(getFeed(theirs, { isRead: true }))).toBe(404);
    await updateAccount(boss, other.id, { role: "elu" }, { ...identity, role: "referent" });
    expect(await refusalOf(getFeed(theirs, { isRead: true }))).toBe(404);
  });

  it("is written in both ways of subscribing", async () => {
    const { https, webcal } = await getFeedStanding(user);
    expect(https).toMatch(/^https?:\/\/[^/]+\/agenda\/[\w-]+\.[\w-]+\.ics$/);
    expect(webcal).toBe(https?.replace(/^https?/, "webcal"));
  });

  it("says when a calendar last read it, to the hour, without another version of the account", async () => {
    const { version } = await Account.findById(user.id).orFail().lean();
    expect((await getFeedStanding(user)).readAt).toBeUndefined();
    await read();
    const first = (await getFeedStanding(user)).readAt;
    expect(first).toBeDefined();

    advanceClock(HOUR / 2);
    await read();
    expect((await getFeedStanding(user)).readAt).toEqual(first);

    setClock(new Date("2026-05-12T11:00:00Z"));
    await read();
    expect((await getFeedStanding(user)).readAt).not.toEqual(first);
    expect((await Account.findById(user.id).orFail().lean()).version).toBe(version);
  });

  it.each([undefined, "", "x", "x.ics", "0123456789abcdef012345671.abc.ics"])(
    "is not guessed: %s",
    async (guess) => {
      expect(await refusalOf(getFeed(guess, { isRead: true }))).toBe(404);
    },
  );
});

async function token(owner = user): Promise<string> {
  const { https } = await getFeedStanding(owner);
  return https?.split("/").at(-1) ?? "";
}

async function read(): Promise<string> {
  const text = await getFeed(await token(), { isRead: true });
  await feedReadingsWritten();
  return text.replaceAll("\r\n ", "");
}

/** The events of the calendar, each property by its name. */
async function events(): Promise<Record<string, string>[]> {
  const blocks = (await read()).split("BEGIN:VEVENT\r\n").slice(1);
  return blocks.map((block) =>
    Object.fromEntries(block.split("\r\n").map((line) => [line.split(":")[0], line.replace(/^[^:]*:/, "")])),
  );
}

async function eventsOn(day: string): Promise<Record<string, string>[]> {
  const all = await events();
  return all.filter((line) => (line.DTSTART ?? line["DTSTART;VALUE=DATE"])?.startsWith(day));
}
