import type { ProposedSchool } from "#models/need-schooling";
import type { SchoolRecord } from "#models/school";
import { SCHOOL_LEVELS, type SchoolLevel } from "~/vocabulary/schooling";

/** What a proposal copies of an establishment. */
export type ProposableSchool = Pick<
  SchoolRecord,
  "_id" | "name" | "sector" | "communeCode" | "communeName" | "address" | "hasCanteen" | "hasBoarding"
>;

/** A school of the directory as it is proposed to a family; what the directory does not know is left unsaid. */
export function schoolAsProposal(school: ProposableSchool, level?: SchoolLevel): ProposedSchool {
  const { _id, name, sector, communeCode, communeName, address, hasCanteen, hasBoarding } = school;
  return {
    kind: "schooling",
    school: name,
    uai: _id,
    schoolSector: sector,
    communeCode,
    communeName,
    ...(level ? { level: SCHOOL_LEVELS[level].fr } : {}),
    ...(address ? { place: address } : {}),
    ...(hasCanteen === undefined ? {} : { hasCanteen }),
    ...(hasBoarding === undefined ? {} : { hasBoarding }),
  };
}
