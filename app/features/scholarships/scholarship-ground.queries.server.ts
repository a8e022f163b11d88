import type { ProgrammeVersion } from "#models/programme";
import type { ScholarshipRecord } from "#models/scholarship";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getProgramme } from "~/features/programmes/programmes.queries.server";
import { exclusionsOf, exclusionWords } from "./exclusions";
import type { StageGround } from "./stage-conditions";

export interface ScholarshipGround extends StageGround {
  programme: string;
  /** What it rests on: frozen from the agreement on, the version of the programme before. */
  terms: ProgrammeVersion | undefined;
}

/** What the programme of a scholarship says of it. */
export async function groundOf(
  scholarship: Pick<ScholarshipRecord, "programmeId" | "versionId" | "terms" | "askedOn" | "heldSchemes">,
): Promise<ScholarshipGround> {
  const programme = await getProgramme(scholarship.programmeId);
  const terms = scholarship.terms ?? programme.versions.find(({ id }) => id === scholarship.versionId);
  return {
    ...{ programme: programme.name, terms, today: toDay(now()) },
    papers: new Map(terms?.papers.map(({ key, fr }) => [key, fr])),
    excluded: terms ? exclusionsOf(terms, scholarship).map(exclusionWords) : [],
  };
}
