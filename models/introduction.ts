import { Schema } from "mongoose";
import type { VisitGuest } from "~/vocabulary/visits";

/** Whose professional half is presented, and to which structure (« mise en relation »). */
export interface Introduction {
  candidateId: string;
  structureId: string;
  structureName: string;
  openingId?: string;
  /** The visit we said yes to: its day, the answer that proposed it, and when. */
  visit?: { answerId: string; on: string; at?: Date };
}

/** A letter that put a visit in somebody's calendar, or took it out of it. */
export interface VisitLetter {
  mailId: string;
  guest: VisitGuest;
  method: "REQUEST" | "CANCEL";
  /** The answer that proposed the visit. */
  answerId: string;
  /** Grows with each letter about the visits of an introduction: calendars keep the greatest. */
  sequence: number;
}

export const introductionSchema = new Schema(
  {
    candidateId: String,
    structureId: String,
    structureName: String,
    openingId: String,
    visit: { type: { _id: false, answerId: String, on: String, at: Date } },
  },
  { _id: false },
);

export const visitLetterSchema = new Schema(
  { mailId: String, guest: String, method: String, answerId: String, sequence: Number },
  { _id: false },
);
