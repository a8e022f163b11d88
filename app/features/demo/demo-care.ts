import type { CareInput } from "~/features/care-supply/care-card";
import type { CountInput } from "~/features/care-supply/childminder-card";
import type { CareDuty } from "~/vocabulary/childcare";
import type { Slot } from "./demo-profile";

export interface DemoCare extends Omit<CareInput, "communeCode" | "stops" | "commissions"> {
  slot: Slot;
  stops?: { slot: Slot; days: NonNullable<CareInput["days"]>; when?: string }[];
  /** In days from the day of the demonstration: the session, then the last day for a file. */
  commission?: { inDays: number; fileInDays: number; entersInDays: number };
  /** Told this many days ago, by whom. */
  told: number;
  source: string;
}

const WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const;

/** A few invented places where children are minded; everything is said to come from the demonstration. */
export const CARE_PLACES: Readonly<Record<string, DemoCare>> = {
  mesanges: {
    name: "Crèche des Mésanges",
    kind: "nursery",
    management: "public",
    manager: "Service petite enfance de l’intercommunalité",
    mode: "fixed",
    slot: "city",
    phone: "05 36 49 12 01",
    email: "mesanges@creches.example",
    places: 40,
    byAge: [
      { age: "under-1", places: 10, free: 1 },
      { age: "1-2", places: 15, free: 0 },
      { age: "2-3", places: 15, free: 3 },
    ],
    opensAt: "07:30",
    closesAt: "18:30",
    days: [...WEEK],
    commission: { inDays: 60, fileInDays: 35, entersInDays: 100 },
    told: 20,
    source: "PMI (démonstration)",
  },
  aube: {
    name: "Micro-crèche de l’Aube",
    kind: "micro-nursery",
    management: "private",
    mode: "fixed",
    slot: "city",
    places: 12,
    byAge: [{ age: "under-1", places: 4, free: 1 }],
    opensAt: "06:30",
    closesAt: "20:00",
    days: [...WEEK, "saturday"],
    oddHours: ["early", "late"],
    takesOccasional: true,
    told: 12,
    source: "la structure (démonstration)",
  },
  petitsOurs: {
    name: "Multi-accueil Les Oursons",
    kind: "nursery",
    management: "association",
    manager: "Association Les Oursons",
    mode: "fixed",
    slot: "secondCity",
    places: 30,
    byAge: [
      { age: "under-1", places: 8, free: 0 },
      { age: "1-2", places: 10, free: 2 },
    ],
    opensAt: "07:30",
    closesAt: "18:30",
    days: [...WEEK],
    isInclusive: true,
    commission: { inDays: 75, fileInDays: 50, entersInDays: 120 },
    told: 140,
    source: "Caf (démonstration)",
  },
  tilleul: {
    name: "Maison d’assistantes maternelles du Tilleul",
    kind: "childminders-house",
    management: "association",
    mode: "fixed",
    slot: "riverTown",
    places: 12,
    byAge: [{ age: "1-2", free: 2 }],
    opensAt: "07:00",
    closesAt: "19:00",
    days: [...WEEK],
    oddHours: ["early", "late"],
    told: 15,
    source: "PMI (démonstration)",
  },
  roulotte: {
    name: "La roulotte des petits",
    kind: "drop-in",
    management: "public",
    mode: "itinerant",
    slot: "hillTown",
    places: 10,
    stops: [
      { slot: "hillTown", days: ["tuesday"], when: "de 9 h à 16 h" },
      { slot: "forestTown", days: ["thursday"], when: "de 9 h à 16 h" },
      { slot: "heathTown", days: ["friday"], when: "de 9 h à 12 h" },
    ],
    takesOccasional: true,
    fundings: [
      { payer: "Caf", share: 50 },
      { payer: "Intercommunalité", share: 30 },
      { payer: "Communes", share: 20 },
    ],
    told: 45,
    source: "l’intercommunalité (démonstration)",
  },
  mutuelle: {
    name: "Crèche mutualiste du Vignoble",
    kind: "nursery",
    management: "mutual",
    mode: "fixed",
    slot: "vineyardTown",
    places: 20,
    byAge: [{ age: "under-1", free: 1 }],
    opensAt: "07:30",
    closesAt: "18:30",
    days: [...WEEK],
    told: 30,
    source: "PMI (démonstration)",
  },
  loisirs: {
    name: "Accueil de loisirs des Prés",
    kind: "leisure-centre",
    management: "association",
    mode: "shared",
    slot: "marketTown",
    places: 48,
    days: ["wednesday"],
    isInclusive: true,
    told: 60,
    source: "Caf (démonstration)",
  },
};

export interface DemoCount extends CountInput {
  slot: Slot;
  told: number;
}

/** Invented totals of childminders, by commune. */
export const CHILDMINDERS: readonly DemoCount[] = [
  { slot: "city", childminders: 42, places: 138, free: 9, told: 20 },
  { slot: "secondCity", childminders: 27, places: 88, free: 6, told: 150 },
  { slot: "riverTown", childminders: 9, places: 30, free: 2, told: 20 },
  { slot: "castleTown", childminders: 7, places: 22, free: 1, told: 20 },
  { slot: "hillTown", childminders: 3, places: 9, free: 0, told: 20 },
  { slot: "vineyardTown", childminders: 6, places: 19, free: 1, told: 20 },
];

/** Which competences the intercommunalité of the second city took, by an invented deed. */
export const DUTIES: { slot: Slot; duties: CareDuty[]; fromOn: string; deed: string } = {
  slot: "secondCity",
  duties: ["census", "information"],
  fromOn: "2026-01-01",
  deed: "délibération de démonstration, n° 2025-31",
};
