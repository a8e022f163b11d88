import { Schema } from "mongoose";
import type { CandidateKind, Seek } from "~/vocabulary/candidates";
import type { Channel, ContactLanguage } from "~/vocabulary/contact";
import type { OriginSource } from "~/vocabulary/events";
import type { ExerciseMode, ObstacleKind, ObstacleState } from "~/vocabulary/exercise";
import type { ExitDecider, ExitReason } from "~/vocabulary/pipelines";
import type { SituationKind } from "~/vocabulary/situations";
import type { InternPhase } from "~/vocabulary/training";
import { type Aggregate, defineModel } from "./define";

/** How a journey ended, and when the person may be written to again. */
export interface JourneyExit {
  reason: ExitReason;
  decidedBy: ExitDecider;
  note?: string;
  at: Date;
  wakeOn?: string;
}

/** One passage of a candidate through a pipeline; there is one for each pipeline at most. */
export interface Journey {
  pipeline: string;
  stage: string;
  since: Date;
  exit?: JourneyExit;
  history: JourneyMove[];
}

/** A stage that a journey entered. */
export interface JourneyMove {
  stage: string;
  label: string;
  at: Date;
  by: string | null;
  /** It takes back the last move that still stood. */
  isUndo?: boolean;
  /** The end of the journey, which this move made begin again. */
  left?: JourneyExit;
}

/** What somebody was, is or will be professionally, from one day to another. */
export interface Situation {
  id: string;
  kind: SituationKind;
  fromOn?: string;
  toOn?: string;
  /** Where, in words: a practice, a hospital, a faculty. */
  place?: string;
}

/** Days on which we do not call. Why is nobody's business: it is not kept. */
export interface QuietPeriod {
  id: string;
  fromOn: string;
  toOn: string;
}

/** An opening a colleague finds fitting for somebody: for the team alone. */
export interface LinkedOpening {
  openingId: string;
  linkedAt: Date;
  by: string | null;
}

/** What holds somebody back professionally, and what is done about it. */
export interface Obstacle {
  id: string;
  kind: ObstacleKind;
  remedy?: string;
  state: ObstacleState;
  at: Date;
}

/** Since when the person is not to be written to, and whether they asked for it themselves. */
export interface NoContact {
  at: Date;
  by: "person" | "team";
  /** The colleague who noted it. */
  authorId?: string;
  reason?: string;
}

/** How somebody came to know us first, kept for ever; `eventId` when it was an event, on its day. */
export interface Origin {
  source: OriginSource;
  eventId?: string;
  on?: string;
}

/** What an intern is in the third cycle; the licence lets them stand in for a doctor until a day. */
export interface Internship {
  des?: string;
  phase?: InternPhase;
  validatedSemesters?: number;
  licenceUntil?: string;
  thesisOn?: string;
  /** The day on which the DES is to be over. */
  desEndsOn?: string;
}

/** An adult's professional half: the only part of a file that a recruteur reads. */
export interface CandidateRecord extends Aggregate {
  householdId: string;
  firstName: string;
  lastName: string;
  /** For the team alone: it tells of a marriage. */
  birthName?: string;
  emails: string[];
  /** Those a mail server refused for good: they are to be checked. */
  bouncingEmails?: string[];
  phones: string[];
  channel?: Channel;
  /** When to call, in the person's own words. */
  hours?: string;
  language?: ContactLanguage;
  quietPeriods?: QuietPeriod[];
  /** For the team alone. */
  noContact?: NoContact;
  /** National identifier of the profession, 11 digits. */
  rpps?: string;
  kind: CandidateKind;
  situations?: Situation[];
  specialty?: string;
  faculty?: string;
  semester?: string;
  internship?: Internship;
  fromOn?: string;
  toOn?: string;
  seeks: Seek[];
  exerciseModes?: ExerciseMode[];
  daysPerWeek?: number;
  territories: string[];
  /** INSEE code and name of the commune wished for above all. */
  commune?: { code: string; name: string };
  /** Those wished for after it. */
  otherCommunes?: { code: string; name: string }[];
  obstacles?: Obstacle[];
  journeys: Journey[];
  /** The day of the welcome interview. */
  interviewOn?: string;
  /** The day the placement was confirmed to us. */
  placementOn?: string;
  openings?: LinkedOpening[];
  origin?: Origin;
  /** A scholarship was asked for, once at least: their pages then read it. */
  hasScholarship?: boolean;
  /** Partners to whom this candidate was introduced by an open, consented hand-off. */
  introducedTo: string[];
  referentId?: string;
  /** Folded word prefixes of the name, the e-mails and the phones. */
  searchWords: string[];
  /** Folded e-mails, phones and full name, for duplicates. */
  duplicateKeys: string[];
  createdAt: Date;
}

