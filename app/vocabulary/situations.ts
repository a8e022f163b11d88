import type { CandidateKind } from "./candidates";
import type { Word } from "./words";

export type SituationKind =
  | "extern"
  | "intern"
  | "junior-doctor"
  | "locum-in-training"
  | "locum"
  | "collaborator"
  | "assistant"
  | "settled"
  | "salaried"
  | "supervisor"
  | "retired-active"
  | "other";

interface SituationWord extends Word {
  /** How lists name somebody whose present situation this is; none when it goes along with another. */
  makes?: CandidateKind;
}

/** What a person is professionally, one dated period after the other. */
export const SITUATIONS: Readonly<Record<SituationKind, SituationWord>> = {
  extern: { fr: "Externe", en: "Medical student", makes: "student" },
  intern: { fr: "Interne", en: "Intern", makes: "intern" },
  "junior-doctor": { fr: "Docteur junior", en: "Junior doctor", makes: "junior-doctor" },
  "locum-in-training": { fr: "Remplaçant·e non thésé·e", en: "Locum before the thesis", makes: "locum" },
  locum: { fr: "Remplaçant·e", en: "Locum", makes: "locum" },
  collaborator: { fr: "Collaborateur·rice", en: "Associate doctor", makes: "doctor" },
  assistant: { fr: "Assistant·e", en: "Assistant doctor", makes: "doctor" },
  settled: { fr: "Installé·e", en: "Settled in practice", makes: "doctor" },
  salaried: { fr: "Salarié·e", en: "Salaried doctor", makes: "doctor" },
  supervisor: { fr: "Maître de stage (MSU)", en: "Training supervisor" },
  "retired-active": { fr: "Retraité·e actif·ve", en: "Retired, still practising", makes: "doctor" },
  other: { fr: "Autre situation", en: "Other" },
};
