import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Mail } from "#models/mail";
import { createUser } from "#tests/factories/accounts";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { env } from "~/core/env.server";
import { newId } from "~/core/ids.server";
import { cancelMail } from "~/core/outbox/mail-commands.server";
import { countStrandedMails, findMail, listMailEvents, listMails } from "~/core/outbox/mail-queries.server";
import { JEANNE, reread, storeMail, storeSettings } from "./stored-mail";

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

  it("is answered by an index, whatever the filter", async () => {
    const sort = { createdAt: -1, _id: -1 } as const;
    for (const filter of [{}, { state: "failed" }]) {
      const plan = await Mail.collection.find(filter).sort(sort).limit(51).explain("queryPlanner");
      expect(JSON.stringify(plan)).toContain("IXSCAN");
    }
  });
});

describe("one mail", () => {
  it("is null when the id is unknown or unreadable", async () => {
    expect(await findMail(EVERYWHERE, newId())).toBeNull();
    expect(await findMail(EVERYWHERE, "not-an-id")).toBeNull();
    expect(await findMail(EVERYWHERE, undefined)).toBeNull();
  });

  it("is hidden with the file it belongs to, from a colleague of another territory", async () => {
    const elsewhere = await createUser("referent", { isWholeDepartement: false, territories: ["200067361"] });
    const own = await storeMail({ householdId: await createFile(elsewhere) });
    const other = await storeMail({
      householdId: await createFile(await createUser(), { email: "x@y.example", territories: ["200023737"] }),
    });

    expect(await findMail(elsewhere, own._id)).not.toBeNull();
    expect(await findMail(elsewhere, other._id)).toBeNull();
    const { rows } = await listMails(elsewhere, { page: 1 });
    expect(rows.map(({ _id }) => _id)).not.toContain(other._id);
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

    expect(await countStrandedMails()).toBe(1);
  });

  it("are none when a server is set", async () => {
    await storeMail();
    env().smtpUrl = "smtp://127.0.0.1:1";

    expect(await countStrandedMails()).toBe(0);
  });
});
