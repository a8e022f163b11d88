import { Schema } from "mongoose";
import type { CandidateKind } from "~/vocabulary/candidates";
import type { Ball, NeedKind, NeedState, Track } from "~/vocabulary/needs";
import { type Aggregate, defineModel } from "./define";
import {
  type Adult,
  adult,
  type Child,
  type Confidence,
  child,
  confidence,
  type FamilyObstacle,
  familyObstacle,
  type MemberRelation,
  memberRelation,
} from "./family";

/** Where a candidate is in one pipeline. */
export interface HeadJourney {
  pipeline: string;
  stage: string;
  since: Date;
  isOver?: boolean;
}

/** A candidate of the file, copied here for lists, boards and titles; the stage is that of the journey which counts most. */
export interface Head {
  candidateId: string;
  firstName: string;
  lastName: string;
  birthName?: string;
  kind: CandidateKind;
  specialty?: string;
  semester?: string;
  pipeline: string;
  stage: string;
  since: Date;
  journeys?: HeadJourney[];
}

/** One line of « qui a la balle », copied from the need. */
export interface NeedLine {
  needId: string;
  kind: NeedKind;
  /** The child it is about, and how they are called. */
  childId?: string;
  childName?: string;
  track: Track;
  state: NeedState;
  ball: Ball;
  holder?: string;
  promisedOn?: string;
  summary: string;
  updatedAt: Date;
}

export interface NextAction {
  label: string;
  ownerId: string;
  dueOn: string;
  time?: string;
  /** What set it: a person, or the event that moved it. */
  origin: "typed" | "triage" | "answer" | "hand-off" | "reminder";
}

/** Something the readiness of a file is counted from: how far it is, of 1, what it weighs, who has the ball. */
export interface ReadinessItem {
  key: string;
  label: string;
  track: Track;
  weight: number;
  progress: number;
  owner: string;
  needId?: string;
}

/** The file (dossier): one household, its needs, who follows it and what comes next. */
export interface HouseholdRecord extends Aggregate {
  title: string;
  /** The title without accents or case: French names sort by it. */
  sortName: string;
  state: "open" | "closed";
  heads: Head[];
  /** Every stage that a candidate of the file is at, "pipeline/stage": what boards read. */
  journeyKeys?: string[];
  /** The adults who are not candidates themselves. */
  adults: Adult[];
  children: Child[];
  familyObstacles?: FamilyObstacle[];
  /** Besides what links each adult to the first candidate. */
  relations?: MemberRelation[];
  confidences?: Confidence[];
  /** What was told of an adult who became a candidate, under the same id: they may be an adult again. */
  formerAdults?: Adult[];
  arrivalOn?: string;
  territories: string[];
  referentId?: string;
  /** Who may see the file: the keys of `visibilityKeys`. */
  visibleTo: string[];
  nextAction?: NextAction;
  /** The next action as it was before the last message: calling the message back brings it back. */
  beforeReply?: { mailId: string; nextAction?: NextAction };
  /** The next action when the file was closed: opened again, it takes it up. */
  beforeExit?: { nextAction?: NextAction };
  firstAnswer: { dueAt: Date; at?: Date; by?: string; means?: "message" | "call"; mailId?: string };
  needLines: NeedLine[];
  openNeedKinds: NeedKind[];
  readiness: number;
  readinessItems?: ReadinessItem[];
  /** Words of the team's own, to find files again. */
  tags?: string[];
  blocking?: { label: string; owner?: string; needId?: string };
  searchWords: string[];
  /** The last act by the person: form, answer, call, reply. */
  lastActAt: Date;
  /** Kept beyond the time for which files are kept, why and by whom. */
  keptLonger?: { untilOn: string; reason: string; by: string; at: Date };
  updatedAt: Date;
  createdAt: Date;
}

const head = new Schema(
  {
    candidateId: String,
    firstName: String,
    lastName: String,
    birthName: String,
    kind: String,
    specialty: String,
    semester: String,
    pipeline: String,
    stage: String,
    since: Date,
    journeys: {
      type: [{ _id: false, pipeline: String, stage: String, since: Date, isOver: Boolean }],
      default: undefined,
    },
  },
  { _id: false },
);

