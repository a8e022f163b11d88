import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Candidate } from "#models/candidate";
import { Mail } from "#models/mail";
import { createUser } from "#tests/factories/accounts";
import { createHandOff } from "#tests/factories/hand-offs";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { now } from "~/core/clock.server";
import type { Effect } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { env } from "~/core/env.server";
import { newId } from "~/core/ids.server";
import { cancelMail } from "~/core/outbox/mail-commands.server";
import { keysOfFiles, mail, mailOf } from "~/core/outbox/mail-effect.server";
import { countStrandedMails, findMail, listMailEvents, listMails } from "~/core/outbox/mail-queries.server";
import { readingsWritten } from "~/core/reading-log.server";
import { refreshFile } from "~/features/households/household-refresh.commands.server";
import { JEANNE, reread, storeMail, storeSettings } from "./stored-mail";

const FIGEAC = "200067361";
const CAHORS = "200023737";

/** A colleague who sees the whole département. */
const EVERYWHERE: User = {
  id: newId(),
  name: "Jeanne Vidal",
  role: "referent",
  email: "jeanne.vidal@demo.example",
  isWholeDepartement: true,
  territories: [],
  delegators: [],
};

beforeEach(() => storeSettings());

afterEach(() => {
  env().smtpUrl = undefined;
});

describe("the list", () => {
  it("gives 50 mails a page, newest first", async () => {
    const start = now().getTime();
    for (let age = 0; age < 60; age += 1) await storeMail({ createdAt: new Date(start - age * 1000) });

    const first = await listMails(EVERYWHERE, { page: 1 });
    const second = await listMails(EVERYWHERE, { page: 2 });

    expect(first).toMatchObject({ total: 60, hasNext: true, page: 1 });
    expect(first.rows).toHaveLength(50);
    expect(second.rows).toHaveLength(10);
    expect(second.hasNext).toBe(false);
    expect(first.rows[0]?.createdAt.getTime()).toBe(start);
  });

  it("keeps only the state asked for", async () => {
    await storeMail({ state: "failed" });
    await storeMail();

    const { rows } = await listMails(EVERYWHERE, { page: 1, state: "failed" });

    expect(rows.map(({ state }) => state)).toEqual(["failed"]);
  });

  it("does not load what it does not print", async () => {
    await storeMail();

    const { rows } = await listMails(EVERYWHERE, { page: 1 });

    expect(rows[0]).not.toHaveProperty("params");
  });

  it("is answered and sorted by an index, whatever the filter and the scope", async () => {
    const sort = { createdAt: -1, _id: -1 } as const;
    for (const scope of [{}, visibleFor(ofTerritories(FIGEAC, CAHORS))]) {
      for (const state of [{}, { state: "failed" }]) {
        const filter = { ...scope, ...state };
        const plan = await Mail.collection.find(filter).sort(sort).limit(51).explain("queryPlanner");
        const { winningPlan } = plan.queryPlanner;
        expect(JSON.stringify(winningPlan)).toContain("IXSCAN");
        expect(JSON.stringify(winningPlan)).not.toContain('"SORT"');
      }
    }
  });
});

