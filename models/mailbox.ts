import { defineModel } from "./define";

/** A mail being read, or that could not be: tried again until it is put aside. */
export interface UnreadMail {
  uid: number;
  /** Begun, whether or not they came to an end. */
  attempts: number;
  nextAt: Date;
}

/** How far the team's mailbox was read; `_id` is « user@server/folder ». Every date is in real time, as its server's are. */
export interface MailboxRecord {
  _id: string;
  /** When its reading was first asked for. */
  askedAt: Date;
  /** Its first connection: what it held before is never read. */
  connectedAt?: Date;
  /** What makes the numbers below mean anything: the server changes it when it numbers the mails anew. */
  uidValidity?: string;
  /** Every mail up to this number was taken, or is among those to try again. */
  lastUid: number;
  /** Set once the server numbered its mails anew: what reached the mailbox before was taken under another number. */
  renumberedFrom?: Date;
  toRetry: UnreadMail[];
  /** The last time all that was new had been looked at. */
  readAt?: Date;
  /** Why it cannot be read, as a French sentence. */
  lastError?: string;
  /** The process that reads it, in real time: past this moment another may take over. */
  lease?: { by: string; until: Date };
}

export const Mailbox = defineModel<MailboxRecord>(
  "Mailbox",
  {
    askedAt: { type: Date, required: true },
    connectedAt: Date,
    uidValidity: String,
    lastUid: { type: Number, default: 0 },
    renumberedFrom: Date,
    toRetry: { type: [{ _id: false, uid: Number, attempts: Number, nextAt: Date }], default: [] },
    readAt: Date,
    lastError: String,
    lease: { type: { _id: false, by: String, until: Date } },
  },
  { collection: "mailboxes" },
);
