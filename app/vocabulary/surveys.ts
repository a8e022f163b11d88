import { NBSP } from "./typography";
import type { Word, Words } from "./words";

export type SurveyState = "asked" | "reminded" | "answered";

export type SurveyQuestion = "welcome" | "supervision" | "lodging" | "family";

/** What an intern marks at the end of a placement, as a table names it. */
export const SURVEY_QUESTIONS: Words<SurveyQuestion> = {
  welcome: { fr: "Accueil", en: "Welcome" },
  supervision: { fr: "Encadrement", en: "Supervision" },
  lodging: { fr: "Hébergement", en: "Lodging" },
  family: { fr: "Accueil des proches", en: "Welcome of the family" },
};

/** The same, as it is asked. */
export const SURVEY_ASKED: Words<SurveyQuestion> = {
  welcome: { fr: "Votre accueil à l’arrivée", en: "How you were welcomed" },
  supervision: { fr: "L’encadrement de votre stage", en: "How you were supervised" },
  lodging: { fr: "Votre hébergement", en: "Your lodging" },
  family: { fr: "L’accueil de vos proches", en: "How your family was welcomed" },
};

export type SurveyMark = "great" | "good" | "fair" | "poor";

export const SURVEY_MARKS: Words<SurveyMark> = {
  great: { fr: "Très bien", en: "Very good" },
  good: { fr: "Bien", en: "Good" },
  fair: { fr: "Moyen", en: "Fair" },
  poor: { fr: "Mal", en: "Poor" },
};

/** What a mark counts for in an average. */
export const MARK_POINTS: Readonly<Record<SurveyMark, number>> = { great: 4, good: 3, fair: 2, poor: 1 };

export type SurveyReturn = "yes" | "maybe" | "no";

export const SURVEY_RETURNS: Words<SurveyReturn> = {
  yes: { fr: "Oui", en: "Yes" },
  maybe: { fr: "Peut-être", en: "Maybe" },
  no: { fr: "Non", en: "No" },
};

export const RETURN_ASKED: Word = {
  fr: `Reviendriez-vous vous installer ici${NBSP}?`,
  en: "Would you come back to settle here?",
};

/** What is ticked, and kept as the wording of the consent. */
export const RECONTACT_WORDING: Word = {
  fr: "J’accepte d’être recontacté·e",
  en: "I agree to be contacted again",
};

export type SupervisorOpinion = "yes" | "maybe" | "no" | "unknown";

/** Whether an intern wishes to come back, as their supervisor has it. */
export const SUPERVISOR_OPINIONS: Words<SupervisorOpinion> = {
  yes: { fr: "Oui", en: "Yes" },
  maybe: { fr: "Peut-être", en: "Maybe" },
  no: { fr: "Non", en: "No" },
  unknown: { fr: "Je ne sais pas", en: "I do not know" },
};
