import type { Words } from "./words";

/** What the days of a template are counted from. */
export type Anchor = "entry" | "arrival" | "semester" | "school" | "notice";

export const ANCHORS: Words<Anchor> = {
  entry: { fr: "l’entrée dans l’étape", en: "the entry into the stage" },
  arrival: { fr: "la date d’arrivée", en: "the arrival" },
  semester: { fr: "le début du semestre", en: "the start of the semester" },
  school: { fr: "la rentrée scolaire", en: "the start of the school year" },
  notice: { fr: "le préavis", en: "the notice" },
};

/** What the days of a child’s calendar are counted from, besides the arrival. */
export type ChildAnchor = "school-entry" | "care-start" | "settling" | "commission";

export type PlanAnchor = Anchor | ChildAnchor;

export const PLAN_ANCHORS: Words<PlanAnchor> = {
  ...ANCHORS,
  "school-entry": { fr: "l’entrée à l’école", en: "the first day of school" },
  "care-start": { fr: "le début de la garde", en: "the start of childcare" },
  settling: { fr: "le temps d’adaptation", en: "the time to settle in" },
  commission: { fr: "le dernier jour pour déposer un dossier", en: "the last day to file" },
};

/** How far a step stands from its anchor. */
export type Counting = "months-before" | "days-before" | "days-after" | "months-after";

export const COUNTINGS: Words<Counting> = {
  "months-before": { fr: "mois avant", en: "months before" },
  "days-before": { fr: "jours avant", en: "days before" },
  "days-after": { fr: "jours après", en: "days after" },
  "months-after": { fr: "mois après", en: "months after" },
};

/** For those alone who will practise so. */
export type TemplateExercise = "private" | "salaried";

export const TEMPLATE_EXERCISES: Words<TemplateExercise> = {
  private: { fr: "Qui exercera en libéral", en: "Private practice" },
  salaried: { fr: "Qui exercera en salariat", en: "Salaried" },
};

/** What a template is for. */
export type TemplateGroup = "paperwork" | "welcome" | "follow-up" | "nurture";

export const TEMPLATE_GROUPS: Words<TemplateGroup> = {
  paperwork: { fr: "Démarches", en: "Paperwork" },
  welcome: { fr: "Accueil", en: "Welcome" },
  "follow-up": { fr: "Suivi", en: "Follow-up" },
  nurture: { fr: "Garder le lien", en: "Keeping in touch" },
};
