import type { Filter } from "#models/define";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { programmeNames } from "~/features/programmes/programmes.queries.server";
import { SCHOLARSHIP_STAGES } from "~/vocabulary/scholarship-states";

/** More than a household has in a life. */
const MOST_SHOWN = 10;

export interface FileScholarship {
  id: string;
  /** Whose, where a file has several candidates: « DUPONT Marie ». */
  name: string;
  programme: string;
  stageLabel: string;
  isOpen: boolean;
  nextOn?: Day;
  isLate: boolean;
}

/** The scholarships of a candidate already shown to this colleague, the last asked first. */
export async function listScholarshipsOf(candidateId: string): Promise<FileScholarship[]> {
  return listShown({ candidateId });
}

/** The same, of the candidates of a file already shown to this colleague. */
export async function listScholarshipsOfFile(
  candidates: readonly { id: string; hasScholarship?: boolean }[],
): Promise<FileScholarship[]> {
  const holders = candidates.flatMap(({ id, hasScholarship }) => (hasScholarship ? [id] : []));
  return holders.length > 0 ? listShown({ candidateId: { $in: holders } }) : [];
}

async function listShown(filter: Filter<ScholarshipRecord>): Promise<FileScholarship[]> {
  const found = await Scholarship.find(filter, { name: 1, programmeId: 1, stage: 1, isOpen: 1, nextOn: 1 })
    .sort({ askedOn: -1 })
    .limit(MOST_SHOWN)
    .lean<ScholarshipRecord[]>();
  if (found.length === 0) return [];
  const programmes = await programmeNames(found);
  const today = toDay(now());
  return found.map(({ _id: id, name, programmeId, stage, isOpen, nextOn }) => ({
    ...{ id, name, isOpen, nextOn, stageLabel: SCHOLARSHIP_STAGES[stage].fr },
    programme: programmes.get(programmeId) ?? "",
    isLate: nextOn !== undefined && nextOn < today,
  }));
}
