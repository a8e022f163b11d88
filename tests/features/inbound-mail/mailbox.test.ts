import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { Mailbox, type MailboxRecord } from "#models/mailbox";
import { Message } from "#models/message";
import { createUser } from "#tests/factories/accounts";
import { callRoute } from "#tests/factories/routes";
import { type Dovecot, hasDovecot, startDovecot } from "#tests/support/dovecot";
import { runTask } from "~/core/background/tasks.server";
import { now } from "~/core/clock.server";
import { env } from "~/core/env.server";
import { newId } from "~/core/ids.server";
import { type MailboxReader, mailboxReader } from "~/features/inbound-mail/mailbox.commands.server";
import { mailboxReading, mailboxStanding } from "~/features/inbound-mail/mailbox.queries.server";
import { readMailboxUrl } from "~/features/inbound-mail/mailbox-address.server";
import { openMailbox } from "~/features/inbound-mail/mailbox-client.server";
import { listTasks } from "~/features/settings/background.queries.server";

const isHere = hasDovecot();
const DAY_MS = 86_400_000;
const SOON = { timeout: 8000, interval: 30 };
const YESTERDAY = new Date(Date.now() - DAY_MS);
const LAST_MONTH = new Date(Date.now() - 30 * DAY_MS);

let server: Dovecot;
let readers: MailboxReader[] = [];
let subjects: string[] = [];

beforeAll(async () => {
  if (isHere) server = await startDovecot();
});
afterAll(async () => {
  if (isHere) await server.remove();
});

beforeEach(() => {
  env().imapUrl = isHere ? server.url() : undefined;
  subjects = [];
});

afterEach(async () => {
  for (const reader of readers) await reader.stop();
  readers = [];
  env().imapUrl = undefined;
});

it("does nothing without a mailbox", async () => {
  env().imapUrl = undefined;
  expect(await readerOf().read()).toBe(0);
  expect(await Mailbox.countDocuments()).toBe(0);
});

