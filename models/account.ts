import type { Schema } from "mongoose";
import type { AccountState } from "~/vocabulary/accounts";
import type { Role } from "~/vocabulary/roles";
import { type Aggregate, defineModel } from "./define";

/** A private calendar, to subscribe to. */
export interface CalendarLink {
  id: string;
  version: number;
  /** Absent of one that was cut. */
  openedAt?: Date;
  /** Names are left out unless its owner asks for them. */
  showsNames?: boolean;
  /** When a calendar last read it, to the hour: an access log. */
  readAt?: Date;
}

/** Our part of an account; the sign-in library owns the password and the sessions. */
export interface AccountRecord extends Aggregate {
  email: string;
  name: string;
  phone?: string;
  title?: string;
  /** A line under the signature of their letters: « Présente les lundis et jeudis ». */
  signature?: string;
  role: Role;
  state: AccountState;
  isWholeDepartement: boolean;
  /** SIREN of the intercommunalités followed; none means nothing, never everything. */
  territories: string[];
  /** The structure a recruteur works for. */
  partnerId?: string;
  delegate?: { accountId: string; fromOn: string; toOn: string };
  /** What the delegate must know, as its author last wrote it. */
  handover?: { text: string; updatedAt: Date };
  /** Wants the summary of the day by mail, on working mornings. */
  wantsDigest?: boolean;
  /** The last day for which the summary was decided: sent, or nothing waited. */
  digestOn?: string;
  /** Its files are on their way to a colleague. */
  transfer?: { toId: string; byId: string; startedAt: Date; restructuringId: string };
  /** The link by which a password is chosen; its version grows with each mail and each use. */
  passwordLink?: { id: string; version: number; expiresAt: Date };
  /** The link by which a phone reads its calendar; its version grows each time it is cut or made anew. */
  calendarLink?: CalendarLink;
  createdAt: Date;
}

export const Account = defineModel<AccountRecord>(
  "Account",
  {
    email: { type: String, required: true },
    name: { type: String, required: true },
    phone: String,
    title: String,
    signature: String,
    role: { type: String, required: true },
    state: { type: String, required: true },
    isWholeDepartement: { type: Boolean, default: false },
    territories: { type: [String], default: [] },
    partnerId: String,
    delegate: { type: { _id: false, accountId: String, fromOn: String, toOn: String } },
    handover: { type: { _id: false, text: String, updatedAt: Date } },
    wantsDigest: Boolean,
    digestOn: String,
    transfer: { type: { _id: false, toId: String, byId: String, startedAt: Date, restructuringId: String } },
    passwordLink: { type: { _id: false, id: String, version: Number, expiresAt: Date } },
    calendarLink: {
      type: { _id: false, id: String, version: Number, openedAt: Date, showsNames: Boolean, readAt: Date },
    },
    createdAt: { type: Date, required: true },
  },
  { collection: "accounts", isAggregate: true },
  (schema: Schema) => {
    schema.index({ email: 1 }, { unique: true });
    schema.index({ territories: 1, state: 1 });
    schema.index({ "delegate.accountId": 1 }, { sparse: true });
    schema.index({ wantsDigest: 1 }, { sparse: true });
    schema.index({ "passwordLink.id": 1 }, { sparse: true });
    schema.index({ "calendarLink.id": 1 }, { sparse: true });
  },
);
