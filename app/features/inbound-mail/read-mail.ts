import type { Suggestion } from "#models/message";
import type { AttachmentRefusal, MessageKind } from "~/vocabulary/inbound-mail";

/** A file joined to a mail, with its bytes when it is kept. */
export interface ReadAttachment {
  name: string;
  /** Found in its content, never taken from its name. */
  type: string;
  bytes: Buffer;
  refusal?: AttachmentRefusal;
}

/** All that a raw mail says by itself, before anything is looked for in the base. */
export interface ReadMail {
  kind: MessageKind;
  /** Between angle brackets; drawn from the bytes when the mail has none. */
  messageId: string;
  /** The mails it answers, the nearest first, between angle brackets; for a bounce or an absence, what it is about. */
  references: string[];
  /** The keys of the addresses it was sent to, in lower case: « conciergerie+KEY@… ». */
  replyKeys: string[];
  from: { name: string; address: string };
  subject: string;
  /** When it says it was sent; the moment it reached us when it does not say. */
  sentAt: Date;
  /** The receiving server found that the address it claims is not its own. */
  isForged: boolean;
  /** The receiving server found that it is. */
  isVerified: boolean;
  /** A list, a robot or a mail program wrote it: it is never answered. */
  isAutomatic: boolean;
  text: string;
  signature: string;
  quoted: string;
  suggestion: Suggestion | null;
  returnOn?: string;
  bounce?: { address: string; isPermanent: boolean; reason?: string };
  calendar?: { uid: string; status: "accepted" | "declined" | "tentative" };
  attachments: ReadAttachment[];
}
