import type { SchemaDefinition } from "mongoose";
import type { SchoolLevel, SchoolSector } from "~/vocabulary/schooling";

/** What a family wishes of the school of one child, for one school year. */
export interface SchoolingCriteria {
  /** The year in which it begins: 2027 for 2027-2028. */
  schoolYear?: number;
  /** As the family says it, when it is not what the birth year tells. */
  level?: SchoolLevel;
  schoolSector?: SchoolSector;
  /** Languages and options, in words. */
  languages?: string;
  schoolOptions?: string;
  needsCanteen?: boolean;
  needsTransport?: boolean;
  needsAfterSchool?: boolean;
  needsBoarding?: boolean;
  /** What is known of the school of the sector (« école de secteur »). */
  sectorSchool?: string;
  /** « Aménagement à prévoir »: yes or no, and nothing more; what it is stays between the family and the school. */
  needsArrangements?: boolean;
}

/** A place in a school. */
export interface ProposedSchool {
  kind: "schooling";
  school: string;
  /** Its national identifier (UAI), of one taken from the directory. */
  uai?: string;
  level?: string;
  fromOn?: string;
  schoolSector?: SchoolSector;
  hasCanteen?: boolean;
  hasBoarding?: boolean;
  hasAfterSchool?: boolean;
  place?: string;
  communeCode?: string;
  communeName?: string;
  note?: string;
}

export const schoolingCriteria: SchemaDefinition = {
  schoolYear: Number,
  level: String,
  schoolSector: String,
  languages: String,
  schoolOptions: String,
  needsCanteen: Boolean,
  needsTransport: Boolean,
  needsAfterSchool: Boolean,
  needsBoarding: Boolean,
  sectorSchool: String,
  needsArrangements: Boolean,
};

export const proposedSchool: SchemaDefinition = {
  school: String,
  uai: String,
  level: String,
  schoolSector: String,
  hasCanteen: Boolean,
  hasBoarding: Boolean,
  hasAfterSchool: Boolean,
};
