import type { PartnerKind } from "./partners";
import type { Words } from "./words";

/** What a sheet may say of a need. */
export type SharedField =
  | "wish"
  | "tenure"
  | "place"
  | "fromOn"
  | "months"
  | "people"
  | "rooms"
  | "isFurnished"
  | "budgetMax"
  | "hasPets"
  | "hasCar";

export const SHARED_FIELDS: Words<SharedField> = {
  wish: { fr: "Ce qui est cherché", en: "What is looked for" },
  tenure: { fr: "Projet", en: "Project" },
  place: { fr: "Où", en: "Where" },
  fromOn: { fr: "À partir du", en: "From" },
  months: { fr: "Durée", en: "For how long" },
  people: { fr: "Pour combien", en: "For how many" },
  rooms: { fr: "Taille", en: "Size" },
  isFurnished: { fr: "Équipement", en: "Furniture" },
  budgetMax: { fr: "Budget", en: "Budget" },
  hasPets: { fr: "Animal", en: "Pets" },
  hasCar: { fr: "Voiture", en: "Car" },
};

const HOME: readonly SharedField[] = [
  "tenure",
  "place",
  "fromOn",
  "months",
  "people",
  "rooms",
  "isFurnished",
  "budgetMax",
  "hasPets",
  "hasCar",
];
const WISH: readonly SharedField[] = ["wish", "place", "fromOn"];

/**
 * The most that each kind of partner may ever be sent of a need (DOMAIN §9, least data): never a name, an employer or a
 * date of birth. A town hall points to homes: no budget. What is said in words goes to those who are asked for more than
 * a home. A kind that is not here, asked by introductions alone, is sent no line.
 */
export const SHARING_CEILINGS: Readonly<Partial<Record<PartnerKind, readonly SharedField[]>>> = {
  "estate-agency": HOME,
  "social-landlord": HOME,
  host: ["wish", "place", "fromOn", "months", "people", "budgetMax", "hasPets", "hasCar"],
  "town-hall": ["wish", "tenure", "place", "fromOn", "months", "people", "rooms"],
  "relay-centre": WISH,
  school: WISH,
  employer: WISH,
  "employment-service": WISH,
  institution: WISH,
  territory: WISH,
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