describe.skipIf(!isHere)("a mailbox", { timeout: 30_000 }, () => {
  it("is never read back beyond its connection", async () => {
    await server.append(mail("older"), { receivedAt: YESTERDAY });
    await server.append(mail("just before"));
    const reader = readerOf();
    expect(await reader.read()).toBe(0);

    await server.append(mail("moved in with its old date"), { receivedAt: LAST_MONTH });
    await server.append(mail("new"));

    await vi.waitFor(() => expect(subjects).toEqual(["new"]), SOON);
    expect(await stored()).toMatchObject({ connectedAt: expect.any(Date) });
  });

  it("gives a mail as soon as it arrives, without being asked, at the moment of the software's clock", async () => {
    const moments: Date[] = [];
    const reader = readerOf(async (_raw, { receivedAt }) => {
      moments.push(receivedAt);
    });
    await reader.read();
    await sleep(500);
    const start = performance.now();
    await server.append(mail("hello"));
    await vi.waitFor(() => expect(moments).toHaveLength(1), SOON);
    // It is asked every twenty seconds only.
    expect(performance.now() - start).toBeLessThan(5000);
    expect(Math.abs((moments[0]?.getTime() ?? 0) - now().getTime())).toBeLessThan(5000);
    expect(await reader.read()).toBe(1);
  });

  it("gives its mails in order, reads on as long as fifty come at once, and keeps its place after each", async () => {
    const reader = readerOf();
    await reader.read();
    await reader.stop();
    const sent = Array.from({ length: 53 }, (_, index) => `n° ${index + 1}`);
    await server.append(sent.map((subject) => mail(subject)));
    const other = readerOf();
    expect(await other.read()).toBe(53);
    expect(subjects).toEqual(sent);
    expect((await stored()).readAt).toEqual(expect.any(Date));
  });

  it("is left as it was: no mail is marked as read", async () => {
    const reader = readerOf();
    await reader.read();
    await server.append(mail("untouched"));
    await vi.waitFor(() => expect(subjects).toContain("untouched"), SOON);
    await reader.stop();
    expect((await server.flags()).flat()).toEqual([]);
  });

  it("is found again after its server stopped, with what arrived meanwhile", async () => {
    const reader = readerOf();
    await reader.read();
    await server.stop();
    await expect(reader.read()).rejects.toThrow("la connexion au serveur de la boîte a été coupée");
    await server.start();
    await server.append(mail("while away"));
    await vi.waitFor(() => expect(subjects).toEqual(["while away"]), SOON);
    expect(await reader.read()).toBe(1);
  });

  it("is read again from its connection on when its server numbers the mails anew", async () => {
    await server.append(mail("older"), { receivedAt: YESTERDAY });
    const first = readerOf();
    await first.read();
    await server.append(mail("known"), { receivedAt: inAMinute() });
    await vi.waitFor(() => expect(subjects).toEqual(["known"]), SOON);
    await first.stop();
    const { uidValidity } = await stored();
    await server.renumber();
    await server.append(mail("after"), { receivedAt: inAMinute() });

    await readerOf().read();

    expect((await stored()).uidValidity).not.toBe(uidValidity);
    expect(subjects).toEqual(["known", "known", "after"]);
  });

  it("numbered anew is read again from two days before its last reading, not further back", async () => {
    const daysBefore = (days: number) => new Date(Date.now() - days * DAY_MS);
    await server.append(mail("of three days ago"), { receivedAt: daysBefore(3) });
    await server.append(mail("of yesterday"), { receivedAt: YESTERDAY });
    await seenOnce();
    await Mailbox.updateOne({}, { $set: { connectedAt: daysBefore(10) } });
    await server.renumber();
    await readerOf().read();
    expect(subjects).toContain("of yesterday");
    expect(subjects).not.toContain("of three days ago");
  });

  it("is read by one process only, and by another when the first is gone", async () => {
    await readerOf().read();
    await readers[0]?.stop();
    const until = new Date(Date.now() + 20_000);
    await Mailbox.updateOne({}, { $set: { lease: { by: newId(), until } } });
    await server.append(mail("for the other"));
    expect(await readerOf().read()).toBe(0);
    expect(subjects).toEqual([]);
    await Mailbox.updateOne({}, { $set: { "lease.until": new Date(0) } });
    expect(await readerOf().read()).toBe(1);
  });

  it("is left at once by a process that stops", async () => {
    const reader = readerOf();
    await reader.read();
    const start = performance.now();
    await reader.stop();
    expect(performance.now() - start).toBeLessThan(2000);
    expect((await stored()).lease).toBeUndefined();
    expect(await reader.read()).toBe(0);
  });
});

describe.skipIf(!isHere)("a mail the intake cannot bear", { timeout: 30_000 }, () => {
  it("holds up no other, is tried three times, then is left to a person with its subject and its sender", async () => {
    let tries = 0;
    const take = async (raw: Buffer) => {
      if (subjectOf(raw) === "poison") tries += 1;
      if (subjectOf(raw) === "poison") throw new Error("no");
      subjects.push(subjectOf(raw));
    };
    const reader = readerOf(take);
    await reader.read();
    await server.append(mail("poison", "Élise Marty <elise@agence.example>"));
    await server.append(mail("good"));
    await vi.waitFor(() => expect(subjects).toEqual(["good"]), SOON);
    expect(await dueRetries()).toEqual([30]);
    await retryNow(reader);
    expect(await dueRetries()).toEqual([300]);
    await retryNow(reader);

    expect(tries).toBe(3);
    expect((await stored()).toRetry).toEqual([]);
    expect(await Message.find({}).lean()).toMatchObject([
      {
        state: "waiting",
        subject: "poison",
        from: { name: "Élise Marty", address: "elise@agence.example" },
        text: expect.stringContaining("n’a pas pu être lu"),
        visibleTo: ["team"],
      },
    ]);
  });

  it("that ends the process is written down before each try, is not read first again, and is left to a person after three", async () => {
    await seenOnce();
    await server.append([mail("deadly", "Élise Marty <elise@agence.example>"), mail("good")]);
    const tried: number[] = [];
    for (let start = 0; start < 3; start += 1) {
      const reader = readerOf(async (raw) => {
        if (subjectOf(raw) !== "deadly") return void subjects.push(subjectOf(raw));
        tried.push((await stored()).toRetry[0]?.attempts ?? 0);
        await Mailbox.updateOne({}, { $set: { lease: { by: newId(), until: new Date(0) } } });
        throw new Error("what follows is never written");
      });
      await reader.read().catch(() => {});
      await reader.stop();
    }
    expect(tried).toEqual([1, 2, 3]);
    expect(subjects).toEqual(["good"]);
    await readerOf().read();
    expect((await stored()).toRetry).toEqual([]);
    expect(await Message.find({}).lean()).toMatchObject([{ state: "waiting", subject: "deadly" }]);
  });

  it("is taken in when a later try succeeds", async () => {
    let tries = 0;
    const reader = readerOf(async () => {
      tries += 1;
      if (tries === 1) throw new Error("not yet");
    });
    await reader.read();
    await server.append(mail("twice"));
    await vi.waitFor(() => expect(tries).toBe(1), SOON);
    await vi.waitFor(async () => expect((await stored()).toRetry).toHaveLength(1), SOON);
    await retryNow(reader);
    expect(tries).toBe(2);
    expect((await stored()).toRetry).toEqual([]);
    expect(await Message.countDocuments()).toBe(0);
  });
});