const needLine = new Schema(
  {
    needId: String,
    kind: String,
    childId: String,
    childName: String,
    track: String,
    state: String,
    ball: String,
    holder: String,
    promisedOn: String,
    summary: String,
    updatedAt: Date,
  },
  { _id: false },
);

const readinessItem = new Schema(
  {
    key: String,
    label: String,
    track: String,
    weight: Number,
    progress: Number,
    owner: String,
    needId: String,
  },
  { _id: false },
);

const nextAction = {
  type: { _id: false, label: String, ownerId: String, dueOn: String, time: String, origin: String },
};

export const Household = defineModel<HouseholdRecord>(
  "Household",
  {
    title: { type: String, required: true },
    sortName: { type: String, default: "" },
    state: { type: String, required: true },
    heads: { type: [head], default: [] },
    journeyKeys: { type: [String], default: undefined },
    adults: { type: [adult], default: [] },
    children: { type: [child], default: [] },
    familyObstacles: { type: [familyObstacle], default: undefined },
    relations: { type: [memberRelation], default: undefined },
    confidences: { type: [confidence], default: undefined },
    formerAdults: { type: [adult], default: undefined },
    arrivalOn: String,
    territories: { type: [String], default: [] },
    referentId: String,
    visibleTo: { type: [String], default: [] },
    nextAction,
    beforeReply: { type: { _id: false, mailId: String, nextAction } },
    beforeExit: { type: { _id: false, nextAction } },
    firstAnswer: {
      type: { _id: false, dueAt: Date, at: Date, by: String, means: String, mailId: String },
      required: true,
    },
    needLines: { type: [needLine], default: [] },
    openNeedKinds: { type: [String], default: [] },
    readiness: { type: Number, default: 0 },
    readinessItems: { type: [readinessItem], default: undefined },
    tags: { type: [String], default: undefined },
    blocking: { type: { _id: false, label: String, owner: String, needId: String } },
    searchWords: { type: [String], default: [] },
    lastActAt: { type: Date, required: true },
    keptLonger: { type: { _id: false, untilOn: String, reason: String, by: String, at: Date } },
    updatedAt: { type: Date, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: "households", isAggregate: true },
  (schema: Schema) => {
    schema.index({ "adults.id": 1 }, { sparse: true });
    schema.index({ "adults.email": 1 }, { sparse: true });
    schema.index({ updatedAt: -1, _id: -1 });
    schema.index({ visibleTo: 1, updatedAt: -1, _id: -1 });
    // By name: words are many, and a file would else move under each of them at every change.
    schema.index({ searchWords: 1, sortName: 1, _id: 1 });
    schema.index({ referentId: 1, updatedAt: -1, _id: -1 });
    schema.index({ territories: 1, updatedAt: -1, _id: -1 });
    schema.index({ "heads.stage": 1, updatedAt: -1, _id: -1 });
    schema.index({ "heads.kind": 1, updatedAt: -1, _id: -1 });
    schema.index({ openNeedKinds: 1, updatedAt: -1, _id: -1 });
    schema.index({ "nextAction.ownerId": 1, "nextAction.dueOn": 1 });
    schema.index({ sortName: 1, _id: 1 });
    schema.index({ "nextAction.dueOn": 1, _id: 1 });
    // A column of a board, the most urgent first.
    schema.index({ journeyKeys: 1, "nextAction.dueOn": 1, _id: 1 });
    schema.index({ tags: 1, updatedAt: -1, _id: -1 }, { sparse: true });
    schema.index({ arrivalOn: 1 });
    schema.index({ createdAt: 1 });
    schema.index({ lastActAt: 1 });
    schema.index({ "firstAnswer.at": 1 }, { sparse: true });
    // What is open without a next action: none, as a rule.
    schema.index({ state: 1, "nextAction.ownerId": 1, updatedAt: -1 });
  },
);
