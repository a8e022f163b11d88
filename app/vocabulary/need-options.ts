import type { NeedKind } from "./needs";
import type { Words } from "./words";

export type Importance = "must" | "high" | "normal" | "none";

/** What a criterion counts for: a « must » puts aside what does not meet it, the others weigh. */
export const IMPORTANCES: Words<Importance> = {
  must: { fr: "indispensable", en: "essential" },
  high: { fr: "important", en: "important" },
  normal: { fr: "souhaité", en: "wished for" },
  none: { fr: "sans importance", en: "not important" },
};

export type OptionSource = "partner" | "offer" | "team" | "feed" | "directory";

/** Where an option comes from. */
export const OPTION_SOURCES: Words<OptionSource> = {
  partner: { fr: "proposée par un partenaire", en: "proposed by a partner" },
  offer: { fr: "tirée de nos offres", en: "from our offers" },
  team: { fr: "notée par l’équipe", en: "noted by the team" },
  feed: { fr: "trouvée dans les offres de France Travail", en: "found among France Travail offers" },
  directory: { fr: "tirée de l’annuaire", en: "from the directory" },
};

export type VisitKind = "visit" | "interview" | "job-offer" | "meeting";

/** What happens between a household and what is proposed to it. */
export const VISIT_KINDS: Words<VisitKind> = {
  visit: { fr: "Visite", en: "Visit" },
  interview: { fr: "Entretien", en: "Interview" },
  "job-offer": { fr: "Offre reçue", en: "Offer received" },
  meeting: { fr: "Rencontre", en: "Meeting" },
};

export type VisitState = "planned" | "done" | "cancelled";

export const VISIT_STATES: Words<VisitState> = {
  planned: { fr: "prévue", en: "planned" },
  done: { fr: "passée", en: "done" },
  cancelled: { fr: "annulée", en: "cancelled" },
};

export type Liking = "yes" | "unsure" | "no";

/** What somebody thought of it. */
export const LIKINGS: Words<Liking> = {
  yes: { fr: "Ça me plaît", en: "I like it" },
  unsure: { fr: "J’hésite", en: "I am not sure" },
  no: { fr: "Ce n’est pas pour nous", en: "It is not for us" },
};

export type RefusalReason =
  | "too-expensive"
  | "too-small"
  | "too-far"
  | "wrong-commune"
  | "not-furnished"
  | "pets-refused"
  | "not-accessible"
  | "too-late"
  | "bad-state"
  | "noisy"
  | "no-outdoors"
  | "wage"
  | "hours"
  | "no-telework"
  | "contract"
  | "not-my-trade"
  | "gone"
  | "other";

/** Why an option is put aside: what can be answered in one tick, and what it says of the criteria. */
export const REFUSAL_REASONS: Words<RefusalReason> = {
  "too-expensive": { fr: "trop cher", en: "too expensive" },
  "too-small": { fr: "trop petit", en: "too small" },
  "too-far": { fr: "trop loin", en: "too far" },
  "wrong-commune": { fr: "pas dans la bonne commune", en: "not in the right place" },
  "not-furnished": { fr: "pas meublé", en: "not furnished" },
  "pets-refused": { fr: "animaux refusés", en: "no pets allowed" },
  "not-accessible": { fr: "pas de plain-pied", en: "not step-free" },
  "too-late": { fr: "libre trop tard", en: "available too late" },
  "bad-state": { fr: "en mauvais état", en: "in poor condition" },
  noisy: { fr: "bruyant", en: "noisy" },
  "no-outdoors": { fr: "sans extérieur", en: "no outdoor space" },
  wage: { fr: "salaire trop bas", en: "wage too low" },
  hours: { fr: "horaires", en: "working hours" },
  "no-telework": { fr: "pas de télétravail", en: "no remote work" },
  contract: { fr: "type de contrat", en: "kind of contract" },
  "not-my-trade": { fr: "pas mon métier", en: "not my trade" },
  gone: { fr: "déjà pris", en: "already taken" },
  other: { fr: "autre raison", en: "another reason" },
};

/** What may be ticked of each kind of need; those that are not here are put aside without a reason to tick. */
export const REFUSAL_REASONS_OF: Readonly<Partial<Record<NeedKind, readonly RefusalReason[]>>> = {
  housing: [
    "too-expensive",
    "too-small",
    "too-far",
    "wrong-commune",
    "not-furnished",
    "pets-refused",
    "not-accessible",
    "too-late",
    "bad-state",
    "noisy",
    "no-outdoors",
    "gone",
    "other",
  ],
  "spouse-work": [
    "wage",
    "hours",
    "no-telework",
    "contract",
    "not-my-trade",
    "too-far",
    "too-late",
    "gone",
    "other",
  ],
};
