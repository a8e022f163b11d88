import type { Words } from "./words";

/** A booking holds its bed while it is held or booked, never once called off. */
export type BookingState = "held" | "booked" | "cancelled";

export const BOOKING_STATES: Words<BookingState> = {
  held: { fr: "retenu", en: "held" },
  booked: { fr: "réservé", en: "booked" },
  cancelled: { fr: "annulé", en: "called off" },
};

export type LodgingOwnerKind = "departement" | "epci" | "commune" | "hospital" | "landlord" | "host";

export const LODGING_OWNER_KINDS: Words<LodgingOwnerKind> = {
  departement: { fr: "Département", en: "Département" },
  epci: { fr: "Intercommunalité", en: "Intercommunalité" },
  commune: { fr: "Commune", en: "Commune" },
  hospital: { fr: "Hôpital", en: "Hospital" },
  landlord: { fr: "Bailleur ou propriétaire", en: "Landlord" },
  host: { fr: "Chez l’habitant", en: "Host" },
};

/** Lodged by one of them, an intern loses the housing indemnity the CHU pays. */
export const PUBLIC_OWNERS: readonly LodgingOwnerKind[] = ["departement", "epci", "commune"];

/** What may give points in the waiting list: only what is known of everyone. */
export const LODGING_RULE_KEYS = ["waited", "no-car", "on-call", "couple"] as const;

export type LodgingRuleKey = (typeof LODGING_RULE_KEYS)[number];

/** A rule as everyone can read it, and what it is worth; without points, it is not applied. */
export interface LodgingRule {
  key: LodgingRuleKey;
  label: string;
  points: number;
}

export const DEFAULT_LODGING_RULES: readonly LodgingRule[] = [
  { key: "waited", label: "Est resté·e sans lit lors d’un semestre précédent", points: 40 },
  { key: "no-car", label: "N’a pas de voiture", points: 30 },
  { key: "on-call", label: "Fait des gardes sur son terrain de stage", points: 20 },
  { key: "couple", label: "Vient en couple", points: 10 },
];

/** Whose lodging takes an aid away: that of a collectivité, or any. */
export type LostWhen = "public-owner" | "any-owner";

export const LOST_WHEN: Words<LostWhen> = {
  "public-owner": { fr: "Logé·e par une collectivité", en: "Lodged by a public body" },
  "any-owner": { fr: "Logé·e dans un de nos hébergements", en: "Lodged in any of ours" },
};

export type AidPeriod = "month" | "semester";

export const AID_PERIODS: Words<AidPeriod> = {
  month: { fr: "par mois", en: "a month" },
  semester: { fr: "par semestre", en: "a semester" },
};

/** An aid to interns that being lodged takes away, from a day and, when it is known, to another. */
export interface LodgingAid {
  key: string;
  /** With its article: « l’indemnité forfaitaire d’hébergement du CHU ». */
  label: string;
  /** The same in a word, with its article: « l’IFH »; « une aide » without it. */
  short?: string;
  euros: number;
  per: AidPeriod;
  fromOn: string;
  /** The last day it holds. */
  toOn?: string;
  lostWhen: LostWhen;
  /** Where it was read. */
  source: string;
}

/** Read in 2026 on the pages named, and to be checked with the hospital before it is told. */
export const DEFAULT_LODGING_AIDS: readonly LodgingAid[] = [
  {
    key: "housing-indemnity",
    label: "l’indemnité forfaitaire d’hébergement du CHU, en zone ZIP ou ZAC",
    short: "l’IFH",
    euros: 300,
    per: "month",
    fromOn: "2026-01-01",
    lostWhen: "public-owner",
    source: "raoul-img.fr et hauts-de-france.paps.sante.fr",
  },
];
