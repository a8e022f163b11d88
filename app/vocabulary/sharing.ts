import type { PartnerKind } from "./partners";
import type { Words } from "./words";

/** What a sheet may say of a need. */
export type SharedField =
  | "wish"
  | "interests"
  | "tenure"
  | "place"
  | "fromOn"
  | "months"
  | "nights"
  | "people"
  | "rooms"
  | "isFurnished"
  | "budgetMax"
  | "hasPets"
  | "isAccessible"
  | "distance"
  | "hasCar"
  | "occupation"
  | "diplomas"
  | "sector"
  | "experienceYears"
  | "workingTime"
  | "telework"
  | "wageMin"
  | "curriculum"
  | "schoolLevel"
  | "schoolSector"
  | "schoolLanguages"
  | "schoolWishes"
  | "childAge"
  | "careFrom"
  | "careWeek"
  | "oddHours"
  | "careModes"
  | "careRhythm"
  | "siblings"
  | "workplace";

export const SHARED_FIELDS: Words<SharedField> = {
  wish: { fr: "Ce qui est cherché", en: "What is looked for" },
  interests: { fr: "Centres d’intérêt", en: "Interests" },
  tenure: { fr: "Projet", en: "Project" },
  place: { fr: "Où", en: "Where" },
  fromOn: { fr: "À partir du", en: "From" },
  months: { fr: "Durée", en: "For how long" },
  nights: { fr: "Nuits", en: "Nights" },
  people: { fr: "Pour combien", en: "For how many" },
  rooms: { fr: "Taille", en: "Size" },
  isFurnished: { fr: "Équipement", en: "Furniture" },
  budgetMax: { fr: "Budget", en: "Budget" },
  hasPets: { fr: "Animal", en: "Pets" },
  isAccessible: { fr: "Accès", en: "Access" },
  distance: { fr: "Distance du travail", en: "Distance from work" },
  hasCar: { fr: "Voiture", en: "Car" },
  occupation: { fr: "Métier", en: "Trade" },
  diplomas: { fr: "Diplômes", en: "Diplomas" },
  sector: { fr: "Secteur", en: "Sector" },
  experienceYears: { fr: "Expérience", en: "Experience" },
  workingTime: { fr: "Temps de travail", en: "Working time" },
  telework: { fr: "Télétravail", en: "Remote work" },
  wageMin: { fr: "Salaire", en: "Wage" },
  curriculum: { fr: "CV", en: "Curriculum" },
  schoolLevel: { fr: "Classe", en: "Class" },
  schoolSector: { fr: "Public ou privé", en: "State or private" },
  schoolLanguages: { fr: "Langues et options", en: "Languages and options" },
  schoolWishes: { fr: "Autour de l’école", en: "Around school" },
  childAge: { fr: "Âge de l’enfant", en: "Age of the child" },
  careFrom: { fr: "Début de l’accueil", en: "Care from" },
  careWeek: { fr: "Semaine type", en: "Usual week" },
  oddHours: { fr: "Horaires atypiques", en: "Odd hours" },
  careModes: { fr: "Modes d’accueil souhaités", en: "Kinds of care" },
  careRhythm: { fr: "Rythme", en: "Rhythm" },
  siblings: { fr: "Fratrie", en: "Siblings" },
  workplace: { fr: "Commune du travail", en: "Commune of work" },
};

const HOME: readonly SharedField[] = [
  "tenure",
  "place",
  "distance",
  "fromOn",
  "months",
  "nights",
  "people",
  "rooms",
  "isFurnished",
  "budgetMax",
  "hasPets",
  "isAccessible",
  "hasCar",
];
const WISH: readonly SharedField[] = ["wish", "place", "fromOn"];
const SCHOOL: readonly SharedField[] = ["schoolLevel", "schoolSector", "schoolLanguages", "schoolWishes"];
const CARE: readonly SharedField[] = [
  "childAge",
  "careFrom",
  "careWeek",
  "oddHours",
  "careModes",
  "careRhythm",
  "siblings",
  "workplace",
];
const WORK: readonly SharedField[] = [
  "occupation",
  "diplomas",
  "sector",
  "experienceYears",
  "workingTime",
  "telework",
  ...WISH,
];

/**
 * The most that each kind of partner may ever be sent of a need (DOMAIN §9, least data): never a name, an employer or a
 * date of birth. A town hall points to homes: no budget. What is said in words goes to those who are asked for more than
 * a home. A school and a town hall read the class of a child, a relay centre and a nursery the age and the hours, never
 * whose child it is. The least one would be paid is for those who accompany a search, a CV for those who hire. A kind that
 * is not here, asked by introductions alone, is sent no line.
 */
export const SHARING_CEILINGS: Readonly<Partial<Record<PartnerKind, readonly SharedField[]>>> = {
  "estate-agency": HOME,
  "social-landlord": HOME,
  host: [
    "wish",
    "interests",
    "place",
    "fromOn",
    "months",
    "nights",
    "people",
    "budgetMax",
    "hasPets",
    "isAccessible",
    "hasCar",
  ],
  "town-hall": [
    "wish",
    "tenure",
    "place",
    "distance",
    "fromOn",
    "months",
    "nights",
    "people",
    "rooms",
    "isAccessible",
    ...SCHOOL,
    ...CARE,
  ],
  "relay-centre": [...CARE, ...WISH],
  nursery: [...CARE, ...WISH],
  school: [...SCHOOL, ...WISH],
  employer: [...WORK, "curriculum"],
  "employment-service": [...WORK, "wageMin"],
  institution: WISH,
  territory: ["interests", ...WORK],
};

/** How the settings name what a kind of partner is no longer sent: « town-hall.rooms ». */
export function sharingKey(kind: PartnerKind, field: SharedField): string {
  return `${kind}.${field}`;
}

/** Everything that the code lets be sent, as the settings name it. */
export const SHARING_KEYS: readonly string[] = Object.entries(SHARING_CEILINGS).flatMap(([kind, fields]) =>
  fields.map((field) => `${kind}.${field}`),
);

/** What a kind of partner is sent: the ceiling of the code, less what an administrator withholds. */
export function sharedWith(kind: PartnerKind, withheld: readonly string[]): readonly SharedField[] {
  const ceiling = SHARING_CEILINGS[kind] ?? [];
  return ceiling.filter((field) => !withheld.includes(sharingKey(kind, field)));
}
