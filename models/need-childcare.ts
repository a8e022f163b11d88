import type { SchemaDefinition } from "mongoose";
import type { CareAge, CareMode, CareRhythm, OddHours } from "~/vocabulary/childcare";
import type { WeekDay } from "~/vocabulary/proposals";

/** Hours of one day of the week, "HH:mm". */
export interface CareSlot {
  day: WeekDay;
  from: string;
  to: string;
}

/** What minding one child takes. The commune of home is among `communes`, that of work is `workplaceCode`. */
export interface ChildcareCriteria {
  /** "YYYY-MM": the month care must start. */
  careFromMonth?: string;
  /** The usual week: a day at most once. */
  week?: CareSlot[];
  oddHours?: OddHours[];
  /** How duty turns, in words: « une semaine sur trois, de 20 h à 8 h ». */
  onCallPattern?: string;
  modes?: CareMode[];
  rhythm?: CareRhythm;
  /** Whether brothers and sisters are to be minded in the same place. */
  withSiblings?: boolean;
  /** The first day of the time to settle in (« temps d’adaptation »). */
  settlingOn?: string;
  /** « Accueil adapté, à évoquer avec la famille »: for the team alone, never written to anybody, raised by phone. */
  hasAdaptedCare?: boolean;
}

/** Where an itinerant service stops, and on which days. */
export interface ProposedStop {
  communeCode: string;
  communeName: string;
  days: WeekDay[];
}

/** A place for a child. */
export interface ProposedCare {
  kind: "childcare";
  place?: string;
  mode?: CareMode;
  /** The service of our register it was taken from. */
  careServiceId?: string;
  days: WeekDay[];
  /** In words. */
  hours?: string;
  /** "HH:mm": the earliest and the latest it minds a child, when it is known. */
  opensAt?: string;
  closesAt?: string;
  oddHours?: OddHours[];
  fromOn?: string;
  /** The group of ages its places are told for: that of the child when care starts, when it is known. */
  age?: CareAge;
  /** Whether it minds children of that age. */
  takesAge?: boolean;
  /** Places said free for that age, and the day it was said. */
  freePlaces?: number;
  freeSaidOn?: string;
  isInclusive?: boolean;
  takesOccasional?: boolean;
  takesEmergencies?: boolean;
  stops?: ProposedStop[];
  communeCode?: string;
  communeName?: string;
  note?: string;
}

export const childcareCriteria: SchemaDefinition = {
  careFromMonth: String,
  week: { type: [{ _id: false, day: String, from: String, to: String }], default: undefined },
  oddHours: { type: [String], default: undefined },
  onCallPattern: String,
  modes: { type: [String], default: undefined },
  rhythm: String,
  withSiblings: Boolean,
  settlingOn: String,
  hasAdaptedCare: Boolean,
};

export const proposedCare: SchemaDefinition = {
  days: { type: [String], default: undefined },
  mode: String,
  careServiceId: String,
  opensAt: String,
  closesAt: String,
  oddHours: { type: [String], default: undefined },
  age: String,
  takesAge: Boolean,
  freePlaces: Number,
  freeSaidOn: String,
  isInclusive: Boolean,
  takesOccasional: Boolean,
  takesEmergencies: Boolean,
  stops: {
    type: [{ _id: false, communeCode: String, communeName: String, days: [String] }],
    default: undefined,
  },
};
