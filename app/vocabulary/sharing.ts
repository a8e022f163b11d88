import type { PartnerKind } from "./partners";
import type { Words } from "./words";

/** What a sheet may say of a need. */
export type SharedField =
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
  tenure: { fr: "Projet", en: "Project" },
  place: { fr: "Où", en: "Where" },
  fromOn: { fr: "À partir du", en: "From" },
  months: { fr: "Durée", en: "For how long" },
  people: { fr: "Personnes", en: "People" },
  rooms: { fr: "Taille", en: "Size" },
  isFurnished: { fr: "Équipement", en: "Furniture" },
  budgetMax: { fr: "Budget", en: "Budget" },
  hasPets: { fr: "Animal", en: "Pets" },
  hasCar: { fr: "Voiture", en: "Car" },
};

const ALL = Object.keys(SHARED_FIELDS) as SharedField[];

/**
 * The most that each kind of partner may ever be sent for a home (DOMAIN §9, least data): never a name, an
 * employer, a child or a date of birth. A town hall or a local authority points to homes: no budget. A kind that is not
 * here is sent no line.
 */
export const SHARING_CEILINGS: Readonly<Partial<Record<PartnerKind, readonly SharedField[]>>> = {
  "estate-agency": ALL,
  "social-landlord": ALL,
  host: ["place", "fromOn", "months", "people", "budgetMax", "hasPets", "hasCar"],
  "town-hall": ["tenure", "place", "fromOn", "months", "people", "rooms"],
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
