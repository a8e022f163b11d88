import type { TrainingPlaceRecord } from "#models/training-place";
import type { FieldsOf } from "~/core/lost-updates";
import {
  JUNIOR_CHECKS,
  type JuniorCheck,
  SEAT_OFFER_STATES,
  type SeatOfferState,
  type TrainingLevel,
} from "~/vocabulary/training";
import { formatNumber } from "~/vocabulary/typography";
import { isOneOf, optionsOf } from "~/vocabulary/words";

/** What a colleague types of a training place. */
export type PlaceInput = Pick<
  TrainingPlaceRecord,
  "structureId" | "level" | "label" | "needsCar" | "hasOnCall" | "note"
>;

/** What is met, in a place, of what a junior doctor requires. */
export type JuniorInput = Pick<TrainingPlaceRecord, "juniorChecks" | "halfDaysPerWeek">;

/** The seats of a place for one semester, as they are typed. */
export interface OfferInput {
  seats: number;
  rooms?: number;
  state?: SeatOfferState;
  note?: string;
}

const yesOrNo = (isYes: boolean): string => (isYes ? "oui" : "non");

/** The fields of a place’s card, in words; its structure and its level are told by the names that go with their keys. */
export function placeFields(names: ReadonlyMap<string, string>): FieldsOf<PlaceInput> {
  const nameOf = (key: string): string => names.get(key) ?? key;
  return {
    structureId: { label: "Structure", words: nameOf },
    level: { label: "Niveau", words: nameOf },
    label: { label: "Précision" },
    needsCar: { label: "Voiture nécessaire", words: yesOrNo },
    hasOnCall: { label: "Gardes", words: yesOrNo },
    note: { label: "Note" },
  };
}

export const JUNIOR_FIELDS: FieldsOf<JuniorInput> = {
  juniorChecks: {
    label: "Conditions remplies",
    words: (checks) => checks.map((check) => juniorWord(check)).join(", "),
  },
  halfDaysPerWeek: { label: "Demi-journées par semaine", words: formatNumber },
};

export const OFFER_FIELDS: FieldsOf<OfferInput> = {
  seats: { label: "Places", words: formatNumber },
  rooms: { label: "Cabinets", words: formatNumber },
  state: { label: "Où en sont ces places", words: (state) => SEAT_OFFER_STATES[state].fr },
  note: { label: "Note" },
};

/** The card of a place, as its form is drawn from it. */
export function placeCardOf(place: PlaceInput): PlaceInput {
  const { structureId, level, label, needsCar, hasOnCall, note } = place;
  return { structureId, level, label, needsCar, hasOnCall, note };
}

/** What is required of the week of a junior doctor, in half-days. */
const JUNIOR_WEEK = { least: 6, most: 8 };

/** Those that a colleague ticks: the half-days of a week are told by their number. */
export const TICKED_CHECKS = optionsOf(JUNIOR_CHECKS).filter(({ value }) => value !== "half-days");

/** What is met of what a junior doctor requires. */
export function isMet({ juniorChecks, halfDaysPerWeek = 0 }: JuniorInput, check: JuniorCheck): boolean {
  if (check !== "half-days") return juniorChecks.includes(check);
  return halfDaysPerWeek >= JUNIOR_WEEK.least && halfDaysPerWeek <= JUNIOR_WEEK.most;
}

/** The part of a place that is about junior doctors, as its form is drawn from it. */
export function juniorCardOf({ juniorChecks, halfDaysPerWeek }: JuniorInput): JuniorInput {
  return { juniorChecks, halfDaysPerWeek };
}

/** The seats of a semester, as their form is drawn from them. */
export function offerCardOf({ seats, rooms, state, note }: OfferInput): OfferInput {
  return { seats, rooms, state, note };
}

/** « MSP des Tilleuls, Dr Roux » */
export function placeTitle({
  structureName,
  label,
}: Pick<TrainingPlaceRecord, "structureName" | "label">): string {
  return label ? `${structureName}, ${label}` : structureName;
}

/** The name of a level; its key when the settings no longer know it. */
export function levelLabel(levels: readonly TrainingLevel[], key: string): string {
  return levels.find((level) => level.key === key)?.label ?? key;
}

function juniorWord(check: string): string {
  return isOneOf(JUNIOR_CHECKS, check) ? JUNIOR_CHECKS[check].fr : check;
}
