import { Mail } from "#models/mail";
import type { PlacementRecord } from "#models/placement";
import { Survey, type SurveyRecord } from "#models/survey";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { linkToken } from "~/core/links.server";
import { askDueSurveys, surveyId } from "~/features/surveys/survey-sending.commands.server";
import { giveSeat } from "~/features/training-places/seats.commands.server";
import { createExpected, createSemester, createTrainingPlace, placementOf, WINTER } from "./placements";

/** The last week of the winter, a Tuesday in office hours. */
export const LAST_WEEK = new Date("2027-04-27T09:00:00+02:00");

/** An intern who has a seat in the winter, at a place of their own unless one is given. */
export async function createPlaced(
  user: User,
  lastName = "Caron",
  placeId?: string,
): Promise<{ placement: PlacementRecord; placeId: string }> {
  const { intern, placement } = await createExpected(user, lastName);
  const at = placeId ?? (await createTrainingPlace());
  await giveSeat(user, at, WINTER, { candidateId: intern._id, placementId: placement._id });
  return { placement: await placementOf(placement._id), placeId: at };
}

/** The survey of somebody placed, asked in the last week, with the path of its page. */
export async function createAsked(user: User): Promise<{ survey: SurveyRecord; path: string }> {
  await createSemester();
  const { placement } = await createPlaced(user);
  await askDueSurveys(50);
  await settle();
  const survey = await surveyOf(placement._id);
  return { survey, path: pathOf(survey) };
}

export async function surveyOf(placementId: string): Promise<SurveyRecord> {
  await settle();
  return Survey.findById(surveyId(placementId)).orFail().lean<SurveyRecord>();
}

export function pathOf({ _id, linkVersion }: Pick<SurveyRecord, "_id" | "linkVersion">): string {
  return `/avis/${linkToken({ purpose: "survey", id: _id, version: linkVersion })}`;
}

/** Answers of a place in the winter, one for each value, from people of whom nothing else is known. */
export async function createAnswers(
  placeId: string,
  answers: readonly Partial<NonNullable<SurveyRecord["answer"]>>[],
): Promise<void> {
  await Survey.insertMany(
    answers.map((answer) => ({
      ...{ _id: newId(), version: 1, pendingEffects: [], appliedEffects: [], placementId: newId() },
      ...{ candidateId: newId(), householdId: newId(), semesterId: WINTER, placeId, wasLodged: true },
      ...{ state: "answered", sentAt: now(), linkVersion: 1 },
      answer: { marks: { welcome: "great" }, comeBack: "yes", at: now(), ...answer },
    })),
  );
}

export async function surveyMails() {
  await settle();
  return Mail.find({ template: "placement-survey" }).sort({ createdAt: 1 }).lean();
}
