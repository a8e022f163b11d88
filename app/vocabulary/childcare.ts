import type { Words } from "./words";

export type CareMode =
  | "nursery"
  | "micro-nursery"
  | "family-nursery"
  | "drop-in"
  | "kindergarten"
  | "childminder"
  | "childminders-house"
  | "home-care"
  | "after-school"
  | "leisure-centre";

/** How a child may be minded (« modes d’accueil »). */
export const CARE_MODES: Words<CareMode> = {
  nursery: { fr: "crèche, multi-accueil", en: "nursery" },
  "micro-nursery": { fr: "micro-crèche", en: "micro-nursery" },
  "family-nursery": { fr: "crèche familiale", en: "family nursery" },
  "drop-in": { fr: "halte-garderie", en: "drop-in nursery" },
  kindergarten: { fr: "jardin d’enfants", en: "kindergarten" },
  childminder: { fr: "assistante maternelle", en: "registered childminder" },
  "childminders-house": { fr: "maison d’assistantes maternelles (MAM)", en: "childminders’ house" },
  "home-care": { fr: "garde à domicile", en: "care at home" },
  "after-school": { fr: "accueil périscolaire", en: "after-school care" },
  "leisure-centre": { fr: "accueil de loisirs (ALSH)", en: "holiday club" },
};

/** The modes that are a place one may name; childminders are told as totals, care at home is nobody’s place. */
export type CareServiceKind = Exclude<CareMode, "childminder" | "home-care">;

export type CareManagement = "public" | "private" | "association" | "mutual";

export const CARE_MANAGEMENTS: Words<CareManagement> = {
  public: { fr: "public", en: "public" },
  private: { fr: "privé", en: "private" },
  association: { fr: "associatif", en: "non-profit" },
  mutual: { fr: "mutualiste", en: "mutual" },
};

export type CareAge = "under-1" | "1-2" | "2-3" | "3-6" | "over-6";

/** Age groups of the supply and of the needs, by age in full years. */
export const CARE_AGES: Words<CareAge> = {
  "under-1": { fr: "moins d’un an", en: "under 1" },
  "1-2": { fr: "1 an", en: "1 year old" },
  "2-3": { fr: "2 ans", en: "2 years old" },
  "3-6": { fr: "3 à 5 ans", en: "3 to 5" },
  "over-6": { fr: "6 ans et plus", en: "6 and over" },
};

export type CareRhythm = "regular" | "occasional" | "emergency";

export const CARE_RHYTHMS: Words<CareRhythm> = {
  regular: { fr: "régulier", en: "regular" },
  occasional: { fr: "occasionnel", en: "occasional" },
  emergency: { fr: "d’urgence", en: "emergency" },
};

export type OddHours = "early" | "late" | "night" | "week-end" | "on-call";

/** Hours outside what most places offer (« horaires atypiques »). */
export const ODD_HOURS: Words<OddHours> = {
  early: { fr: "avant 7 h 30", en: "before 7:30 am" },
  late: { fr: "après 18 h 30", en: "after 6:30 pm" },
  night: { fr: "la nuit", en: "at night" },
  "week-end": { fr: "le week-end", en: "at week-ends" },
  "on-call": { fr: "selon les gardes", en: "following on-call duty" },
};

export type CareDuty = "census" | "information" | "planning" | "quality";

/** The four competences of the public service of early childhood (CASF, art. L214-1-3). */
export const CARE_DUTIES: Words<CareDuty> = {
  census: { fr: "recenser les besoins et l’offre", en: "take the census of needs and supply" },
  information: { fr: "informer et accompagner les familles", en: "inform and guide families" },
  planning: { fr: "planifier le développement de l’offre", en: "plan supply" },
  quality: { fr: "soutenir la qualité de l’accueil", en: "support quality" },
};

/** Days after which a figure nobody renewed is stale: greyed, and asked again. */
export const CARE_FRESH_DAYS = 90;
