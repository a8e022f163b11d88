import type { CandidateRecord } from "#models/candidate";
import type { OpeningRecord } from "#models/opening";
import { communesOf } from "~/features/candidates/project-fields";
import { EXERCISE_MODES } from "~/vocabulary/exercise";
import { foldText, formatDayLong, lowerFirst } from "~/vocabulary/typography";
import { ZONES, type Zone } from "~/vocabulary/zoning";
import { isStale } from "./opening-card";

/**
 * What each reason to propose an opening weighs. How and where somebody wishes to practise counts first; the need of
 * the zone decides between openings that suit as well; a date that fits and a recent check come last.
 */
export const RANKING_WEIGHTS = {
  exercise: 30,
  specialty: 20,
  epci: 20,
  commune: 15,
  otherCommune: 10,
  zone: { zip: 12, zac: 6, zar: 0, none: 0 },
  available: 8,
  fresh: 5,
} as const satisfies Record<string, number | Record<Zone, number>>;

/** What a candidate looks for, as far as openings go. */
export type Wishes = Pick<
  CandidateRecord,
  "exerciseModes" | "specialty" | "territories" | "commune" | "otherCommunes" | "fromOn"
>;

export type RankedFrom = Pick<
  OpeningRecord,
  | "_id"
  | "state"
  | "kind"
  | "specialty"
  | "communeCode"
  | "communeName"
  | "epciCode"
  | "fromOn"
  | "toOn"
  | "lastCheckedOn"
> & {
  /** Undefined when no deed speaks of the commune. */
  zone?: Zone;
};

export interface Ranked<Opening> {
  opening: Opening;
  score: number;
  /** Short French phrases, the weightiest first; what the card of the opening says already is not repeated. */
  reasons: string[];
}

interface Criterion {
  weight: number;
  reason: string;
}

/**
 * The openings somebody may be told of, the most fitting first, with the reasons. Those filled or withdrawn are left
 * out, and those of another specialty when both are known; `today` says which were checked recently.
 */
export function rankOpenings<Opening extends RankedFrom>(
  wishes: Wishes,
  openings: readonly Opening[],
  today: string,
): Ranked<Opening>[] {
  return openings
    .filter((opening) => opening.state === "open" && !isOfAnotherSpecialty(wishes, opening))
    .map((opening) => rankedFrom(opening, criteriaOf(wishes, opening, today)))
    .sort((a, b) => b.score - a.score || (a.opening._id < b.opening._id ? -1 : 1));
}

function isOfAnotherSpecialty(wishes: Wishes, opening: RankedFrom): boolean {
  return Boolean(wishes.specialty && opening.specialty) && !isOfSpecialty(wishes, opening);
}

function isOfSpecialty({ specialty }: Wishes, opening: RankedFrom): boolean {
  return specialty !== undefined && foldText(specialty) === foldText(opening.specialty ?? "");
}

function rankedFrom<Opening>(opening: Opening, criteria: Criterion[]): Ranked<Opening> {
  return {
    opening,
    score: criteria.reduce((sum, { weight }) => sum + weight, 0),
    reasons: criteria
      .filter(({ reason }) => reason)
      .sort((a, b) => b.weight - a.weight)
      .map(({ reason }) => reason),
  };
}

function criteriaOf(wishes: Wishes, opening: RankedFrom, today: string): Criterion[] {
  return [
    exerciseCriterion(wishes, opening),
    specialtyCriterion(wishes, opening),
    placeCriterion(wishes, opening),
    zoneCriterion(opening),
    dateCriterion(wishes, opening),
    freshCriterion(opening, today),
  ];
}

function exerciseCriterion({ exerciseModes = [] }: Wishes, { kind }: RankedFrom): Criterion {
  const mode = lowerFirst(EXERCISE_MODES[kind].fr);
  if (exerciseModes.includes(kind))
    return { weight: RANKING_WEIGHTS.exercise, reason: `${mode}, comme souhaité` };
  return { weight: 0, reason: exerciseModes.length > 0 ? `${mode}, autre que souhaité` : "" };
}

function specialtyCriterion(wishes: Wishes, opening: RankedFrom): Criterion {
  if (isOfSpecialty(wishes, opening))
    return { weight: RANKING_WEIGHTS.specialty, reason: "dans sa spécialité" };
  return { weight: 0, reason: opening.specialty ? "" : "spécialité non précisée" };
}

function placeCriterion(wishes: Wishes, { communeCode, communeName, epciCode }: RankedFrom): Criterion {
  const isInEpci = wishes.territories.includes(epciCode ?? "");
  const commune = communeCriterion(wishes, communeCode);
  const why = commune.reason || (isInEpci ? "intercommunalité souhaitée" : "");
  return {
    weight: (isInEpci ? RANKING_WEIGHTS.epci : 0) + commune.weight,
    reason: why ? `à ${communeName}, ${why}` : `à ${communeName}`,
  };
}

/** The commune wished for above all counts more than the others. */
function communeCriterion(wishes: Wishes, code: string): Criterion {
  const rank = communesOf(wishes).findIndex((commune) => commune.code === code);
  if (rank < 0) return { weight: 0, reason: "" };
  if (rank > 0) return { weight: RANKING_WEIGHTS.otherCommune, reason: "autre commune souhaitée" };
  return { weight: RANKING_WEIGHTS.commune, reason: "commune souhaitée" };
}

function zoneCriterion({ zone }: RankedFrom): Criterion {
  if (!zone) return { weight: 0, reason: "zone inconnue" };
  return { weight: RANKING_WEIGHTS.zone[zone], reason: lowerFirst(ZONES[zone].fr) };
}

/** Someone who comes after an opening has ended cannot take it. */
function dateCriterion(wishes: Wishes, { fromOn, toOn }: RankedFrom): Criterion {
  if (!fromOn || !wishes.fromOn) return { weight: 0, reason: "date inconnue" };
  if (toOn && toOn < wishes.fromOn) return { weight: 0, reason: `jusqu’au ${formatDayLong(toOn)} seulement` };
  if (fromOn > wishes.fromOn)
    return { weight: 0, reason: `à partir du ${formatDayLong(fromOn)}, après la date souhaitée` };
  return { weight: RANKING_WEIGHTS.available, reason: "libre à la date souhaitée" };
}

function freshCriterion(opening: RankedFrom, today: string): Criterion {
  if (isStale(opening, today)) return { weight: 0, reason: "" };
  return { weight: RANKING_WEIGHTS.fresh, reason: "vérifiée récemment" };
}
