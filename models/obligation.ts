import { paper, type ScholarshipPaper } from "./scholarship-paper";

/** Days of practice, and the paper that proves them. */
export interface PracticePeriod {
  id: string;
  fromOn: string;
  toOn?: string;
  communeCode?: string;
  structureId?: string;
  /** Where, as it is read. */
  place?: string;
  isInZone: boolean;
  /** What the zoning of its first day said. */
  zoneWords?: string;
  /** What the team decided where no zoning was known, and why. */
  zoneReason?: string;
  documentId?: string;
  provedOn?: string;
}

/** « Prévue par la convention, article n »: never the cause. */
export interface SuspensionPeriod {
  id: string;
  fromOn: string;
  toOn?: string;
  article: string;
  /** The day on which the paper was seen; it is not kept. */
  seenOn?: string;
}

/** A proof of a year of practice: asked by link, reminded once. */
export interface YearlyProof extends ScholarshipPaper {
  id: string;
  askedOn: string;
  dueOn: string;
  remindedAt?: Date;
}

export interface ScholarshipObligation {
  startsOn: string;
  months: number;
  practice: PracticePeriod[];
  suspensions: SuspensionPeriod[];
  /** Proofs of a year of practice, asked by link. */
  yearlyProofs: YearlyProof[];
  /** The last day for which a proof was asked, then taken back: it is not asked again by itself. */
  withdrawnOn?: string;
}

export const obligation = {
  _id: false,
  startsOn: String,
  months: Number,
  practice: [
    {
      _id: false,
      id: String,
      fromOn: String,
      toOn: String,
      communeCode: String,
      structureId: String,
      place: String,
      isInZone: Boolean,
      zoneWords: String,
      zoneReason: String,
      documentId: String,
      provedOn: String,
    },
  ],
  suspensions: [{ _id: false, id: String, fromOn: String, toOn: String, article: String, seenOn: String }],
  yearlyProofs: [{ ...paper, id: String, askedOn: String, dueOn: String, remindedAt: Date }],
  withdrawnOn: String,
};
