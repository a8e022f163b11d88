import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { Entry } from "#models/entry";
import { Message, type MessageRecord } from "#models/message";
import { Need } from "#models/need";
import { type MailServer, startMailServer } from "#tests/core/outbox/mail-server";
import { storeSettings } from "#tests/core/outbox/stored-mail";
import { createUser } from "#tests/factories/accounts";
import { createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { type Dovecot, hasDovecot, startDovecot } from "#tests/support/dovecot";
import { TUESDAY } from "#tests/support/setup";
import { advanceClock, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { env } from "~/core/env.server";
import { deliverDueMails } from "~/core/outbox/deliver.server";
import { closeTransport } from "~/core/outbox/transport.server";
import { type MailboxReader, mailboxReader } from "~/features/inbound-mail/mailbox.commands.server";
import { receiveMail } from "~/features/inbound-mail/receive.commands.server";
import { confirmSuggestion } from "~/features/inbound-mail/suggestion.commands.server";

const isHere = hasDovecot();
const MINUTE = 60_000;
const SENTENCE = "Oui, c’est d’accord pour une visite mardi 19 mai à 14 h.";

let sending: MailServer;
let mailbox: Dovecot;
let reader: MailboxReader;

beforeAll(async () => {
  if (isHere) mailbox = await startDovecot();
});
afterAll(async () => {
  if (isHere) await mailbox.remove();
});

beforeEach(async () => {
  setClock(TUESDAY);
  await storeSettings();
  sending = await startMailServer();
  Object.assign(env(), {
    ...{ smtpUrl: sending.url, mailFrom: "conciergerie@creuse.example" },
    imapUrl: isHere ? mailbox.url() : undefined,
  });
  reader = mailboxReader(receiveMail);
  await reader.read();
});

afterEach(async () => {
  await reader.stop();
  closeTransport();
  await sending.stop();
  Object.assign(env(), { smtpUrl: undefined, mailFrom: undefined, imapUrl: undefined });
});

describe.skipIf(!isHere)("a hand-off, from its letter to its answer", { timeout: 30_000 }, () => {
  it("is answered by a plain reply, which a colleague confirms", async () => {
    const user = await createUser();
    const handOff = await createHandOff(user);
    const letter = await leave();

    await mailbox.append(replyTo(letter));
    const message = await theMessage();
    expect(message).toMatchObject({
      ...{ state: "filed", found: "key", sender: "contact", kind: "reply" },
      ...{ handOffId: handOff._id, householdId: handOff.householdId, partnerId: handOff.partnerId },
      suggestion: { act: "accept", day: "2026-05-19", time: "14:00", sentence: SENTENCE, state: "waiting" },
    });
    expect(message.text).not.toContain("Nous cherchons");

    const input = { act: "accept", message: SENTENCE, origin: "mail" } as const;
    await confirmSuggestion(user, await reloadHandOff(handOff._id), message, input);

    expect(await reloadHandOff(handOff._id)).toMatchObject({
      state: "accepted",
      answers: [{ act: "accept", origin: "mail", by: "Paul Roques", message: SENTENCE }],
    });
    expect(await Need.findById(handOff.needId).lean()).toMatchObject({ ball: "partner" });
    expect(await theMessage()).toMatchObject({ suggestion: { state: "confirmed", by: user.id } });
    const told = { householdId: handOff.householdId, kind: "answer" } as const;
    expect((await Entry.findOne(told).orFail().lean()).text).toContain("par mail");
  });

  it("is found again from a private address, by its references alone", async () => {
    const handOff = await createHandOff(await createUser());
    const letter = await leave();
    const reply = replyTo({ ...letter, replyTo: "conciergerie@creuse.example" });
    await mailbox.append(reply.replaceAll("paul.roques@deux-ponts.example", "paulo46@courriel.example"));
    expect(await theMessage()).toMatchObject({
      ...{ handOffId: handOff._id, found: "references", sender: "colleague" },
    });
  });
});

interface Letter {
  to: string;
  replyTo: string;
  messageId: string;
}

/** What reaches the partner once the colleague may no longer undo it. */
async function leave(): Promise<Letter> {
  await settle();
  advanceClock(MINUTE);
  await deliverDueMails(10);
  const letter = sending.received.find(({ to }) => to.includes("paul.roques@deux-ponts.example"));
  const raw = letter?.raw.replace(/\r\n[ \t]/g, " ") ?? "";
  const headerOf = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(raw)?.[1]?.trim() ?? "";
  return {
    to: headerOf("To"),
    replyTo: headerOf("Reply-To").replace(/^.*<|>$/g, ""),
    messageId: headerOf("Message-ID"),
  };
}

/** As Outlook writes it: the answer on top, the letter below. */
function replyTo({ replyTo, messageId }: Letter): string {
  return [
    ...[
      "From: Paul Roques <paul.roques@deux-ponts.example>",
      `To: <${replyTo}>`,
      "Subject: RE: Votre demande",
    ],
    ...[`In-Reply-To: ${messageId}`, `References: ${messageId}`, "Message-ID: <reponse@deux-ponts.example>"],
    ...["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"],
    ...["", "Bonjour,", "", SENTENCE, "", "Bien cordialement,", "Paul Roques", ""],
    ...["De : La conciergerie <conciergerie@creuse.example>", "Envoyé : mardi 12 mai 2026 10:12"],
    ...["À : Paul Roques", "Objet : Votre demande", "", "Bonjour,", "Nous cherchons un logement.", ""],
  ].join("\r\n");
}

async function theMessage(): Promise<MessageRecord> {
  await vi.waitFor(async () => expect(await Message.countDocuments()).toBe(1), {
    timeout: 8000,
    interval: 30,
  });
  await settle();
  return await Message.findOne({}).orFail().lean<MessageRecord>();
}
