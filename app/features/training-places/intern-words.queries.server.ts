import { Candidate } from "#models/candidate";
import { Placement, type PlacementRecord, type SupervisorWord } from "#models/placement";
import { Semester } from "#models/semester";
import type { TrainingPlaceRecord } from "#models/training-place";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addDays } from "~/core/days";
import { semesterName } from "~/features/semesters/semester-words";

/** Days before the last day of a semester from which a word is asked on its interns, and after which none is taken. */
const ASKED_BEFORE_DAYS = 14;
const ASKED_UNTIL_DAYS = 90;

/** An intern who was there, as their supervisor reads it, with what that supervisor said of them. */
export interface EndedIntern {
  placementId: string;
  name: string;
  semester: string;
  said?: Pick<SupervisorWord, "comesBack" | "text">;
}

/** The interns of these places whose semester ends or has just ended, each with the word of this supervisor. */
export async function endedInterns(
  places: readonly TrainingPlaceRecord[],
  supervisorId: string,
): Promise<EndedIntern[]> {
  const ended = await endedSemesters(toDay(now()));
  const ids = places.flatMap(({ offers }) =>
    offers
      .filter(({ semesterId }) => ended.includes(semesterId))
      .flatMap(({ holders }) => holders.flatMap(({ isHeld, placementId }) => (isHeld ? [] : [placementId]))),
  );
  if (ids.length === 0) return [];
  const placements = await Placement.find(
    { _id: { $in: ids }, state: "placed" },
    { candidateId: 1, semesterId: 1, supervisorWords: 1 },
  ).lean<Pick<PlacementRecord, "_id" | "candidateId" | "semesterId" | "supervisorWords">[]>();
  const names = await namesOf(placements.map(({ candidateId }) => candidateId));
  return placements.flatMap(({ _id, candidateId, semesterId, supervisorWords = [] }) => {
    const name = names.get(candidateId);
    const said = supervisorWords.find((word) => word.supervisorId === supervisorId);
    if (!name) return [];
    return [
      { placementId: _id, name, semester: semesterName(semesterId), ...(said ? { said: partOf(said) } : {}) },
    ];
  });
}

/** The semesters that end or have just ended. */
async function endedSemesters(today: Day): Promise<string[]> {
  const semesters = await Semester.find(
    { endsOn: { $gte: addDays(today, -ASKED_UNTIL_DAYS), $lte: addDays(today, ASKED_BEFORE_DAYS) } },
    { _id: 1 },
  ).lean();
  return semesters.map(({ _id }) => _id);
}

async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const people = await Candidate.find({ _id: { $in: [...ids] } }, { firstName: 1, lastName: 1 }).lean();
  return new Map(people.map(({ _id, firstName, lastName }) => [_id, `${firstName} ${lastName}`]));
}

function partOf({ comesBack, text }: SupervisorWord): NonNullable<EndedIntern["said"]> {
  return { comesBack, ...(text ? { text } : {}) };
}
