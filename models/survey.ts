import type { Schema } from "mongoose";
import type { SurveyMark, SurveyQuestion, SurveyReturn, SurveyState } from "~/vocabulary/surveys";
import { type Aggregate, defineModel } from "./define";

export type SurveyMarks = Partial<Record<SurveyQuestion, SurveyMark>>;

/** What somebody said of their placement: the marks are counted with those of the others, the words are for the team alone. */
export interface SurveyAnswer {
  marks: SurveyMarks;
  comeBack: SurveyReturn;
  words?: string;
  /** When it was said first: it may be corrected for thirty days from then. */
  at: Date;
}

/** What an intern is asked at the end of a placement (« avis de fin de stage »): there is one for each placement. Of a person erased since, nobody. */
export interface SurveyRecord extends Aggregate {
  placementId: string;
  candidateId: string;
  householdId: string;
  semesterId: string;
  placeId: string;
  wasLodged: boolean;
  state: SurveyState;
  sentAt: Date;
  remindedAt?: Date;
  /** Of the link to its page: raised to cut it. */
  linkVersion: number;
  answer?: SurveyAnswer;
}

const marks = { _id: false, welcome: String, supervision: String, lodging: String, family: String };

export const Survey = defineModel<SurveyRecord>(
  "Survey",
  {
    placementId: { type: String, required: true },
    candidateId: { type: String, default: "" },
    householdId: { type: String, default: "" },
    semesterId: { type: String, required: true },
    placeId: { type: String, required: true },
    wasLodged: { type: Boolean, required: true },
    state: { type: String, required: true },
    sentAt: { type: Date, required: true },
    remindedAt: Date,
    linkVersion: { type: Number, default: 1 },
    answer: {
      type: { _id: false, marks: { type: marks, default: {} }, comeBack: String, words: String, at: Date },
      default: undefined,
    },
  },
  { collection: "surveys", isAggregate: true },
  (schema: Schema) => {
    schema.index({ placementId: 1 }, { unique: true });
    schema.index({ semesterId: 1, state: 1 });
    schema.index({ placeId: 1, state: 1 });
    schema.index({ state: 1, sentAt: 1 });
    schema.index({ candidateId: 1 });
    schema.index({ householdId: 1 });
  },
);
