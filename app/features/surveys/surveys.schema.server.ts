import { z } from "zod";
import { fromList, optionalText } from "~/core/http/fields.server";
import { SURVEY_MARKS, SURVEY_RETURNS } from "~/vocabulary/surveys";
import { NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

/** As many characters as a word for the team bears. */
export const MOST_WORDS = 2000;

const markField = z.enum(valuesOf(SURVEY_MARKS), fromList).optional();

/** What an intern sends of their placement: whether they would come back is the one question that must be answered. */
export const surveySchema = z.object({
  welcome: markField,
  supervision: markField,
  lodging: markField,
  family: markField,
  comeBack: z.enum(valuesOf(SURVEY_RETURNS), {
    error: `Dites si vous reviendriez vous installer ici${NBSP}: oui, peut-être ou non.`,
  }),
  words: optionalText(MOST_WORDS),
  recontact: z.literal("on").optional(),
});

export type SurveyInput = z.output<typeof surveySchema>;
