import type { Words } from "./words";

export type SubmissionChannel = "form" | "call" | "mail";

export const SUBMISSION_CHANNELS: Words<SubmissionChannel> = {
  form: { fr: "Formulaire", en: "Form" },
  call: { fr: "Appel", en: "Call" },
  mail: { fr: "Mail", en: "Mail" },
};

export type SubmissionState = "new" | "opened" | "attached" | "dismissed";

export const SUBMISSION_STATES: Words<SubmissionState> = {
  new: { fr: "à trier", en: "to triage" },
  opened: { fr: "dossier ouvert", en: "file opened" },
  attached: { fr: "rattachée", en: "attached" },
  dismissed: { fr: "écartée", en: "dismissed" },
};

export type DismissalReason = "spam" | "duplicate" | "out-of-scope" | "test" | "withdrawn";

export const DISMISSAL_REASONS: Words<DismissalReason> = {
  spam: { fr: "Indésirable", en: "Spam" },
  duplicate: { fr: "Déjà reçue", en: "Already received" },
  "out-of-scope": { fr: "Hors de notre périmètre", en: "Out of scope" },
  test: { fr: "Essai", en: "Test" },
  withdrawn: { fr: "La personne ne donne pas suite", en: "Withdrawn" },
};

/** Why a form is shown under « À vérifier » instead of in the queue. */
export type Suspicion = "honeypot" | "too-fast" | "too-many" | "links";

export const SUSPICIONS: Words<Suspicion> = {
  honeypot: { fr: "a rempli un champ invisible", en: "filled an invisible field" },
  "too-fast": { fr: "remplie en moins de 2 secondes", en: "filled in under 2 seconds" },
  "too-many": { fr: "beaucoup d’envois de la même adresse", en: "many sent from one address" },
  links: { fr: "message plein de liens", en: "message full of links" },
};

export type DuplicateReason = "email" | "phone" | "name";

export const DUPLICATE_REASONS: Words<DuplicateReason> = {
  email: { fr: "même adresse e-mail", en: "same e-mail address" },
  phone: { fr: "même téléphone", en: "same phone number" },
  name: { fr: "même nom", en: "same name" },
};
