import type { Words } from "./words";

export type MentorKind = "doctor" | "supervisor" | "leaving";

/** What a volunteer is on the territory. */
export const MENTOR_KINDS: Words<MentorKind> = {
  doctor: { fr: "Médecin du territoire", en: "Doctor of the territory" },
  supervisor: { fr: "Maître de stage", en: "Supervisor of interns" },
  leaving: { fr: "Médecin qui cesse son activité", en: "Doctor about to leave" },
};

export type MentorshipState = "waiting" | "under-way" | "completed" | "broken-off";

/** « en attente » until somebody is found; the last two are ends. */
export const MENTORSHIP_STATES: Words<MentorshipState> = {
  waiting: { fr: "en attente", en: "waiting" },
  "under-way": { fr: "en cours", en: "under way" },
  completed: { fr: "terminé", en: "completed" },
  "broken-off": { fr: "interrompu", en: "broken off" },
};

export type MentorshipEnd =
  | "settled"
  | "time-over"
  | "mentor-stopped"
  | "person-stopped"
  | "person-left"
  | "one-person";

export const MENTORSHIP_ENDS: Words<MentorshipEnd> = {
  settled: { fr: "la personne est installée et n’en a plus besoin", en: "settled" },
  "time-over": { fr: "la durée prévue est passée", en: "the time planned is over" },
  "mentor-stopped": { fr: "le compagnon ne peut plus", en: "the mentor can no longer" },
  "person-stopped": { fr: "la personne ne le souhaite plus", en: "no longer wished for" },
  "person-left": { fr: "la personne quitte le territoire", en: "the person leaves" },
  "one-person": { fr: "deux dossiers d’une même personne", en: "two files of one person" },
};

/** What a colleague may choose: the last is said by a merge alone. */
export const CHOSEN_ENDS = [
  "settled",
  "time-over",
  "mentor-stopped",
  "person-stopped",
  "person-left",
] as const satisfies readonly MentorshipEnd[];

/** The ends that are those of a mentorship gone to its term. */
export const COMPLETING_ENDS: readonly MentorshipEnd[] = ["settled", "time-over"];

/** When a pair is asked how it goes, in months from its first day. */
export const FOLLOW_UP_MONTHS = [1, 3, 6, 12] as const;
