import { Household } from "#models/household";
import { Placement } from "#models/placement";
import { Survey, type SurveyRecord } from "#models/survey";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { semesterDates, semesterTitle } from "~/features/semesters/semester-words";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { type CountedAnswer, resultsOf, type SurveyResults } from "./survey-results";

/** More answers than a place gets in thirty years; a semester has some two hundred interns. */
const MOST_ANSWERS = 1000;
const COUNTED = { "answer.marks": 1, "answer.comeBack": 1 } as const;

export interface PlaceSurvey {
  results: SurveyResults | null;
}

/** What interns thought of a training place, all semesters together; nothing under five answers. */
export async function placeSurvey(placeId: string): Promise<PlaceSurvey> {
  return { results: resultsOf(await answersOf({ placeId })) };
}

export interface SemesterSurvey {
  id: string;
  title: string;
  meta: string;
  placed: number;
  sent: number;
  answered: number;
  results: SurveyResults | null;
  /** What they wrote, without a name nor an order that would tell whose it is. */
  words: Page<{ id: string; words: string }>;
}

/** What the interns of a semester thought of it, and what they wrote of the files this colleague sees. */
export async function getSemesterSurvey(
  user: User,
  semesterId: string,
  page: number,
): Promise<SemesterSurvey> {
  const semester = await getSemester(semesterId);
  const [placed, sent, answers, words] = await Promise.all([
    Placement.countDocuments({ semesterId, state: "placed" }),
    Survey.countDocuments({ semesterId }),
    answersOf({ semesterId }),
    wordsOf(user, semesterId, page),
  ]);
  return {
    ...{ id: semester._id, title: semesterTitle(semester._id), meta: semesterDates(semester) },
    ...{ placed, sent, answered: answers.length, results: resultsOf(answers), words },
  };
}

async function answersOf(of: { placeId: string } | { semesterId: string }): Promise<CountedAnswer[]> {
  const surveys = await Survey.find({ ...of, state: "answered" }, COUNTED)
    .limit(MOST_ANSWERS)
    .lean<Pick<SurveyRecord, "answer">[]>();
  return surveys.flatMap(({ answer }) => answer ?? []);
}

/** Ids are made from the placement: their order tells nothing of who answered, nor when. */
async function wordsOf(user: User, semesterId: string, page: number): Promise<SemesterSurvey["words"]> {
  const written = await Survey.find(
    { semesterId, state: "answered", "answer.words": { $exists: true } },
    { householdId: 1, "answer.words": 1 },
  )
    .sort({ _id: 1 })
    .limit(MOST_ANSWERS)
    .lean<Pick<SurveyRecord, "_id" | "householdId" | "answer">[]>();
  const ids = written.map(({ householdId }) => householdId);
  const files = await Household.find({ _id: { $in: ids }, ...visibleFor(user) }, { _id: 1 }).lean();
  const seen = new Set(files.map(({ _id }) => _id));
  const read = written.filter(({ householdId }) => seen.has(householdId));
  const rows = read.map(({ _id, answer }) => ({ id: _id, words: answer?.words ?? "" }));
  return pageFrom(rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE + 1), page, rows.length);
}
