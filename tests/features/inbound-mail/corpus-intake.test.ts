import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { Mail } from "#models/mail";
import { Message, type MessageRecord } from "#models/message";
import { createUser } from "#tests/factories/accounts";
import { mailsOf } from "#tests/factories/files";
import { createAgency, createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { send } from "#tests/factories/read-mails";
import { now, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { mailboxAddress, replyAddress } from "~/core/outbox/reply-key.server";
import { getSettings } from "~/core/settings.server";
import { receiveMail } from "~/features/inbound-mail/receive.commands.server";

interface Expected {
  file: string;
  kind: string;
  found: string;
  sender: string;
  suggestion: unknown;
}

const FROZEN = path.resolve(import.meta.dirname, "../../corpus/frozen");
const CONTACT = "claire.vidal@agence-des-quais.example";
const EXPECTED: Expected[] = JSON.parse(readFileSync(path.join(FROZEN, "expected.json"), "utf8"));

it("files each mail of the frozen corpus where a person would, as from whom a person would say", async () => {
  setClock(new Date("2026-11-24T08:00:00Z"));
  const user = await createUser("responsable");
  const contacts = [{ name: "Claire Vidal", email: CONTACT }];
  const handOff = await createHandOff(user, { partner: await createAgency(user, { contacts }) });
  await send(handOff.mailId);
  const placeholders = await placeholdersOf(handOff.mailId);
  setClock(new Date("2026-11-26T08:00:00Z"));
  const taken = [];
  for (const { file } of EXPECTED) taken.push(await takenFrom(file, placeholders));

  expect(taken.map(factsOf)).toEqual(EXPECTED.map(({ file, ...wanted }) => wantedOf(file, wanted)));
  const filed = taken.filter(({ state }) => state === "filed");
  expect(new Set(filed.map(({ handOffId }) => handOffId))).toEqual(new Set([handOff._id]));
  expect((await reloadHandOff(handOff._id)).putOffUntil).toBe("2026-12-07");
  expect(await mailsOf("message-unmatched")).toEqual([]);
});

async function placeholdersOf(mailId: string): Promise<Readonly<Record<string, string>>> {
  const letter = await Mail.findById(mailId).lean();
  const MAILBOX = mailboxAddress(await getSettings());
  const REPLY_ADDRESS = replyAddress(MAILBOX, mailId);
  return { CONTACT, MAILBOX, REPLY_ADDRESS, MESSAGE_ID: letter?.messageId ?? "" };
}

async function takenFrom(
  file: string,
  placeholders: Readonly<Record<string, string>>,
): Promise<MessageRecord & { file: string }> {
  // One byte, one character: some of these mails are in windows-1252.
  const raw = readFileSync(path.join(FROZEN, file), "latin1");
  const filled = raw.replace(/\{\{(\w+)\}\}/g, (all, name) => placeholders[name] ?? all);
  expect(await receiveMail(Buffer.from(filled, "latin1"), { receivedAt: now() })).toBe(true);
  await settle();
  const message = await Message.findOne({}).sort({ $natural: -1 }).lean<MessageRecord>();
  if (!message) throw new Error(`${file} was not kept`);
  return { ...message, file };
}

function factsOf({ file, kind, found, sender, state, suggestion }: MessageRecord & { file: string }) {
  return { file, kind, found, sender, state, hasSuggestion: suggestion !== undefined };
}

function wantedOf(file: string, { kind, found, sender, suggestion }: Omit<Expected, "file">) {
  const read = found === "nothing" ? "waiting" : "filed";
  return {
    file,
    kind,
    found,
    sender,
    state: kind === "reply" ? read : "noted",
    hasSuggestion: suggestion !== null,
  };
}
