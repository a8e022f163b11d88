import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import type { ReadMail } from "~/features/inbound-mail/read-mail";
import { readMail } from "~/features/inbound-mail/read-mail.server";
import { senderOf } from "~/features/inbound-mail/senders";

interface Expected {
  file: string;
  client: string;
  kind: string;
  found: string;
  sender: string;
  text: string;
  signature: string;
  quotes: boolean;
  suggestion: Record<string, unknown> | null;
  returnOn?: string;
  bounced?: string;
  isPermanent?: boolean;
  attachments: { name: string; kept: boolean }[];
}

const CORPUS = path.resolve(import.meta.dirname, "../../corpus");
const MAILBOX = "conciergerie@departement.example";
const KEY = "6743f1c2a9d84e0b57c6e213a1b2c3d4e5f6";
const CONTACT = "claire.vidal@agence-des-quais.example";
const MESSAGE_ID = "<6743f1c2a9d84e0b57c6e213@conciergerie.example>";
const REPLY_ADDRESS = MAILBOX.replace("@", `+${KEY}@`);
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  CONTACT,
  MAILBOX,
  MESSAGE_ID,
  REPLY_ADDRESS,
  REPLY_ADDRESS_CAPITALS: REPLY_ADDRESS.toUpperCase(),
};
const READING = {
  mailbox: MAILBOX,
  ourHost: "conciergerie.example",
  at: new Date("2026-11-26T09:00:00+01:00"),
  trustedAuthority: "mx.departement.example",
};

const scores = new Map<string, { right: number; wrong: number; falseSuggestions: number }>();

describe.each(["frozen", "mails"].flatMap(corpusOf))("the mails of $folder", ({ folder, expected }) => {
  it.each(expected)("reads $file: $client", async (wanted) => {
    const mail = await readMail(rawOf(folder, wanted.file), READING);
    const read = asExpected(mail);
    count(folder, wanted, read);
    expect(read).toEqual(tidied(wanted));
  });

  it("has not one false suggestion", () => {
    const score = scores.get(folder);
    console.info(
      `${folder}: ${score?.right} right of ${expected.length}, ${score?.falseSuggestions} false, score ${(score?.right ?? 0) - 2 * (score?.falseSuggestions ?? 0)}`,
    );
    expect(score?.falseSuggestions).toBe(0);
  });
});

function corpusOf(folder: string): { folder: string; expected: Expected[] }[] {
  if (!existsSync(path.join(CORPUS, folder, "expected.json"))) return [];
  const expected: Expected[] = JSON.parse(readFileSync(path.join(CORPUS, folder, "expected.json"), "utf8"));
  return [{ folder, expected }];
}

function rawOf(folder: string, file: string): Buffer {
  // One byte, one character: some of these mails are in windows-1252.
  const raw = readFileSync(path.join(CORPUS, folder, file), "latin1");
  return Buffer.from(filled(raw), "latin1");
}

function filled(text: string): string {
  return text.replace(/\{\{(\w+)\}\}/g, (all, name) => PLACEHOLDERS[name] ?? all);
}

/** What the intake would find: one letter, one contact. */
function asExpected(mail: ReadMail) {
  const found = foundBy(mail);
  return {
    kind: mail.kind,
    found,
    sender: senderOf(mail, { contacts: [CONTACT], isThread: isThread(mail, found) }),
    text: tidy(mail.text),
    signature: tidy(mail.signature),
    quotes: mail.quoted !== "",
    suggestion: found === "nothing" ? null : mail.suggestion,
    returnOn: mail.returnOn,
    bounced: mail.bounce?.address,
    isPermanent: mail.bounce?.isPermanent,
    attachments: mail.attachments.map(({ name, refusal }) => ({ name, kept: !refusal })),
  };
}

function foundBy(mail: ReadMail): string {
  if (mail.kind === "loop") return "nothing";
  if (mail.replyKeys.includes(KEY)) return "key";
  if (mail.references.includes(MESSAGE_ID)) return "references";
  return mail.from.address === CONTACT ? "sender" : "nothing";
}

function isThread({ kind }: ReadMail, found: string): boolean {
  return kind !== "bounce" && (found === "key" || found === "references");
}

function tidied({ suggestion, ...wanted }: Expected): Record<string, unknown> {
  const act = suggestion?.act === "question" ? "ask" : suggestion?.act;
  return {
    ...{ kind: wanted.kind, found: wanted.found, sender: wanted.sender, quotes: wanted.quotes },
    text: tidy(wanted.text),
    signature: tidy(wanted.signature),
    suggestion: suggestion && { ...suggestion, act },
    returnOn: wanted.returnOn,
    bounced: wanted.bounced && filled(wanted.bounced),
    isPermanent: wanted.isPermanent,
    attachments: wanted.attachments.map(({ name, kept }) => ({ name, kept })),
  };
}

function tidy(text: string): string {
  return filled(text)
    .replace(/[^\S\n]+/g, " ")
    .trim();
}

function count(folder: string, wanted: Expected, read: ReturnType<typeof asExpected>): void {
  const score = scores.get(folder) ?? { right: 0, wrong: 0, falseSuggestions: 0 };
  const right = tidied(wanted);
  const isRight = isDeepStrictEqual(read, right);
  const isFalse = read.suggestion !== null && !isDeepStrictEqual(read.suggestion, right.suggestion);
  scores.set(folder, {
    right: score.right + Number(isRight),
    wrong: score.wrong + Number(!isRight),
    falseSuggestions: score.falseSuggestions + Number(isFalse),
  });
}
