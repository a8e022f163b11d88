import type { Words } from "./words";

/** The zones by which winter and spring holidays are spread; the others are the same everywhere. */
export type SchoolZone = "A" | "B" | "C";

export const SCHOOL_ZONES: Words<SchoolZone> = {
  A: { fr: "Zone A (Bordeaux, Limoges, Clermont-Ferrand, Lyon…)", en: "Zone A" },
  B: { fr: "Zone B (Aix-Marseille, Nantes, Rennes, Strasbourg…)", en: "Zone B" },
  C: { fr: "Zone C (Toulouse, Montpellier, Paris, Créteil…)", en: "Zone C" },
};

export type HolidayZone = SchoolZone | "all";

export const HOLIDAY_ZONES: Words<HolidayZone> = {
  all: { fr: "Toutes", en: "All" },
  A: { fr: "Zone A", en: "Zone A" },
  B: { fr: "Zone B", en: "Zone B" },
  C: { fr: "Zone C", en: "Zone C" },
};

export interface SchoolHoliday {
  label: string;
  zone: HolidayZone;
  /** The first day without school. */
  fromOn: string;
  /** The eve of the return. */
  toOn: string;
}

/** As published for 2025–2026 and 2026–2027; edited in the settings when the ministry publishes others. */
export const PUBLISHED_HOLIDAYS: readonly SchoolHoliday[] = [
  { label: "Printemps 2026", zone: "A", fromOn: "2026-04-04", toOn: "2026-04-19" },
  { label: "Printemps 2026", zone: "B", fromOn: "2026-04-11", toOn: "2026-04-26" },
  { label: "Printemps 2026", zone: "C", fromOn: "2026-04-18", toOn: "2026-05-03" },
  { label: "Été 2026", zone: "all", fromOn: "2026-07-04", toOn: "2026-08-31" },
  { label: "Toussaint 2026", zone: "all", fromOn: "2026-10-17", toOn: "2026-11-01" },
  { label: "Noël 2026", zone: "all", fromOn: "2026-12-19", toOn: "2027-01-03" },
  { label: "Hiver 2027", zone: "A", fromOn: "2027-02-13", toOn: "2027-02-28" },
  { label: "Hiver 2027", zone: "B", fromOn: "2027-02-20", toOn: "2027-03-07" },
  { label: "Hiver 2027", zone: "C", fromOn: "2027-02-06", toOn: "2027-02-21" },
  { label: "Printemps 2027", zone: "A", fromOn: "2027-04-10", toOn: "2027-04-25" },
  { label: "Printemps 2027", zone: "B", fromOn: "2027-04-17", toOn: "2027-05-02" },
  { label: "Printemps 2027", zone: "C", fromOn: "2027-04-03", toOn: "2027-04-18" },
  { label: "Été 2027", zone: "all", fromOn: "2027-07-03", toOn: "2027-08-31" },
];
