import type { Schema } from "mongoose";
import type { CareServiceKind } from "~/vocabulary/childcare";
import type { KickOffAct, ProjectPriority, ProjectState } from "~/vocabulary/pledges";
import { type Aggregate, defineModel } from "./define";
import { type FundingLine, fundingLine } from "./funding-line";
import { type HistoryLine, historyLine } from "./history-line";

/** One way of doing it, compared with the others. */
export interface CareScenario {
  id: string;
  name: string;
  kind: CareServiceKind;
  places: number;
  /** "YYYY-MM" */
  opensIn?: string;
  /** Whole cents of a euro. */
  cost?: number;
  place?: string;
  strengths?: string;
  limits?: string;
  isAside?: boolean;
}

/** A place where children would be minded: the need, what is thought of, who pays, what was decided. */
export interface CareProjectRecord extends Aggregate {
  name: string;
  need: string;
  kind: CareServiceKind;
  places: number;
  communeCode: string;
  communeName: string;
  epciCode?: string;
  place?: string;
  owner?: string;
  standards?: string;
  thresholds?: string;
  priority: ProjectPriority;
  /** "YYYY-MM": the month it is planned to open. */
  opensIn?: string;
  state: ProjectState;
  reason?: string;
  /** Whether it was worked on with the service of maternal and child protection, and since when; absent while nobody said. */
  isWithPmi?: boolean;
  pmiOn?: string;
  kickOff: { act: KickOffAct; on: string }[];
  scenarios: CareScenario[];
  decision?: { scenarioId?: string; text: string; on: string };
  fundings: FundingLine[];
  note?: string;
  isArchived: boolean;
  history: HistoryLine[];
  createdAt: Date;
}

const scenario = {
  _id: false,
  id: String,
  name: String,
  kind: { type: String },
  places: Number,
  opensIn: String,
  cost: Number,
  place: String,
  strengths: String,
  limits: String,
  isAside: Boolean,
};

export const CareProject = defineModel<CareProjectRecord>(
  "CareProject",
  {
    name: { type: String, required: true },
    need: { type: String, required: true },
    kind: { type: String, required: true },
    places: { type: Number, required: true },
    communeCode: { type: String, required: true },
    communeName: { type: String, required: true },
    epciCode: String,
    place: String,
    owner: String,
    standards: String,
    thresholds: String,
    priority: { type: String, required: true },
    opensIn: String,
    state: { type: String, required: true },
    reason: String,
    isWithPmi: Boolean,
    pmiOn: String,
    kickOff: { type: [{ _id: false, act: String, on: String }], default: [] },
    scenarios: { type: [scenario], default: [] },
    decision: { type: { _id: false, scenarioId: String, text: String, on: String } },
    fundings: { type: [fundingLine], default: [] },
    note: String,
    isArchived: { type: Boolean, default: false },
    history: { type: [historyLine], default: [] },
    createdAt: { type: Date, required: true },
  },
  { collection: "care-projects", isAggregate: true },
  (schema: Schema) => {
    schema.index({ isArchived: 1, createdAt: -1, _id: 1 });
    schema.index({ isArchived: 1, opensIn: 1 });
    schema.index({ "history.at": 1 });
  },
);
