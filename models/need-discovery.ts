import type { SchemaDefinition } from "mongoose";
import type { Interest } from "~/vocabulary/interests";

/** What a household would like to find around it. */
export interface DiscoveryCriteria {
  interests?: Interest[];
}

/** An appointment, on one of some days. */
export interface ProposedMeeting {
  kind: "meeting";
  slots: { on: string; hour?: string }[];
  note?: string;
}

export const discoveryCriteria: SchemaDefinition = {
  interests: { type: [String], default: undefined },
};

export const proposedMeeting: SchemaDefinition = {
  slots: { type: [{ _id: false, on: String, hour: String }], default: undefined },
};
