import { Candidate, type CandidateRecord } from "#models/candidate";
import { Placement, type PlacementRecord } from "#models/placement";
import { Semester, type SemesterRecord } from "#models/semester";
import { Survey, type SurveyRecord } from "#models/survey";
import { SOFTWARE } from "~/core/auth/actor";
import { addWorkingDays, atParis, isOfficeMoment, toDay } from "~/core/calendar";
import { daysAgo, now } from "~/core/clock.server";
import { addDays } from "~/core/days";
import { commit, create } from "~/core/db/commit.server";
import { audit, entry } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { findColleague, referentOf } from "~/features/accounts/accounts.queries.server";
import { settleKeyedMilestone } from "~/features/semesters/keyed-milestones.commands.server";
import { semesterName } from "~/features/semesters/semester-words";
import { findSemester } from "~/features/semesters/semesters.queries.server";
import { surveyLetter } from "./survey-asking-letter.server";

/** Days before the last day of a semester on which its interns are asked, and after which it is too late. */
const ASKED_BEFORE_DAYS = 7;
const ASKED_UNTIL_DAYS = 21;
/** Working days of silence after which the one reminder leaves, and days after which none does any more. */
const REMINDED_AFTER_DAYS = 7;
const REMINDED_UNTIL_DAYS = 30;
/** A semester has some two hundred interns, in the largest départements. */
const MOST_INTERNS = 1000;

const INTERN = {
  ...{ firstName: 1, lastName: 1, emails: 1, language: 1, noContact: 1, householdId: 1, referentId: 1 },
} as const;
type Intern = Pick<CandidateRecord, keyof typeof INTERN | "_id">;

/**
 * Asks each placed intern of a semester about to end what they thought of it, once, in office hours on a working day, and
 * sees to its milestone. Whoever has no address, or asked not to be written to, is left alone. Returns how many were
 * asked, this many at most.
 */
export async function askDueSurveys(most: number): Promise<number> {
  if (!isOfficeMoment(now())) return 0;
  const today = toDay(now());
  const ending = { $gte: addDays(today, -ASKED_UNTIL_DAYS), $lte: addDays(today, ASKED_BEFORE_DAYS) };
  const semesters = await Semester.find({ endsOn: ending }).sort({ startsOn: 1 }).lean<SemesterRecord[]>();
  let count = 0;
  for (const semester of semesters) count += await askSemester(semester, most - count);
  return count;
}

async function askSemester(semester: SemesterRecord, most: number): Promise<number> {
  if (most <= 0) return 0;
  const left = await leftToAsk(semester._id);
  const interns = await reachable(left);
  let count = 0;
  for (const placement of left) {
    const intern = interns.get(placement.candidateId);
    if (count < most && intern && (await ask(placement, intern))) count += 1;
  }
  if (count > 0) await settleKeyedMilestone(SOFTWARE, semester._id, "survey-asked");
  return count;
}

/** Those placed who were asked nothing yet. */
async function leftToAsk(semesterId: string): Promise<PlacementRecord[]> {
  const [placements, surveys] = await Promise.all([
    Placement.find({ semesterId, state: "placed" }, { candidateId: 1, semesterId: 1, seat: 1, lodged: 1 })
      .limit(MOST_INTERNS)
      .lean<PlacementRecord[]>(),
    Survey.find({ semesterId }, { placementId: 1 }).limit(MOST_INTERNS).lean(),
  ]);
  const asked = new Set(surveys.map(({ placementId }) => placementId));
  return placements.filter(({ _id, seat }) => seat && !asked.has(_id));
}

async function reachable(placements: readonly PlacementRecord[]): Promise<Map<string, Intern>> {
  if (placements.length === 0) return new Map();
  const ids = placements.map(({ candidateId }) => candidateId);
  const interns = await Candidate.find({ _id: { $in: ids } }, INTERN).lean<Intern[]>();
  return new Map(
    interns.filter(({ emails, noContact }) => emails[0] && !noContact).map((one) => [one._id, one]),
  );
}

/** Asks one placed intern, whatever the day; asked twice, it is once. Returns whether anything was sent now. */
export async function askSurvey(placement: PlacementRecord): Promise<boolean> {
  const intern = (await reachable([placement])).get(placement.candidateId);
  return intern !== undefined && ask(placement, intern);
}

async function ask(
  { _id: placementId, semesterId, seat, lodged }: PlacementRecord,
  intern: Intern,
): Promise<boolean> {
  const _id = surveyId(placementId);
  const letter = await letterTo(intern, { _id, semesterId, linkVersion: 1 }, false);
  if (!letter) return false;
  const { householdId, firstName } = intern;
  const survey = {
    ...{ _id, placementId, candidateId: intern._id, householdId, semesterId, placeId: seat?.placeId ?? "" },
    ...{ wasLodged: lodged !== undefined, state: "asked" as const, sentAt: now(), linkVersion: 1 },
  };
  const text = `Avis de fin de stage demandé à ${firstName} (${semesterName(semesterId)}).`;
  const told = entry({ householdId, kind: "message", text, memberId: intern._id, mailId: letter.id });
  return create(SOFTWARE, Survey, survey, [audit("survey.asked"), letter, told]);
}

/**
 * Reminds once, seven working days later, those who did not answer; then nothing more is sent. Returns how many were
 * reminded, this many at most.
 */
export async function remindSurveys(most: number): Promise<number> {
  if (!isOfficeMoment(now())) return 0;
  const until = atParis(addWorkingDays(toDay(now()), -REMINDED_AFTER_DAYS), "23:59");
  const sentAt = { $gte: daysAgo(REMINDED_UNTIL_DAYS), $lte: until };
  const silent = await Survey.find({ state: "asked", sentAt })
    .sort({ sentAt: 1 })
    .limit(most)
    .lean<SurveyRecord[]>();
  const ids = silent.map(({ candidateId }) => candidateId);
  const interns = await Candidate.find({ _id: { $in: ids } }, INTERN).lean<Intern[]>();
  const byId = new Map(interns.map((intern) => [intern._id, intern]));
  for (const survey of silent) await remind(survey, byId.get(survey.candidateId));
  return silent.length;
}

/** Whoever cannot be written to any more is not looked at again either. */
async function remind(survey: SurveyRecord, intern: Intern | undefined): Promise<void> {
  const canRead = intern?.emails[0] && !intern.noContact;
  const letter = canRead ? await letterTo(intern, survey, true) : undefined;
  await commit(SOFTWARE, Survey, survey._id, {
    onlyIf: { state: "asked" },
    set: { state: "reminded", ...(letter ? { remindedAt: now() } : {}) },
    effects: letter ? [audit("survey.reminded"), letter] : [],
  });
}

type Asked = Pick<SurveyRecord, "_id" | "semesterId" | "linkVersion">;

async function letterTo(intern: Intern, survey: Asked, isReminder: boolean) {
  const sender = (await findColleague(intern.referentId)) ?? (await referentOf([]));
  const semester = sender && (await findSemester(survey.semesterId));
  return semester ? surveyLetter({ intern, survey, semester, sender, isReminder }) : undefined;
}

/** Every placement has one, however often it is asked. */
export function surveyId(placementId: string): string {
  return derivedId("survey", placementId);
}
