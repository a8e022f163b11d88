import type { Words } from "./words";

export type ExerciseMode =
  | "private"
  | "salaried"
  | "mixed"
  | "locum"
  | "collaboration"
  | "assistantship"
  | "sessions";

/** How somebody wishes to practise; several may be considered at once. */
export const EXERCISE_MODES: Words<ExerciseMode> = {
  private: { fr: "Libéral", en: "Private practice" },
  salaried: { fr: "Salariat", en: "Salaried" },
  mixed: { fr: "Mixte", en: "Mixed" },
  locum: { fr: "Remplacement", en: "Locum work" },
  collaboration: { fr: "Collaboration libérale", en: "Association" },
  assistantship: { fr: "Assistanat", en: "Assistantship" },
  sessions: { fr: "Vacations", en: "Sessions" },
};

export type ObstacleKind =
  | "isolation"
  | "workload"
  | "on-call"
  | "premises"
  | "paperwork"
  | "registration"
  | "finance"
  | "training"
  | "supervision"
  | "other";

/** What holds somebody back professionally (« frein »). What concerns the family is a need of the file. */
export const OBSTACLE_KINDS: Words<ObstacleKind> = {
  isolation: { fr: "Exercer seul·e", en: "Practising alone" },
  workload: { fr: "Charge de travail", en: "Workload" },
  "on-call": { fr: "Gardes et permanence", en: "On-call duty" },
  premises: { fr: "Local, matériel", en: "Premises, equipment" },
  paperwork: { fr: "Démarches", en: "Paperwork" },
  registration: { fr: "Inscription à l’Ordre, équivalence", en: "Registration, equivalence" },
  finance: { fr: "Coût de l’installation", en: "Cost of settling" },
  training: { fr: "Formation, plateau technique", en: "Training, technical platform" },
  supervision: { fr: "Encadrement, maître de stage", en: "Supervision" },
  other: { fr: "Autre frein", en: "Other" },
};

export type ObstacleState = "open" | "in-progress" | "lifted";

export const OBSTACLE_STATES: Words<ObstacleState> = {
  open: { fr: "à lever", en: "open" },
  "in-progress": { fr: "en cours", en: "in progress" },
  lifted: { fr: "levé", en: "lifted" },
};
