import { Schema } from "mongoose";
import { type Aggregate, defineModel } from "./define";

/** One page of the settings: small, read at start-up and after each change. */
export interface SettingRecord extends Aggregate {
  value: Record<string, unknown>;
  updatedAt: Date;
}

export const Setting = defineModel<SettingRecord>(
  "Setting",
  { value: { type: Schema.Types.Mixed, default: {} }, updatedAt: { type: Date, required: true } },
  { collection: "settings", isAggregate: true },
);
