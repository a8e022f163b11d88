import { Survey, type SurveyRecord } from "#models/survey";
import { SURVEY_MARKS, SURVEY_QUESTIONS, SURVEY_RETURNS } from "~/vocabulary/surveys";
import { valuesOf } from "~/vocabulary/words";

/** What somebody was asked at the end of each placement, and what they answered, in words. */
export async function listOwnSurveys(candidateIds: readonly string[]): Promise<Record<string, unknown>[]> {
  const surveys = await Survey.find({ candidateId: { $in: [...candidateIds] } }).lean<SurveyRecord[]>();
  return surveys.map(({ semesterId, sentAt, remindedAt, answer }) => ({
    ...{ semester: semesterId, sentAt, remindedAt },
    answer: answer && {
      ...{ at: answer.at, comeBack: SURVEY_RETURNS[answer.comeBack].fr, words: answer.words },
      marks: marksOf(answer.marks),
    },
  }));
}

function marksOf(marks: NonNullable<SurveyRecord["answer"]>["marks"]): Record<string, string> {
  const told = valuesOf(SURVEY_QUESTIONS).flatMap((question) => {
    const mark = marks[question];
    return mark ? [[SURVEY_QUESTIONS[question].fr, SURVEY_MARKS[mark].fr]] : [];
  });
  return Object.fromEntries(told);
}
