import { Mail } from "#models/mail";
import { Message, type MessageRecord } from "#models/message";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { derivedId, newId } from "~/core/ids.server";
import { replyKey } from "~/core/outbox/reply-key.server";
import type { ReadMail } from "~/features/inbound-mail/read-mail";
import { takeMail } from "~/features/inbound-mail/receive.commands.server";

/** A few words of somebody nobody knows, as the reader gives them. */
export function readOf(values: Partial<ReadMail> = {}): ReadMail {
  return {
    kind: "reply",
    messageId: `<${newId()}@ailleurs.example>`,
    references: [],
    replyKeys: [],
    from: { name: "Sandrine Bories", address: "s.bories@deux-ponts.example" },
    subject: "Re : votre demande",
    sentAt: now(),
    isForged: false,
    isVerified: true,
    isAutomatic: false,
    text: "Bonjour, nous avons un appartement.",
    signature: "",
    quoted: "",
    suggestion: null,
    attachments: [],
    ...values,
  };
}

/** The same, sent to the key address of a letter. */
export function replyTo(mailId: string, values: Partial<ReadMail> = {}): ReadMail {
  return readOf({ replyKeys: [replyKey(mailId)], ...values });
}

/** Takes in a mail received now, and gives it back once all that follows was done. */
export async function take(read: ReadMail): Promise<MessageRecord> {
  await takeMail(read, { receivedAt: now() });
  await settle();
  const message = await Message.findById(derivedId("message", read.messageId)).lean<MessageRecord>();
  if (!message) throw new Error("the mail was not kept");
  return message;
}

/** Marks a letter as sent now. */
export async function send(mailId: string): Promise<void> {
  await settle();
  await Mail.updateOne({ _id: mailId }, { $set: { state: "sent", sentAt: now() } });
}
