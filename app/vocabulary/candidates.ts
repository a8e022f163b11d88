import type { Words } from "./words";

export type CandidateKind = "student" | "intern" | "junior-doctor" | "locum" | "doctor" | "other";

export const CANDIDATE_KINDS: Words<CandidateKind> = {
  student: { fr: "Étudiant·e", en: "Student" },
  intern: { fr: "Interne", en: "Intern" },
  "junior-doctor": { fr: "Docteur junior", en: "Junior doctor" },
  locum: { fr: "Remplaçant·e", en: "Locum" },
  doctor: { fr: "Médecin", en: "Doctor" },
  other: { fr: "Autre", en: "Other" },
};

export type Seek = "placement" | "locum-work" | "settlement" | "salaried-post";

export const SEEKS: Words<Seek> = {
  placement: { fr: "Un stage", en: "A placement" },
  "locum-work": { fr: "Un remplacement", en: "Locum work" },
  settlement: { fr: "Une installation", en: "To settle in practice" },
  "salaried-post": { fr: "Un poste salarié", en: "A salaried post" },
};

/** Whose journey starts in the interns' pipeline; everyone else starts in the doctors'. */
export const INTERN_KINDS: readonly CandidateKind[] = ["student", "intern", "junior-doctor"];

/** A box of the public form that stands for "I do not know yet", beside the EPCI codes. */
export const UNKNOWN_TERRITORY = "unknown";
