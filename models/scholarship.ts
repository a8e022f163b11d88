import type { Schema } from "mongoose";
import type {
  InstalmentState,
  PanelResult,
  RepaymentState,
  ScholarshipEnd,
  ScholarshipStage,
} from "~/vocabulary/scholarship-states";
import type { ExcludedScheme, StudyYear } from "~/vocabulary/scholarships";
import { type AgreementText, agreement } from "./agreement";
import { type Aggregate, defineModel } from "./define";
import { obligation, type ScholarshipObligation } from "./obligation";
import { type ProgrammeVersion, programmeVersion } from "./programme";
import { paper, type ScholarshipPaper } from "./scholarship-paper";

/** What a session of the commission decided; the session holds its agenda. */
export interface PanelDecision {
  sessionId: string;
  result?: PanelResult;
  votes?: { for: number; against: number; abstained: number };
  /** The number of the act, and its day. */
  actNumber?: string;
  on?: string;
}

export interface Instalment {
  id: string;
  dueOn: string;
  cents: number;
  year: StudyYear;
  state: InstalmentState;
  proofs: ScholarshipPaper[];
  remindedAt?: Date;
  /** Reminded again once its day was past. */
  lateRemindedAt?: Date;
  clearedOn?: string;
  /** As the finance office told it. */
  paidOn?: string;
  /** The act that marked it paid, with others: what undoes it. */
  paidActId?: string;
  reason?: string;
  /** What it was before the last correction of the year of study, and the act that undoes it. */
  beforeYear?: FormerYear;
}

/** The year and the amount of an instalment before they were corrected, and where it stood when it was cancelled by that. */
export interface FormerYear {
  actId: string;
  year: StudyYear;
  cents: number;
  stopped?: { state: InstalmentState; reason?: string };
}

/** A breach as it was decided, from the sum that was shown. */
export interface DecidedBreach {
  on: string;
  reason: ScholarshipEnd;
  decidedBy: string;
  actNumber?: string;
  lines: { words: string; cents: number }[];
  totalCents: number;
  /** What was paid, and where the obligation stood that day: what the lines were counted from. */
  paidCents?: number;
  served?: string;
  letterSentAt?: Date;
}

export interface ScholarshipRepayment {
  id: string;
  dueOn: string;
  cents: number;
  state: RepaymentState;
  receivedOn?: string;
  receivedCents?: number;
  remindedAt?: Date;
  reason?: string;
}

/** The scholarship of one person in one programme, from what was asked to what was served. */
export interface ScholarshipRecord extends Aggregate {
  candidateId: string;
  householdId: string;
  /** Who may see its file, copied from it; of somebody erased, nobody but whoever follows the whole département. */
  visibleTo: string[];
  /** As lists are sorted and boards read: « DUPONT Marie ». */
  name: string;
  programmeId: string;
  versionId: string;
  /** The terms as they were when the agreement was written: what the programme becomes changes nothing to them. */
  terms?: ProgrammeVersion;
  stage: ScholarshipStage;
  isOpen: boolean;
  since: Date;
  /** Who did it; nobody when it follows by itself. */
  history: { stage: ScholarshipStage; at: Date; by?: string }[];
  askedOn: string;
  /** In which year of study the person is when asking. */
  year: StudyYear;
  /** What else the person has, told by them: looked at against what the programme excludes. */
  otherAids?: string;
  /** Of what a programme may exclude, what they say they have. */
  heldSchemes: ExcludedScheme[];
  /** Why the team goes on although the programme excludes what they have. */
  exclusionReason?: string;
  /** The day the missing papers were last asked for by mail. */
  papersAskedOn?: string;
  papers: ScholarshipPaper[];
  /** What the review says: professional facts only. */
  assessment?: string;
  panel?: PanelDecision;
  /** What sessions before that one put off. */
  postponed: PanelDecision[];
  /** Every text put to signature, the last in force. */
  agreements: AgreementText[];
  /** When all had signed. */
  signedAt?: Date;
  /** When whoever has not signed is reminded next. */
  signatureReminderAt?: Date;
  instalments: Instalment[];
  obligation?: ScholarshipObligation;
  breach?: DecidedBreach;
  repayments: ScholarshipRepayment[];
  end?: { reason: ScholarshipEnd; on: string; words?: string };
  /** The next thing somebody must do, for the list and the board. */
  nextOn?: string;
  /** The person was erased: what the law requires is kept under this number. */
  erasedAs?: string;
}

