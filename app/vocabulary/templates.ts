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

/** What a template is for. */
export type TemplateGroup = "paperwork" | "welcome" | "follow-up" | "nurture";

export const TEMPLATE_GROUPS: Words<TemplateGroup> = {
  paperwork: { fr: "Démarches", en: "Paperwork" },
  welcome: { fr: "Accueil", en: "Welcome" },
  "follow-up": { fr: "Suivi", en: "Follow-up" },
  nurture: { fr: "Garder le lien", en: "Keeping in touch" },
};
