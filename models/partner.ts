import type { Schema } from "mongoose";
import type { NeedKind } from "~/vocabulary/needs";
import type { CapacityLight, OnboardingStep, PartnerChannel, PartnerKind } from "~/vocabulary/partners";
import { type Aggregate, defineModel } from "./define";

export interface PartnerContact {
  id: string;
  name: string;
  role?: string;
  email?: string;
  phone?: string;
  /** Learnt from somebody else's answer: a colleague has not checked it yet. */
  isToConfirm?: boolean;
  /** A mail server refused this address for good: it is to be checked. */
  isBouncing?: boolean;
}

/** Days, both included, on which nobody there answers. */
export interface Closure {
  fromOn: string;
  toOn: string;
  label?: string;
}

/** What was signed with a partner, and until when it holds. */
export interface Agreement {
  signedOn: string;
  untilOn?: string;
  note?: string;
}

/** What a partner can take, as they last said it. */
export interface Capacity {
  light: CapacityLight;
  sentence?: string;
  saidOn: string;
}

export interface PartnerRecord extends Aggregate {
  name: string;
  /** The name folded: what lists are sorted by. */
  sortName: string;
  kind: PartnerKind;
  /** SIREN of the intercommunalités covered; none means the whole département. */
  territories: string[];
  /** INSEE codes of the communes covered, when they are fewer than those of the territories. */
  communes?: string[];
  /** What they are asked for, when it is less than their kind may be. */
  themes?: NeedKind[];
  /** INSEE code of the commune where it is. */
  communeCode?: string;
  contacts: PartnerContact[];
  closures?: Closure[];
  /** Domains of their own: whoever writes from one of them writes for this partner. */
  mailDomains?: string[];
  note?: string;
  /** How they like to be asked; by mail when nothing is said. */
  channel?: PartnerChannel;
  /** Working days they are left to answer; those of the settings when nothing is said. */
  delayDays?: number;
  /** The partner asked when this one does not answer. */
  backUpId?: string;
  agreement?: Agreement;
  /** Requests a year; that of the settings when nothing is said. */
  yearlyCap?: number;
  capacity?: Capacity;
  /** The link by which they say their capacity: the last one sent is the one in force. */
  capacityLink?: { version: number; sentAt: Date; answeredAt?: Date };
  /** The link by which a relay centre says the figures of its communes: the last one sent is the one in force. */
  careLink?: { version: number; sentAt: Date; answeredAt?: Date };
  /** Absent, they are active. */
  onboarding?: OnboardingStep;
  /** The last quarter for which thanks were decided: "2026-T3". */
  thankedFor?: string;
  isActive: boolean;
  searchWords: string[];
  lastAskedAt?: Date;
  lastAnsweredAt?: Date;
  askedCount: number;
  answeredCount: number;
  createdAt: Date;
}

export const Partner = defineModel<PartnerRecord>(
  "Partner",
  {
    name: { type: String, required: true },
    sortName: { type: String, default: "" },
    kind: { type: String, required: true },
    territories: { type: [String], default: [] },
    communes: { type: [String], default: undefined },
    themes: { type: [String], default: undefined },
    communeCode: String,
    contacts: {
      type: [
        {
          _id: false,
          id: String,
          name: String,
          role: String,
          email: String,
          phone: String,
          isToConfirm: Boolean,
          isBouncing: Boolean,
        },
      ],
      default: [],
    },
    closures: { type: [{ _id: false, fromOn: String, toOn: String, label: String }], default: undefined },
    mailDomains: { type: [String], default: undefined },
    note: String,
    channel: String,
    delayDays: Number,
    backUpId: String,
    agreement: { type: { _id: false, signedOn: String, untilOn: String, note: String } },
    yearlyCap: Number,
    capacity: { type: { _id: false, light: String, sentence: String, saidOn: String } },
    capacityLink: { type: { _id: false, version: Number, sentAt: Date, answeredAt: Date } },
    careLink: { type: { _id: false, version: Number, sentAt: Date, answeredAt: Date } },
    onboarding: String,
    thankedFor: String,
    isActive: { type: Boolean, default: true },
    searchWords: { type: [String], default: [] },
    lastAskedAt: Date,
    lastAnsweredAt: Date,
    askedCount: { type: Number, default: 0 },
    answeredCount: { type: Number, default: 0 },
    createdAt: { type: Date, required: true },
  },
  { collection: "partners", isAggregate: true },
  (schema: Schema) => {
    schema.index({ isActive: 1, sortName: 1, _id: 1 });
    schema.index({ kind: 1, isActive: 1, sortName: 1, _id: 1 });
    schema.index({ "capacity.light": 1, isActive: 1, sortName: 1, _id: 1 });
    schema.index({ communes: 1, kind: 1, isActive: 1 });
    schema.index({ communeCode: 1, kind: 1, isActive: 1 });
    schema.index({ territories: 1, kind: 1, isActive: 1 });
    schema.index({ searchWords: 1, sortName: 1, _id: 1 });
    schema.index({ "contacts.email": 1 }, { sparse: true });
    schema.index({ mailDomains: 1 }, { sparse: true });
    schema.index({ isActive: 1, lastAnsweredAt: 1 });
  },
);
