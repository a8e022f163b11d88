import { Schema } from "mongoose";
import type {
  CostPayer,
  HostState,
  Itinerary,
  StepKind,
  VisitDayState,
  VisitSatisfaction,
} from "~/vocabulary/visit-days";
import { type Aggregate, defineModel } from "./define";

/** Who receives the family at a step, and what they said. */
export interface StepHost {
  /** Of the directory, and the contact chosen there; absent of somebody written by hand. */
  partnerId?: string;
  contactId?: string;
  name: string;
  email?: string;
  phone?: string;
  state: HostState;
  /** What their link is made of: one for each host of a step. */
  linkId: string;
  linkVersion: number;
  /** The last mail that asked them, and the day, hours and place it said, as `askedFor` writes them. */
  askedAt?: Date;
  askedFor?: string;
  askMailId?: string;
  answeredAt?: Date;
  /** What they wrote with their answer, and another hour they propose. */
  message?: string;
  proposedHour?: string;
  /** How they stood when a letter that may still be called back asked them again: what undoes it. */
  former?: Pick<StepHost, "state" | "linkVersion" | "askedAt" | "askedFor" | "askMailId">;
  /** How they stood before a colleague noted an answer for them: what undoes it. */
  beforeNote?: Pick<StepHost, "state" | "askedFor" | "answeredAt">;
}

/** A step of the day: hours are local, "09:30". */
export interface VisitStep {
  id: string;
  itinerary: Itinerary;
  kind: StepKind;
  fromHour: string;
  toHour: string;
  title: string;
  place?: string;
  /** Without a name when it was recognised in the words of the place, which says it already. */
  communeCode?: string;
  communeName?: string;
  host?: StepHost;
  /** Read by the family. */
  note?: string;
  /** Read by the team alone. */
  aside?: string;
  /** The option of a need that is visited. */
  needId?: string;
  optionId?: string;
}

/** What the day costs, in euros, and who pays. */
export interface VisitCost {
  id: string;
  label: string;
  amount: number;
  payer: CostPayer;
  isReimbursed?: boolean;
}

/** The three questions asked two days later, as one adult answers them. */
export interface VisitDayFeedback {
  memberId: string;
  by: string;
  satisfaction: VisitSatisfaction;
  liked?: string;
  missing?: string;
  at: Date;
}

/** A step as the family was last told of it: what changed since is said in words. */
export interface ToldStep {
  id: string;
  fromHour: string;
  toHour: string;
  title: string;
  place?: string;
  communeName?: string;
  /** About the work of the spouse: not told to the other without their agreement. */
  isSpouseWork?: boolean;
}

/** What the family was sent: last, and the time before. */
export interface Told {
  at: Date;
  on: string;
  steps: ToldStep[];
  before?: { on: string; steps: ToldStep[] };
}

/** An adult who was sent the programme: each has their own link. */
export interface ProgrammeReader {
  memberId: string;
  linkId: string;
}

/** A step taken out, kept so that it can be put back, with the letter that told its host. */
export interface RemovedStep {
  step: VisitStep;
  mailId?: string;
}

/** A day on which a household discovers the territory, along two itineraries (« journée de visite »). */
export interface VisitDayRecord extends Aggregate {
  householdId: string;
  title: string;
  on: string;
  state: VisitDayState;
  steps: VisitStep[];
  costs: VisitCost[];
  feedback: VisitDayFeedback[];
  /** What the family reads at the top of its programme. */
  welcome?: string;
  /** Who is called on the day. */
  leadId: string;
  readers: ProgrammeReader[];
  /** When the family was last sent it, and what it said then. */
  told?: Told;
  /** The last ones, oldest first. */
  removed?: RemovedStep[];
  /** The state it had, and the letters that told its end: what undoes it; by the closing of its file, opening that again does. */
  cancelled?: { at: Date; from: VisitDayState; mailIds: string[]; isByClosing?: boolean };
  feedbackAskedAt?: Date;
  visibleTo: string[];
  createdAt: Date;
  updatedAt: Date;
}

const host = new Schema(
  {
    partnerId: String,
    contactId: String,
    name: String,
    email: String,
    phone: String,
    state: String,
    linkId: String,
    linkVersion: Number,
    askedAt: Date,
    askedFor: String,
    askMailId: String,
    answeredAt: Date,
    message: String,
    proposedHour: String,
    former: {
      type: {
        _id: false,
        state: String,
        linkVersion: Number,
        askedAt: Date,
        askedFor: String,
        askMailId: String,
      },
    },
    beforeNote: { type: { _id: false, state: String, askedFor: String, answeredAt: Date } },
  },
  { _id: false },
);

const step = new Schema(
  {
    id: String,
    itinerary: String,
    kind: String,
    fromHour: String,
    toHour: String,
    title: String,
    place: String,
    communeCode: String,
    communeName: String,
    host: { type: host },
    note: String,
    aside: String,
    needId: String,
    optionId: String,
  },
  { _id: false },
);

const toldStep = new Schema(
  {
    id: String,
    fromHour: String,
    toHour: String,
    title: String,
    place: String,
    communeName: String,
    isSpouseWork: Boolean,
  },
  { _id: false },
);

export const VisitDay = defineModel<VisitDayRecord>(
  "VisitDay",
  {
    householdId: { type: String, required: true },
    title: { type: String, required: true },
    on: { type: String, required: true },
    state: { type: String, required: true },
    steps: { type: [step], default: [] },
    costs: {
      type: [{ _id: false, id: String, label: String, amount: Number, payer: String, isReimbursed: Boolean }],
      default: [],
    },
    feedback: {
      type: [
        {
          _id: false,
          memberId: String,
          by: String,
          satisfaction: String,
          liked: String,
          missing: String,
          at: Date,
        },
      ],
      default: [],
    },
    welcome: String,
    leadId: { type: String, required: true },
    readers: { type: [{ _id: false, memberId: String, linkId: String }], default: [] },
    told: {
      type: {
        _id: false,
        ...{ at: Date, on: String, steps: [toldStep] },
        before: { type: { _id: false, on: String, steps: [toldStep] } },
      },
    },
    removed: { type: [{ _id: false, step: { type: step }, mailId: String }], default: undefined },
    cancelled: { type: { _id: false, at: Date, from: String, mailIds: [String], isByClosing: Boolean } },
    feedbackAskedAt: Date,
    visibleTo: { type: [String], default: [] },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: "visit-days", isAggregate: true },
  (schema: Schema) => {
    schema.index({ householdId: 1, on: -1 });
    schema.index({ visibleTo: 1, on: 1 });
    schema.index({ state: 1, on: 1 });
    schema.index({ "readers.linkId": 1 }, { sparse: true });
    schema.index({ "steps.host.linkId": 1 }, { sparse: true });
    schema.index({ "steps.host.partnerId": 1, on: 1 }, { sparse: true });
  },
);