describe.skipIf(!isHere)("a mail above 25 MB", { timeout: 60_000 }, () => {
  it("is read without its files, which are named", async () => {
    const taken: { raw: Buffer; leftOut: unknown }[] = [];
    const reader = readerOf(async (raw, { leftOut }) => {
      taken.push({ raw, leftOut });
    });
    await reader.read();
    await server.append(heavyMail());
    await vi.waitFor(() => expect(taken).toHaveLength(1), { timeout: 30_000 });
    const { raw = Buffer.alloc(0), leftOut } = taken[0] ?? {};
    expect(raw.byteLength).toBeLessThan(2000);
    expect(raw.toString()).toContain("Subject: heavy");
    expect(raw.toString()).toContain('Content-Type: text/plain; charset="utf-8"');
    expect(raw.toString()).toContain("\r\n\r\nLes photos sont jointes.");
    expect(leftOut).toMatchObject([{ name: "photos.zip", type: "application/zip" }]);
  });
});

describe.skipIf(!isHere)("a mailbox that cannot be read", { timeout: 30_000 }, () => {
  it.each([
    ["refuse l’identifiant ou le mot de passe", () => server.url({ password: "wrong" })],
    ["le dossier «\u00A0Ailleurs\u00A0» de IMAP_URL n’existe pas", () => server.url({ folder: "Ailleurs" })],
    ["ne répond pas", () => "imap://a:wrong@127.0.0.1:1"],
    ["introuvable", () => "imap://a:wrong@nulle-part.invalid"],
  ])("says « %s » among the background tasks, never its password", async (sentence, url) => {
    env().imapUrl = url();
    await runTask({ name: "mailbox", label: "", everySeconds: 20, run: readerOf().read });
    const task = (await listTasks()).find(({ name }) => name === "mailbox");
    expect(task).toMatchObject({ failures: 1, lastError: expect.stringContaining(sentence) });
    expect(task?.lastError).not.toContain("wrong");
  });

  it.each([
    ["imap://a:b@imap.lot.example", true],
    ["imaps://a:b@imap.lot.example", false],
    ["imap://a:b@localhost", false],
    ["imap://a:b@[::1]:1143", false],
    ["imap://a:b@127.0.0.1.lot.example", true],
  ])("at %s is never given a password unencrypted, but on this machine", (url, mustUpgrade) => {
    expect(readMailboxUrl(url).mustUpgrade).toBe(mustUpgrade);
  });

  it("says that its server offers no encryption, and gives it no password", async () => {
    const address = { ...readMailboxUrl(server.url()), mustUpgrade: true };
    await expect(openMailbox(address)).rejects.toThrow(/ne propose pas de connexion chiffrée.*imaps:/);
  });

  it("is told, after a quarter of an hour, to those who see the settings", async () => {
    env().imapUrl = server.url({ password: "wrong" });
    const [responsable, elu] = [await createUser("responsable"), await createUser("elu")];
    const reader = readerOf();
    await reader.read().catch(() => {});
    await reader.stop();
    expect(await mailboxStanding(responsable)).toBeNull();
    await Mailbox.updateOne({}, { $set: { askedAt: new Date(Date.now() - 16 * 60_000) } });
    expect(await mailboxStanding(responsable)).toMatchObject({
      readAt: undefined,
      reason: expect.stringContaining("mot de passe"),
    });
    expect(await mailboxStanding(elu)).toBeNull();
    const { body } = await callRoute("_staff.outbox._index.tsx", responsable, "/outbox");
    expect(JSON.parse(body).unreadMailbox).toMatchObject({ reason: expect.stringContaining("mot de passe") });
    const triage = await callRoute("_staff.triage._index.tsx", responsable, "/triage");
    expect(JSON.parse(triage.body).unreadMailbox).toMatchObject({
      reason: expect.stringContaining("mot de passe"),
    });
    env().imapUrl = server.url();
    await readerOf().read();
    expect(await mailboxStanding(responsable)).toBeNull();
  });

  it("says in the settings of the sender where it is, when it was read, or why it is not", async () => {
    const responsable = await createUser("responsable");
    const readingOf = async () =>
      JSON.parse((await callRoute("_staff.settings.sender.tsx", responsable, "/settings/sender")).body)
        .reading;
    env().imapUrl = undefined;
    expect(await readingOf()).toBeNull();
    env().imapUrl = server.url({ password: "wrong" });
    const refused = readerOf();
    await refused.read().catch(() => {});
    await refused.stop();
    expect(await readingOf()).toMatchObject({ reason: expect.stringContaining("mot de passe") });
    env().imapUrl = server.url();
    await readerOf().read();
    const reading = await mailboxReading(responsable);
    expect(reading).toMatchObject({ place: expect.stringContaining("dossier INBOX"), reason: undefined });
    expect(reading?.readAt).toBeInstanceOf(Date);
    expect(JSON.stringify(reading)).not.toContain(readMailboxUrl(server.url()).password);
    expect(await mailboxReading(await createUser("elu"))).toBeNull();
  });
});

