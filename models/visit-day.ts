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
  partnerId?: string;
  name: string;
  email?: string;
  phone?: string;
  state: HostState;
  /** What their link is made of: one for each host of a step. */
  linkId: string;
  linkVersion: number;
  /** The last mail that asked them, and the day, hours and place it said. */
  askedAt?: Date;
  askedFor?: string;
  answeredAt?: Date;
  /** What they wrote with their answer, and another hour they propose. */
  message?: string;
  proposedHour?: string;
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
  /** The family’s own link to the programme. */
  linkId: string;
  linkVersion: number;
  /** When the family was last sent it, and what it said then: what changed since is shown. */
  sentAt?: Date;
  feedbackAskedAt?: Date;
  visibleTo: string[];
  createdAt: Date;
  updatedAt: Date;
}

const host = new Schema(
  {
    partnerId: String,
    name: String,
    email: String,
    phone: String,
    state: String,
    linkId: String,
    linkVersion: Number,
    askedAt: Date,
    askedFor: String,
    answeredAt: Date,
    message: String,
    proposedHour: String,
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
    linkId: { type: String, required: true },
    linkVersion: { type: Number, default: 1 },
    sentAt: Date,
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
    schema.index({ linkId: 1 }, { unique: true });
    schema.index({ "steps.host.linkId": 1 }, { sparse: true });
    schema.index({ "steps.host.partnerId": 1, on: 1 }, { sparse: true });
  },
);
