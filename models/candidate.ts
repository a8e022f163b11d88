import { Schema } from "mongoose";
import type { CandidateKind, Seek } from "~/vocabulary/candidates";
import { type Aggregate, defineModel } from "./define";

/** One passage of a candidate through a pipeline. */
export interface Journey {
  pipeline: string;
  stage: string;
  since: Date;
  exit?: { reason: string; decidedBy: string; note?: string; at: Date; wakeOn?: string };
  history: { stage: string; label: string; at: Date; by: string | null }[];
}

/** An adult's professional half: the only part of a file that a recruteur reads. */
export interface CandidateRecord extends Aggregate {
  householdId: string;
  firstName: string;
  lastName: string;
  emails: string[];
  phones: string[];
  kind: CandidateKind;
  specialty?: string;
  faculty?: string;
  semester?: string;
  fromOn?: string;
  toOn?: string;
  seeks: Seek[];
  territories: string[];
  journeys: Journey[];
  /** Partners to whom this candidate was introduced by an open, consented hand-off. */
  introducedTo: string[];
  referentId?: string;
  /** Folded word prefixes of the name, the e-mails and the phones. */
  searchWords: string[];
  /** Folded e-mails, phones and full name, for duplicates. */
  duplicateKeys: string[];
  createdAt: Date;
}

const journey = new Schema(
  {
    pipeline: { type: String, required: true },
    stage: { type: String, required: true },
    since: { type: Date, required: true },
    exit: { type: { _id: false, reason: String, decidedBy: String, note: String, at: Date, wakeOn: String } },
    history: { type: [{ _id: false, stage: String, label: String, at: Date, by: String }], default: [] },
  },
  { _id: false },
);

export const Candidate = defineModel<CandidateRecord>(
  "Candidate",
  {
    householdId: { type: String, required: true },
    firstName: { type: String, required: true },
    lastName: { type: String, required: true },
    emails: { type: [String], default: [] },
    phones: { type: [String], default: [] },
    kind: { type: String, required: true },
    specialty: String,
    faculty: String,
    semester: String,
    fromOn: String,
    toOn: String,
    seeks: { type: [String], default: [] },
    territories: { type: [String], default: [] },
    journeys: { type: [journey], default: [] },
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
  },
);
