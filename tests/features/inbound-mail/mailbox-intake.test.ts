import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Mailbox } from "#models/mailbox";
import { Message } from "#models/message";
import { testEngineUri } from "#tests/support/database";
import { type Dovecot, hasDovecot, startDovecot } from "#tests/support/dovecot";
import { AGGREGATES } from "~/core/db/models.server";
import { settle, sweep } from "~/core/db/relay.server";
import { env } from "~/core/env.server";
import { type MailboxReader, mailboxReader } from "~/features/inbound-mail/mailbox.commands.server";
import { receiveMail } from "~/features/inbound-mail/receive.commands.server";

const isHere = hasDovecot();
const KILLED_AFTER = 3;
const COUNT = 15;

let server: Dovecot;
let readers: MailboxReader[] = [];

beforeAll(async () => {
  if (isHere) server = await startDovecot();
});
afterAll(async () => {
  if (isHere) await server.remove();
});

beforeEach(() => {
  env().imapUrl = isHere ? server.url() : undefined;
});

afterEach(async () => {
  for (const reader of readers) await reader.stop();
  readers = [];
  env().imapUrl = undefined;
});

describe.skipIf(!isHere)("a mailbox read into the base", { timeout: 60_000 }, () => {
  it("has each of its mails once, although the process that read it was killed", async () => {
    await seen();
    await server.append(Array.from({ length: COUNT }, (_, index) => mail(index + 1)));
    const worker = startWorker();
    await vi.waitFor(
      async () => expect(await Message.countDocuments()).toBeGreaterThanOrEqual(KILLED_AFTER),
      {
        timeout: 40_000,
        interval: 5,
      },
    );
    await kill(worker);
    const left = await Message.countDocuments();
    await Mailbox.updateOne({}, { $set: { "lease.until": new Date(0) } });

    await readerOf().read();

    expect(left).toBeLessThan(COUNT);
    await vi.waitFor(async () => expect(await Message.countDocuments()).toBe(COUNT), { timeout: 10_000 });
    await settle();
    await sweep(AGGREGATES);
    expect(await Message.distinct("subject")).toHaveLength(COUNT);
    expect(await AuditEvent.countDocuments({ action: "message.received" })).toBe(COUNT);
  });

  it("has each of its mails once, although its place was lost", async () => {
    await seen();
    const { lastUid } = await Mailbox.findOne({}).orFail().lean();
    await server.append([mail(1), mail(2), mail(3)]);
    const reader = readerOf();
    expect(await reader.read()).toBe(3);
    await Mailbox.updateOne({}, { $set: { lastUid } });
    expect(await reader.read()).toBe(3);
    expect(await Message.countDocuments()).toBe(3);
  });

  it("takes the worst of mails, and the next one", async () => {
    await seen();
    await server.append([...HOSTILE, mail(1)]);

    await readerOf().read();

    expect((await Mailbox.findOne({}).orFail().lean()).toRetry).toEqual([]);
    expect(await Message.countDocuments()).toBe(HOSTILE.length + 1);
    expect(await Message.countDocuments({ subject: "n° 1", text: /Bonjour/ })).toBe(1);
  });

  it("names the files of a mail too heavy for it, beside its text", async () => {
    await seen();
    await server.append(heavyMail());
    await readerOf().read();
    expect(await Message.findOne({}).orFail().lean()).toMatchObject({
      subject: "Photos de l’appartement",
      text: expect.stringContaining("Les photos sont jointes, à bientôt."),
      attachments: [{ name: "été.zip", type: "application/zip", refusal: "size" }],
    });
  });
});

const HOSTILE: (string | Buffer)[] = [
  readFileSync(fileURLToPath(new URL("../../corpus/frozen/19-html-only-hostile.eml", import.meta.url))),
  "\r\n",
  'From: a@b.example\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nno header, no end',
  `From: ${"a".repeat(50_000)}@b.example\r\nSubject: ${"=?utf-8?B?4oKs?= ".repeat(5000)}\r\n\r\nlong`,
  `From: a@b.example\r\n${"X-Filler: y\r\n".repeat(20_000)}\r\nmany headers`,
  `From: a@b.example\r\n${nested(300)}`,
  'From: a@b.example\r\nContent-Type: text/plain; charset="../../etc"\r\n\r\nodd charset',
  "From: a@b.example\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!! not base64 !!!!",
  Buffer.concat([
    Buffer.from("From: a@b.example\r\nSubject: "),
    Buffer.alloc(200, 0xff),
    Buffer.from("\r\n\r\n\xfe\xff", "latin1"),
  ]),
];

function nested(depth: number): string {
  const open = Array.from(
    { length: depth },
    (_, level) => `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n`,
  );
  return `${open.join("")}Content-Type: text/plain\r\n\r\ndeep`;
}

function mail(number: number): string {
  return [
    ...[
      "From: Paul Roques <paul@agence.example>",
      "To: conciergerie@lot.example",
      `Subject: =?utf-8?Q?n=C2=B0_${number}?=`,
    ],
    ...[`Message-ID: <${number}@agence.example>`, "Content-Type: text/plain; charset=utf-8"],
    ...["", "Bonjour, avez-vous reçu mon appel ?", ""],
  ].join("\r\n");
}

function heavyMail(): string {
  const zip = `${"A".repeat(76)}\r\n`.repeat(26 * 1024 * 14);
  return [
    ...["From: paul@agence.example", "Subject: =?utf-8?Q?Photos_de_l=E2=80=99appartement?="],
    ...["Message-ID: <heavy@agence.example>", "MIME-Version: 1.0"],
    ...['Content-Type: multipart/mixed; boundary="b"', ""],
    ...[
      "--b",
      "Content-Type: text/plain; charset=windows-1252",
      "Content-Transfer-Encoding: quoted-printable",
    ],
    ...["", "Les photos sont jointes, =E0 bient=F4t."],
    ...["--b", "Content-Type: application/zip", "Content-Transfer-Encoding: base64"],
    ...['Content-Disposition: attachment; filename="=?utf-8?Q?=C3=A9t=C3=A9.zip?="', "", `${zip}--b--`, ""],
  ].join("\r\n");
}

function readerOf(): MailboxReader {
  const reader = mailboxReader(receiveMail);
  readers.push(reader);
  return reader;
}

/** Connected once: from now on its mails are read. */
async function seen(): Promise<void> {
  const reader = readerOf();
  await reader.read();
  await reader.stop();
}

function startWorker(): ChildProcess {
  const script = fileURLToPath(new URL("./mailbox-worker.ts", import.meta.url));
  return spawn(process.execPath, ["--import", "tsx", script, testEngineUri()], {
    env: { ...process.env, IMAP_URL: server.url() },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function kill(worker: ChildProcess): Promise<void> {
  const closed = once(worker, "close");
  worker.kill("SIGKILL");
  await closed;
}
