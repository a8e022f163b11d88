import type { Words } from "./words";

export type AllocationState =
  | "draft"
  | "computing"
  | "proposed"
  | "holding"
  | "published"
  | "replaced"
  | "set-aside";

export const ALLOCATION_STATES: Words<AllocationState> = {
  draft: { fr: "à calculer", en: "to compute" },
  computing: { fr: "calcul en cours", en: "computing" },
  proposed: { fr: "proposition", en: "proposed" },
  holding: { fr: "publication en cours", en: "being published" },
  published: { fr: "publiée", en: "published" },
  replaced: { fr: "remplacée par une suivante", en: "replaced" },
  "set-aside": { fr: "écartée", en: "set aside" },
};

/** What a preference that is not met costs, in points; a wish costs its rank times its points. */
export type Weight =
  | "wish"
  | "outsideWishes"
  | "apartCouple"
  | "apartFriends"
  | "noCarSeat"
  | "noCarBed"
  | "farBed"
  | "unknownPlace"
  | "onCall";

export type Weights = Readonly<Record<Weight, number>>;

export const WEIGHTS: Words<Weight> = {
  wish: { fr: "Chaque rang perdu dans les vœux", en: "Each rank lost in the wishes" },
  outsideWishes: { fr: "Un terrain de stage hors des vœux", en: "A place outside the wishes" },
  apartCouple: { fr: "Un couple placé loin l’un de l’autre", en: "A couple placed apart" },
  apartFriends: { fr: "Des ami·e·s placé·e·s loin les un·e·s des autres", en: "Friends placed apart" },
  noCarSeat: { fr: "Sans voiture, un terrain qui en demande une", en: "No car, a place that needs one" },
  noCarBed: { fr: "Sans voiture, un lit loin du terrain de stage", en: "No car, a bed far from the place" },
  farBed: {
    fr: "Un lit à plus de 20 km du terrain de stage, compté deux fois à plus de 40 km",
    en: "A bed more than 20 km from the place, twice past 40 km",
  },
  unknownPlace: { fr: "Ne pas revenir où l’on est déjà passé·e", en: "Not back to a known place" },
  onCall: { fr: "Des gardes qu’on ne souhaite pas, ou l’inverse", en: "On-call duty not wished for" },
};

/** Kilometres, in a straight line, past which a bed is one step further from its place. */
export const BED_STEPS_KM = [20, 40] as const;

export const DEFAULT_WEIGHTS: Weights = {
  wish: 10,
  outsideWishes: 60,
  apartCouple: 40,
  apartFriends: 10,
  noCarSeat: 50,
  noCarBed: 40,
  farBed: 4,
  unknownPlace: 2,
  onCall: 8,
};

/** Why lines set by hand cannot all be kept: one cannot be any more, or several of them share too little. */
export type PinConflictKind =
  | "place-not-allowed"
  | "bed-not-free"
  | "bed-not-needed"
  | "place-full"
  | "bed-taken"
  /** Each could be kept; all of them, who can only go to the same places, are more than their seats. */
  | "together";
