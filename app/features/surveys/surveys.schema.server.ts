import { z } from "zod";
import type { Language } from "~/vocabulary/languages";
import { SURVEY_MARKS, SURVEY_RETURNS } from "~/vocabulary/surveys";
import { valuesOf } from "~/vocabulary/words";
import { SURVEY_WORDS } from "./survey-words";

/** As many characters as a word for the team bears. */
export const MOST_WORDS = 2000;

/**
 * What an intern sends of their placement, with what is wrong said in the language of the page: whether they would come back
 * is the one question that must be answered.
 */
export function surveySchema(language: Language) {
  const { noReturn, long, offList } = SURVEY_WORDS[language];
  const mark = z.enum(valuesOf(SURVEY_MARKS), { error: offList }).optional();
  return z.object({
    ...{ welcome: mark, supervision: mark, lodging: mark, family: mark },
    comeBack: z.enum(valuesOf(SURVEY_RETURNS), { error: noReturn }),
    words: z.string().trim().max(MOST_WORDS, long(MOST_WORDS)).optional(),
    recontact: z.literal("on").optional(),
  });
}

export type SurveyInput = z.output<ReturnType<typeof surveySchema>>;
