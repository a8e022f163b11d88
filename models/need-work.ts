import type { SchemaDefinition } from "mongoose";
import type { Contract, Telework, WorkingTime, WorkSector } from "~/vocabulary/work";

/** What somebody looks for in a post, and what they bring; wages in euros a month before tax and contributions (« brut »). */
export interface WorkCriteria {
  /** Whose search it is: an adult or a candidate of the household. */
  memberId?: string;
  /** A trade of the ROME directory: the code of the family of trades, and the name people read. */
  romeCode?: string;
  occupation?: string;
  diplomas?: string;
  sector?: WorkSector;
  experienceYears?: number;
  workingTime?: WorkingTime;
  telework?: Telework;
  wageMin?: number;
  /** The document that is their CV, theirs to show. */
  curriculumId?: string;
}

/** A post; what it pays in euros a month, before tax and contributions. */
export interface ProposedPost {
  kind: "spouse-work";
  post: string;
  /** The trade it is of, when it was chosen: the name people read, and the family of the ROME directory. */
  occupation?: string;
  romeCode?: string;
  employer?: string;
  contract?: Contract;
  workingTime?: WorkingTime;
  telework?: Telework;
  wage?: number;
  hours?: string;
  fromOn?: string;
  place?: string;
  communeCode?: string;
  communeName?: string;
  link?: string;
  note?: string;
}

export const workCriteria: SchemaDefinition = {
  memberId: String,
  romeCode: String,
  occupation: String,
  diplomas: String,
  sector: String,
  experienceYears: Number,
  workingTime: String,
  telework: String,
  wageMin: Number,
  curriculumId: String,
};

export const proposedPost: SchemaDefinition = {
  post: String,
  occupation: String,
  romeCode: String,
  employer: String,
  contract: String,
  workingTime: String,
  telework: String,
  wage: Number,
  hours: String,
};