const instalment = {
  _id: false,
  id: String,
  dueOn: String,
  cents: Number,
  year: String,
  state: String,
  proofs: [paper],
  remindedAt: Date,
  lateRemindedAt: Date,
  clearedOn: String,
  paidOn: String,
  paidActId: String,
  reason: String,
  beforeYear: {
    type: {
      ...{ _id: false, actId: String, year: String, cents: Number },
      stopped: { type: { _id: false, state: String, reason: String }, default: undefined },
    },
    default: undefined,
  },
};

const panel = {
  _id: false,
  sessionId: String,
  result: String,
  votes: { type: { _id: false, for: Number, against: Number, abstained: Number }, default: undefined },
  actNumber: String,
  on: String,
};

const breach = {
  _id: false,
  on: String,
  reason: String,
  decidedBy: String,
  actNumber: String,
  lines: [{ _id: false, words: String, cents: Number }],
  totalCents: Number,
  paidCents: Number,
  served: String,
  letterSentAt: Date,
};

const repayment = {
  _id: false,
  id: String,
  dueOn: String,
  cents: Number,
  state: String,
  receivedOn: String,
  receivedCents: Number,
  remindedAt: Date,
  reason: String,
};

export const Scholarship = defineModel<ScholarshipRecord>(
  "Scholarship",
  {
    candidateId: { type: String, required: true },
    householdId: { type: String, required: true },
    visibleTo: { type: [String], default: [] },
    name: { type: String, required: true },
    programmeId: { type: String, required: true },
    versionId: { type: String, required: true },
    terms: { type: programmeVersion, default: undefined },
    stage: { type: String, required: true },
    isOpen: { type: Boolean, required: true },
    since: { type: Date, required: true },
    history: { type: [{ _id: false, stage: String, at: Date, by: String }], default: [] },
    askedOn: { type: String, required: true },
    year: { type: String, required: true },
    otherAids: String,
    heldSchemes: { type: [String], default: [] },
    exclusionReason: String,
    papersAskedOn: String,
    papers: { type: [paper], default: [] },
    assessment: String,
    panel: { type: panel, default: undefined },
    postponed: { type: [panel], default: [] },
    agreements: { type: [agreement], default: [] },
    signedAt: Date,
    signatureReminderAt: Date,
    instalments: { type: [instalment], default: [] },
    obligation: { type: obligation, default: undefined },
    breach: { type: breach, default: undefined },
    repayments: { type: [repayment], default: [] },
    end: { type: { _id: false, reason: String, on: String, words: String }, default: undefined },
    nextOn: String,
    erasedAs: String,
  },
  { collection: "scholarships", isAggregate: true },
  (schema: Schema) => {
    schema.index(
      { candidateId: 1, programmeId: 1 },
      { unique: true, partialFilterExpression: { isOpen: true }, name: "one_open_scholarship" },
    );
    schema.index({ candidateId: 1, askedOn: -1 });
    schema.index({ householdId: 1 });
    schema.index({ stage: 1, nextOn: 1, _id: 1 });
    schema.index({ isOpen: 1, name: 1, _id: 1 });
    schema.index({ visibleTo: 1, stage: 1, nextOn: 1, _id: 1 });
    schema.index({ visibleTo: 1, isOpen: 1, name: 1, _id: 1 });
    schema.index({ programmeId: 1, versionId: 1 });
    schema.index({ "panel.sessionId": 1 }, { sparse: true });
    schema.index({ "postponed.sessionId": 1 }, { sparse: true });
    schema.index({ "agreements.signatories.id": 1 }, { sparse: true });
    schema.index({ "agreements.signatories.documentId": 1 }, { sparse: true });
    schema.index({ "agreements.signatories.takenBack.documentId": 1 }, { sparse: true });
    schema.index({ signatureReminderAt: 1 }, { sparse: true });
    schema.index({ "instalments.dueOn": 1, _id: 1 });
    schema.index({ "instalments.paidActId": 1 }, { sparse: true });
    schema.index({ "repayments.dueOn": 1 }, { sparse: true });
    schema.index({ since: 1 }, { partialFilterExpression: { erasedAs: { $exists: true } }, name: "erased" });
  },
);