type Take = Parameters<typeof mailboxReader>[0];

function readerOf(take: Take = collect): MailboxReader {
  const reader = mailboxReader(take);
  readers.push(reader);
  return reader;
}

async function collect(raw: Buffer): Promise<void> {
  subjects.push(subjectOf(raw));
}

function subjectOf(raw: Buffer): string {
  return /^Subject: (.*?)\r?$/m.exec(raw.toString())?.[1] ?? "";
}

function mail(subject: string, from = "paul@agence.example"): string {
  return [
    ...[`From: ${from}`, "To: conciergerie@lot.example", `Subject: ${subject}`],
    ...[`Message-ID: <${newId()}@agence.example>`, "Content-Type: text/plain; charset=utf-8"],
    ...["", "Bonjour.", ""],
  ].join("\r\n");
}

function heavyMail(): string {
  const zip = `${"A".repeat(76)}\r\n`.repeat(26 * 1024 * 14);
  return [
    ...[
      "From: paul@agence.example",
      "Subject: heavy",
      "Message-ID: <heavy@agence.example>",
      "MIME-Version: 1.0",
    ],
    ...['Content-Type: multipart/mixed; boundary="b"', ""],
    ...["--b", "Content-Type: text/plain; charset=utf-8", "", "Les photos sont jointes."],
    ...["--b", "Content-Type: application/zip", "Content-Transfer-Encoding: base64"],
    ...['Content-Disposition: attachment; filename="photos.zip"', "", `${zip}--b--`, ""],
  ].join("\r\n");
}

/** Connected once: from now on its mails are read. */
async function seenOnce(): Promise<void> {
  const reader = readerOf();
  await reader.read();
  await reader.stop();
}

async function stored(): Promise<MailboxRecord> {
  return await Mailbox.findOne({}).orFail().lean<MailboxRecord>();
}

/** The waits before the tries to come, in seconds. */
async function dueRetries(): Promise<number[]> {
  const { toRetry } = await stored();
  return toRetry.map(({ nextAt }) => Math.round((nextAt.getTime() - Date.now()) / 10_000) * 10);
}

async function retryNow(reader: MailboxReader): Promise<void> {
  await Mailbox.updateOne({}, { $set: { "toRetry.$[].nextAt": new Date(0) } });
  await reader.read();
}

/** Its server's clock and ours may differ: after the connection for certain. */
function inAMinute(): Date {
  return new Date(Date.now() + 60_000);
}
