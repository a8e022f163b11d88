import type { Words } from "./words";

export type EventKind = "welcome-evening" | "congress-stand" | "faculty-day" | "outing";

/** What brings people to us, or together once they are here (« rencontre »). */
export const EVENT_KINDS: Words<EventKind> = {
  "welcome-evening": { fr: "Soirée d’accueil", en: "Welcome evening" },
  "congress-stand": { fr: "Stand de congrès", en: "Congress stand" },
  "faculty-day": { fr: "Journée de faculté", en: "Faculty day" },
  outing: { fr: "Sortie", en: "Outing" },
};

/** The same after « Rencontré·e… »: where somebody met us. */
export const EVENT_PLACES: Words<EventKind> = {
  "welcome-evening": { fr: "à la soirée d’accueil", en: "at the welcome evening" },
  "congress-stand": { fr: "à notre stand de congrès", en: "at our congress stand" },
  "faculty-day": { fr: "à la journée de faculté", en: "at the faculty day" },
  outing: { fr: "à la sortie", en: "on the outing" },
};

export type AttendanceState = "registered" | "came" | "absent";

/** Whether somebody said they would come, came, or did not. */
export const ATTENDANCE_STATES: Words<AttendanceState> = {
  registered: { fr: "inscrit·e", en: "registered" },
  came: { fr: "venu·e", en: "came" },
  absent: { fr: "absent·e", en: "absent" },
};

export type OriginSource =
  | "event"
  | "website"
  | "word-of-mouth"
  | "colleague"
  | "structure"
  | "press"
  | "other";

/** How somebody came to know us, the first time. */
export const ORIGIN_SOURCES: Words<OriginSource> = {
  event: { fr: "Une rencontre", en: "An event" },
  website: { fr: "Le site internet", en: "The website" },
  "word-of-mouth": { fr: "Le bouche-à-oreille", en: "Word of mouth" },
  colleague: { fr: "Un·e confrère ou consœur", en: "A fellow practitioner" },
  structure: { fr: "Une structure de santé", en: "A health structure" },
  press: { fr: "La presse, une annonce", en: "The press, an advertisement" },
  other: { fr: "Autre", en: "Other" },
};

export type EventPeriod = "coming" | "year" | "older";

/** When the events of a list take place; a year is the twelve months that end today. */
export const EVENT_PERIODS: Words<EventPeriod> = {
  coming: { fr: "À venir", en: "To come" },
  year: { fr: "Les douze derniers mois", en: "The last twelve months" },
  older: { fr: "Avant", en: "Before" },
};
