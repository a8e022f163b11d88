import { Schema } from "mongoose";
import { type Aggregate, defineModel } from "./define";

/** One page of the settings: small, read at start-up and after each change. */
export interface SettingRecord extends Aggregate {
  value: Record<string, unknown>;
  updatedAt: Date;
  /** What people read of the legal texts until a change of this page. */
  replacedTexts?: ReplacedTexts[];
}

export interface ReplacedTexts {
  id: string;
  until: Date;
  by: string | null;
  texts: Record<string, string>;
}

export const Setting = defineModel<SettingRecord>(
  "Setting",
  {
    value: { type: Schema.Types.Mixed, default: {} },
    updatedAt: { type: Date, required: true },
    replacedTexts: {
      type: [{ _id: false, id: String, until: Date, by: String, texts: Schema.Types.Mixed }],
      default: undefined,
    },
  },
  { collection: "settings", isAggregate: true },
);
