import { Candidate, type CandidateRecord } from "#models/candidate";
import type { Filter } from "#models/define";
import { Household, type HouseholdRecord } from "#models/household";
import { Placement } from "#models/placement";
import type { SemesterRecord } from "#models/semester";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { type Day, toDay } from "~/core/calendar";
import { INTERN_KINDS } from "~/vocabulary/candidates";
import { formatDayLong } from "~/vocabulary/typography";

const DAY_MS = 24 * 3600 * 1000;
/** Interns come some weeks before or after the first day of their semester. */
const AROUND_DAYS = 45;
const MOST = 200;

/** An intern who asked for a placement in a semester, and has none open. */
export interface AskingIntern {
  candidateId: string;
  name: string;
  fromOn: Day;
  period: string;
  /** They look for a home and come alone: a bed is what they need. */
  needsBed: boolean;
}

type Asking = Pick<CandidateRecord, "_id" | "householdId" | "firstName" | "lastName" | "fromOn" | "toOn">;

/**
 * Interns of the files this colleague may see who asked for a placement that begins around the first day of a semester,
 * by the form or otherwise, and whose semester is not open.
 */
export async function listAskingInterns(user: User, semester: SemesterRecord): Promise<AskingIntern[]> {
  const filter: Filter<CandidateRecord> = {
    seeks: "placement",
    fromOn: {
      $gte: daysFrom(semester.startsOn, -AROUND_DAYS),
      $lte: daysFrom(semester.startsOn, AROUND_DAYS),
    },
    kind: { $in: [...INTERN_KINDS] },
  };
  const asking = await Candidate.find(filter, {
    householdId: 1,
    firstName: 1,
    lastName: 1,
    fromOn: 1,
    toOn: 1,
  })
    .sort({ fromOn: 1 })
    .limit(MOST)
    .lean<Asking[]>();
  const ids = asking.map(({ _id }) => _id);
  const [known, files] = await Promise.all([
    Placement.find({ semesterId: semester._id, candidateId: { $in: ids } }, { candidateId: 1 }).lean(),
    openFiles(user, asking),
  ]);
  const placed = new Set(known.map(({ candidateId }) => candidateId));
  return asking.flatMap((candidate) => {
    const file = files.get(candidate.householdId);
    return file && !placed.has(candidate._id) ? [internOf(candidate, file)] : [];
  });
}

function internOf(
  { _id, firstName, lastName, fromOn = "", toOn }: Asking,
  file: HouseholdRecord,
): AskingIntern {
  return {
    ...{ candidateId: _id, name: `${firstName} ${lastName}`, fromOn },
    period: toOn
      ? `du ${formatDayLong(fromOn)} au ${formatDayLong(toOn)}`
      : `à partir du ${formatDayLong(fromOn)}`,
    needsBed:
      file.openNeedKinds.includes("housing") &&
      file.heads.length + file.adults.length + file.children.length === 1,
  };
}

async function openFiles(user: User, asking: readonly Asking[]): Promise<Map<string, HouseholdRecord>> {
  const files = await Household.find(
    { _id: { $in: asking.map(({ householdId }) => householdId) }, state: "open", ...visibleFor(user) },
    { openNeedKinds: 1, heads: 1, adults: 1, children: 1 },
  ).lean<HouseholdRecord[]>();
  return new Map(files.map((file) => [file._id, file]));
}

function daysFrom(day: Day, count: number): Day {
  return toDay(new Date(Date.parse(`${day}T12:00:00Z`) + count * DAY_MS));
}
