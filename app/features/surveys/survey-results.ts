import type { SurveyAnswer } from "#models/survey";
import { FEWER, isSmall, MASK_UNDER, maskAll, type Shown } from "~/features/reports/masking";
import {
  MARK_POINTS,
  SURVEY_QUESTIONS,
  SURVEY_RETURNS,
  type SurveyQuestion,
  type SurveyReturn,
} from "~/vocabulary/surveys";
import { formatNumber } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

export type CountedAnswer = Pick<SurveyAnswer, "marks" | "comeBack">;

/** What may be shown of several answers together: nothing at all under five. */
export interface SurveyResults {
  marks: { question: SurveyQuestion; label: string; average: string; answers: string }[];
  returns: { key: SurveyReturn; label: string; shown: Shown }[];
}

/** The average of each question on four, and how many would come back; null under five answers. */
export function resultsOf(answers: readonly CountedAnswer[]): SurveyResults | null {
  if (answers.length < MASK_UNDER) return null;
  const keys = valuesOf(SURVEY_RETURNS);
  const counts = keys.map((key) => answers.filter(({ comeBack }) => comeBack === key).length);
  const { cells } = maskAll(counts);
  return {
    marks: valuesOf(SURVEY_QUESTIONS).map((question) => markOf(question, answers)),
    returns: keys.map((key, index) => ({
      ...{ key, label: SURVEY_RETURNS[key].fr, shown: cells[index] ?? { text: FEWER } },
    })),
  };
}

/** Under five marks, a question says neither its average nor how many there are. */
function markOf(question: SurveyQuestion, answers: readonly CountedAnswer[]): SurveyResults["marks"][number] {
  const points = answers.flatMap(({ marks }) => {
    const mark = marks[question];
    return mark ? [MARK_POINTS[mark]] : [];
  });
  const label = SURVEY_QUESTIONS[question].fr;
  if (points.length === 0) return { question, label, average: "—", answers: "0" };
  if (isSmall(points.length)) return { question, label, average: "—", answers: FEWER };
  const sum = points.reduce((total, one) => total + one, 0);
  const average = Math.round((10 * sum) / points.length) / 10;
  return { question, label, average: `${formatNumber(average)} sur 4`, answers: formatNumber(points.length) };
}
