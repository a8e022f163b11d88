import { Schema } from "mongoose";
import type {
  DutyKind,
  ExcludedScheme,
  PracticeRule,
  ProgrammeZone,
  ProofRhythm,
  RepaymentRule,
  StudyStage,
  StudyYear,
} from "~/vocabulary/scholarships";
import { type Aggregate, defineModel } from "./define";

/** What is asked in return, and when. */
export interface ProgrammeDuty {
  stage: StudyStage;
  kind: DutyKind;
  words: string;
}

/** What cannot be had together with it, since when, and which text says so. */
export interface ProgrammeExclusion {
  scheme: ExcludedScheme;
  fromOn: string;
  source: string;
}

/** The terms of a programme from a day on. Once an agreement rests on it, it never changes. */
export interface ProgrammeVersion {
  id: string;
  fromOn: string;
  /** What was voted: its number, its day, where it is read. */
  deliberation: { number?: string; on?: string; link?: string };
  isToCheck: boolean;
  source?: string;
  /** Whole cents a month; a year without an amount is not paid. */
  amounts: { year: StudyYear; monthlyCents: number }[];
  /** The most months that are paid. */
  months?: number;
  duties: ProgrammeDuty[];
  /** Months of practice: all of them, or the least when it lasts as long as what was paid. */
  practice: { rule: PracticeRule; months: number };
  /** Nothing chosen: the whole département. Both chosen: these zones within these intercommunalités. */
  zones: { kinds: ProgrammeZone[]; epciCodes: string[] };
  repayment: RepaymentRule;
  excludes: ProgrammeExclusion[];
  /** What makes a file complete. */
  papers: { key: string; fr: string }[];
  proofs: { key: string; fr: string; every: ProofRhythm }[];
  /** When the first agreement came to rest on it. */
  usedAt?: Date;
  isAside?: boolean;
}

/** A scholarship programme and its dated versions; no person is in it. */
export interface ProgrammeRecord extends Aggregate {
  name: string;
  /** Whether it is offered to those who ask. */
  isActive: boolean;
  versions: ProgrammeVersion[];
}

const repayment = {
  _id: false,
  formula: String,
  unit: String,
  isFullWhenNeverServed: Boolean,
  penalty: { type: { _id: false, kind: String, cents: Number, floorCents: Number } },
};

/** Kept whole wherever it is copied: an empty deliberation is not left out. */
export const programmeVersion = new Schema(
  {
    id: String,
    fromOn: String,
    deliberation: { type: { _id: false, number: String, on: String, link: String }, default: {} },
    isToCheck: Boolean,
    source: String,
    amounts: [{ _id: false, year: String, monthlyCents: Number }],
    months: Number,
    duties: [{ _id: false, stage: String, kind: String, words: String }],
    practice: { type: { _id: false, rule: String, months: Number } },
    zones: { type: { _id: false, kinds: [String], epciCodes: [String] } },
    repayment: { type: repayment },
    excludes: [{ _id: false, scheme: String, fromOn: String, source: String }],
    papers: [{ _id: false, key: String, fr: String }],
    proofs: [{ _id: false, key: String, fr: String, every: String }],
    usedAt: Date,
    isAside: Boolean,
  },
  { _id: false, minimize: false },
);

export const Programme = defineModel<ProgrammeRecord>(
  "Programme",
  {
    name: { type: String, required: true },
    isActive: { type: Boolean, required: true },
    versions: { type: [programmeVersion], default: [] },
  },
  { collection: "programmes", isAggregate: true },
  (schema: Schema) => {
    schema.index({ isActive: 1, name: 1, _id: 1 });
  },
);