describe("who sees a mail", () => {
  it("is who may see its file, each mail once for a colleague of two territories", async () => {
    const both = await storeMail({ visibleTo: [`territory:${FIGEAC}`, `territory:${CAHORS}`] });
    const cahors = await storeMail({ visibleTo: [`territory:${CAHORS}`] });
    const team = await storeMail();
    const other = await storeMail({ visibleTo: ["territory:200041234"] });

    const { rows, total } = await listMails(ofTerritories(FIGEAC, CAHORS), { page: 1 });

    expect(new Set(rows.map(({ _id }) => _id))).toEqual(new Set([both._id, cahors._id, team._id]));
    expect([rows.length, total]).toEqual([3, 3]);
    expect(await findMail(ofTerritories(FIGEAC, CAHORS), other._id)).toBeNull();
    expect((await listMails(EVERYWHERE, { page: 1 })).total).toBe(4);
  });

  it("counts and pages only what this colleague may see", async () => {
    for (let rank = 0; rank < 120; rank += 1) {
      await storeMail({ visibleTo: [`territory:${rank % 2 === 0 ? FIGEAC : CAHORS}`], state: "failed" });
    }
    const figeac = ofTerritories(FIGEAC);

    const first = await listMails(figeac, { page: 1, state: "failed" });
    const second = await listMails(figeac, { page: 2, state: "failed" });

    expect([first.rows.length, first.total, first.hasNext]).toEqual([50, 60, true]);
    expect([second.rows.length, second.hasNext]).toEqual([10, false]);
  });

  it("follows the file to another territory", async () => {
    const user = await createUser();
    const householdId = await createFile(user, { territories: [FIGEAC] });
    await createHandOff(user, { householdId });
    await settle();
    const letters = async (code: string): Promise<string[]> =>
      (await listMails(ofTerritories(code), { page: 1 })).rows.flatMap((row) => row.householdId ?? []);
    expect([await letters(FIGEAC), await letters(CAHORS)]).toEqual([[householdId], []]);

    await Candidate.updateOne({ householdId }, { territories: [CAHORS] });
    await refreshFile(householdId);

    expect([await letters(FIGEAC), await letters(CAHORS)]).toEqual([[], [householdId]]);
  });

  it("is nobody but the whole département when its file is gone", async () => {
    const effect = { ...letterTo(newId()), at: now(), dueAt: now(), attempts: 0, actorId: null };
    const line = mailOf(effect, await keysOfFiles([effect]));
    expect(line.visibleTo).toEqual([]);
  });
});

describe("one mail", () => {
  it("is null when the id is unknown or unreadable", async () => {
    expect(await findMail(EVERYWHERE, newId())).toBeNull();
    expect(await findMail(EVERYWHERE, "not-an-id")).toBeNull();
    expect(await findMail(EVERYWHERE, undefined)).toBeNull();
  });

  it("is a reading of each of the files it speaks of", async () => {
    const user = await createUser();
    const first = await createHandOff(user);
    const second = await createHandOff(user, {
      householdId: await createFile(user, {
        firstName: "Marc",
        email: "m@x.example",
        phone: "06 98 76 54 32",
      }),
    });
    const { _id } = await storeMail({ handOffIds: [first._id, second._id] });

    await findMail(EVERYWHERE, _id);
    await readingsWritten();

    const read = await AuditEvent.distinct("subject.id", { action: "household.read" });
    expect(read.sort()).toEqual([first.householdId, second.householdId].sort());
  });

  it("remembers what happened to it", async () => {
    const mail = await storeMail({ dueAt: new Date(now().getTime() + 60_000) });
    await cancelMail(JEANNE, mail._id);

    const events = await listMailEvents(await reread(mail));

    expect(events.map(({ text }) => text)).toEqual(["écrit", "envoi annulé"]);
  });
});

describe("mails without a server", () => {
  it("are counted once due", async () => {
    await storeMail();
    await storeMail({ dueAt: new Date(now().getTime() + 60_000) });

    expect(await countStrandedMails(EVERYWHERE)).toBe(1);
  });

  it("are none when a server is set", async () => {
    await storeMail();
    env().smtpUrl = "smtp://127.0.0.1:1";

    expect(await countStrandedMails(EVERYWHERE)).toBe(0);
  });

  it("are counted among those this colleague may see", async () => {
    await storeMail({ visibleTo: ["territory:200023737"] });

    expect(await countStrandedMails(ofTerritories("200067361"))).toBe(0);
    expect(await countStrandedMails(ofTerritories("200023737"))).toBe(1);
  });
});

function ofTerritories(...territories: string[]): User {
  return { ...EVERYWHERE, id: newId(), isWholeDepartement: false, territories };
}

function letterTo(householdId: string): Effect {
  const params = { subject: "Bonjour", text: "Bonjour Clara,", senderName: "Jeanne Vidal" };
  return mail("reply", params, { to: "clara@fabre.example", householdId });
}
