import { Schema } from "mongoose";
import type { ObstacleState } from "~/vocabulary/exercise";
import type { Custody, FamilyObstacleKind, Kinship, Relation } from "~/vocabulary/family";

/** An adult of the household, as they chose to tell of themselves. */
export interface Adult {
  id: string;
  firstName: string;
  lastName?: string;
  birthName?: string;
  trade?: string;
  /** Theirs alone: never shown with the household, never passed on. */
  email?: string;
  phone?: string;
  /** What links them to the candidate, and since when; until when once it is over. */
  relation: Relation;
  /** The candidate this is said of, when it is not the first one. */
  ofId?: string;
  sinceOn?: string;
  untilOn?: string;
}

/** A child: a first name, or told by the family to be on the way; the month of birth, never the day. */
export interface Child {
  id: string;
  firstName?: string;
  isUnborn?: boolean;
  /** "YYYY-MM". */
  birthMonth?: string;
  custody?: Custody;
}

/** What holds the household back, and what is done about it. */
export interface FamilyObstacle {
  id: string;
  kind: FamilyObstacleKind;
  remedy?: string;
  state: ObstacleState;
}

/** What one member is for another, from one day to another: « one » is the parent of « other ». */
export interface MemberRelation {
  id: string;
  /** Ids of candidates, adults or children. */
  oneId: string;
  kind: Kinship;
  otherId: string;
  sinceOn?: string;
  untilOn?: string;
}

/** What an adult told in confidence: for the team alone, on the page of the family and nowhere else. */
export interface Confidence {
  id: string;
  /** Id of a candidate or an adult. */
  memberId: string;
  text: string;
}

export const adult = new Schema(
  {
    id: String,
    firstName: String,
    lastName: String,
    birthName: String,
    trade: String,
    email: String,
    phone: String,
    relation: String,
    ofId: String,
    sinceOn: String,
    untilOn: String,
  },
  { _id: false },
);

export const child = new Schema(
  { id: String, firstName: String, isUnborn: Boolean, birthMonth: String, custody: String },
  { _id: false },
);

export const familyObstacle = new Schema(
  { id: String, kind: String, remedy: String, state: String },
  { _id: false },
);

export const memberRelation = new Schema(
  { id: String, oneId: String, kind: String, otherId: String, sinceOn: String, untilOn: String },
  { _id: false },
);

export const confidence = new Schema({ id: String, memberId: String, text: String }, { _id: false });