const exit = { _id: false, reason: String, decidedBy: String, note: String, at: Date, wakeOn: String };

const journey = new Schema(
  {
    pipeline: { type: String, required: true },
    stage: { type: String, required: true },
    since: { type: Date, required: true },
    exit: { type: exit },
    history: {
      type: [
        {
          ...{ _id: false, stage: String, label: String, at: Date, by: String },
          ...{ isUndo: Boolean, left: { type: exit } },
        },
      ],
      default: [],
    },
  },
  { _id: false },
);

export const Candidate = defineModel<CandidateRecord>(
  "Candidate",
  {
    householdId: { type: String, required: true },
    firstName: { type: String, required: true },
    lastName: { type: String, required: true },
    birthName: String,
    emails: { type: [String], default: [] },
    bouncingEmails: { type: [String], default: undefined },
    phones: { type: [String], default: [] },
    channel: String,
    hours: String,
    language: String,
    quietPeriods: { type: [{ _id: false, id: String, fromOn: String, toOn: String }], default: undefined },
    noContact: { type: { _id: false, at: Date, by: String, authorId: String, reason: String } },
    rpps: String,
    kind: { type: String, required: true },
    situations: {
      type: [{ _id: false, id: String, kind: String, fromOn: String, toOn: String, place: String }],
      default: undefined,
    },
    specialty: String,
    faculty: String,
    semester: String,
    internship: {
      type: {
        ...{ _id: false, des: String, phase: String, validatedSemesters: Number },
        ...{ licenceUntil: String, thesisOn: String, desEndsOn: String },
      },
      default: undefined,
    },
    fromOn: String,
    toOn: String,
    seeks: { type: [String], default: [] },
    exerciseModes: { type: [String], default: undefined },
    daysPerWeek: Number,
    territories: { type: [String], default: [] },
    commune: { type: { _id: false, code: String, name: String } },
    otherCommunes: { type: [{ _id: false, code: String, name: String }], default: undefined },
    obstacles: {
      type: [{ _id: false, id: String, kind: String, remedy: String, state: String, at: Date }],
      default: undefined,
    },
    journeys: { type: [journey], default: [] },
    interviewOn: String,
    placementOn: String,
    openings: { type: [{ _id: false, openingId: String, linkedAt: Date, by: String }], default: undefined },
    hasScholarship: Boolean,
    origin: { type: { _id: false, source: String, eventId: String, on: String }, default: undefined },
    introducedTo: { type: [String], default: [] },
    referentId: String,
    searchWords: { type: [String], default: [] },
    duplicateKeys: { type: [String], default: [] },
    createdAt: { type: Date, required: true },
  },
  { collection: "candidates", isAggregate: true },
  (schema: Schema) => {
    schema.index({ householdId: 1 });
    schema.index({ duplicateKeys: 1 });
    schema.index({ introducedTo: 1, lastName: 1, _id: 1 }, { sparse: true });
    // What a day's figures are counted from.
    schema.index({ "situations.fromOn": 1 }, { sparse: true });
    schema.index({ "journeys.history.at": 1 });
    schema.index({ "journeys.exit.at": 1 }, { sparse: true });
    schema.index({ "obstacles.kind": 1 }, { sparse: true });
    schema.index({ "openings.openingId": 1 }, { sparse: true });
    schema.index({ "internship.licenceUntil": 1 }, { sparse: true });
    schema.index({ "origin.eventId": 1 }, { sparse: true });
    schema.index({ createdAt: 1 });
    schema.index({ seeks: 1, fromOn: 1 });
  },
);
