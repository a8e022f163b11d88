import type { Schema } from "mongoose";
import type { MentorKind } from "~/vocabulary/mentoring";
import { type Aggregate, defineModel } from "./define";

/** A practitioner who volunteers to accompany those who come (« compagnon »). */
export interface MentorRecord extends Aggregate {
  firstName: string;
  lastName: string;
  kind: MentorKind;
  specialty?: string;
  email?: string;
  phone?: string;
  structureId?: string;
  /** How many people at once. */
  most: number;
  isActive: boolean;
  sortName: string;
  createdAt: Date;
}

export const Mentor = defineModel<MentorRecord>(
  "Mentor",
  {
    firstName: { type: String, required: true },
    lastName: { type: String, required: true },
    kind: { type: String, required: true },
    specialty: String,
    email: String,
    phone: String,
    structureId: String,
    most: { type: Number, required: true },
    isActive: { type: Boolean, default: true },
    sortName: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: "mentors", isAggregate: true },
  (schema: Schema) => {
    schema.index({ isActive: 1, sortName: 1, _id: 1 });
  },
);
