import { Schema } from "mongoose";
import { type Aggregate, defineModel } from "./define";

/** The words of a mail from a moment on; a text that is not here is the original one. */
export interface WordingVersion {
  number: number;
  subject?: string;
  /** The blocks that were changed, by their name. */
  blocks: Record<string, string>;
  at: Date;
  by: string | null;
}

/** What an administrator made of the words of one mail, in one language: every version, the last one in force. */
export interface MailWordingRecord extends Aggregate {
  template: string;
  language: "fr" | "en";
  /** The number of the last version. */
  current: number;
  versions: WordingVersion[];
}

const version = new Schema(
  {
    number: Number,
    subject: String,
    blocks: { type: Schema.Types.Mixed, default: {} },
    at: Date,
    by: String,
  },
  { _id: false, minimize: false },
);

export const MailWording = defineModel<MailWordingRecord>(
  "MailWording",
  {
    template: { type: String, required: true },
    language: { type: String, required: true },
    current: { type: Number, required: true },
    versions: { type: [version], default: [] },
  },
  { collection: "mail-wordings", isAggregate: true },
);
