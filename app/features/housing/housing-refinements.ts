import type { NeedCriteria, NeedOption } from "#models/need";
import type { ProposedHome } from "#models/need-housing";
import { REFUSAL_REASONS, type RefusalReason } from "~/vocabulary/need-options";
import { formatEuros, NBSP, plural, upperFirst } from "~/vocabulary/typography";
import { importanceOf } from "../needs/ranking";
import { type RefinedFrom, type Refinement, refusedFor } from "../needs/refinement";
import { HOUSING_CRITERIA, USUAL_KM } from "./housing-ranking";

/** By what a limit is lowered: to the ten euros of a rent, to the thousands of a price, to the five kilometres. */
const STEPS = { rent: 10, price: 5_000, km: 5 };
const MOST_ROOMS = 20;
/** One home found too dear says more of that home than of the budget. */
const LEAST_SAID = 2;

type Suggestion = Pick<Refinement, "change"> & { act: string };
type Homes = readonly ProposedHome[];
/** How far a home is, in kilometres, when it is known. */
type KmOf = (home: ProposedHome) => number[];
/** What homes refused for a reason say, and those that are still looked at. */
type Suggest = (criteria: NeedCriteria, refused: Homes, live: Homes, kmOf: KmOf) => Suggestion | null;

const SUGGESTIONS: Readonly<Partial<Record<RefusalReason, Suggest>>> = {
  "too-expensive": lowerBudget,
  "too-small": moreRooms,
  "too-far": (criteria, refused, live, kmOf) => {
    const isMeasured = criteria.workplaceCode || (criteria.distanceMaxKm && criteria.communes.length > 0);
    return isMeasured ? shortenDistance(criteria, refused, live, kmOf) : insistOnCommunes(criteria, refused);
  },
  "wrong-commune": insistOnCommunes,
  "not-furnished": (criteria) =>
    criteria.isFurnished
      ? insistOn(criteria, "isFurnished", "rendre le meublé indispensable")
      : { act: "chercher un meublé", change: { isFurnished: true } },
  "pets-refused": ({ hasPets }) =>
    hasPets ? null : { act: "dire qu’il y a un animal", change: { hasPets: true } },
  "not-accessible": ({ isAccessible }) =>
    isAccessible ? null : { act: "chercher de plain-pied", change: { isAccessible: true } },
  "too-late": (criteria) =>
    criteria.fromOn ? insistOn(criteria, "fromOn", "rendre la date indispensable") : null,
};

/** What refused homes say of the criteria, each with the exact change. */
export function housingRefinements({ criteria, placeOf, ...need }: RefinedFrom): Refinement[] {
  const kmOf: KmOf = ({ communeCode }) => [placeOf?.(communeCode).distanceKm ?? []].flat();
  const live = need.options.filter(({ state }) => state === "shown" || state === "kept").flatMap(homeOf);
  return [...refusedFor(need)].flatMap(([reason, options]) => {
    const suggestion = SUGGESTIONS[reason]?.(criteria, options.flatMap(homeOf), live, kmOf);
    if (!suggestion) return [];
    const { act, change } = suggestion;
    return [{ key: reason, words: wordsOf(reason, options.length, act), change }];
  });
}

/**
 * Under the cheapest of several found too dear, never under one that is still looked at; otherwise, once one above it was
 * refused, the budget that is known counts for more.
 */
function lowerBudget(criteria: NeedCriteria, refused: Homes, live: Homes): Suggestion | null {
  const { budgetMax, tenure } = criteria;
  const rents = rentsOf(refused);
  const least = Math.max(0, ...rentsOf(live));
  const step = tenure === "buy" ? STEPS.price : STEPS.rent;
  const lower = Math.floor((Math.min(...rents) - 1) / step) * step;
  const isLower = Number.isFinite(lower) && lower > 0 && lower < (budgetMax ?? Number.POSITIVE_INFINITY);
  if (isLower && lower >= least && refused.length >= LEAST_SAID) {
    return { act: `ramener le budget à ${formatEuros(lower)}`, change: { budgetMax: lower } };
  }
  const isPassed = budgetMax && least <= budgetMax && rents.some((rent) => rent > budgetMax);
  return isPassed ? insistOn(criteria, "budgetMax", "rendre le budget indispensable") : null;
}

/** Below the nearest found too far, never below one still looked at; otherwise the limit that is known counts for more. */
function shortenDistance(criteria: NeedCriteria, refused: Homes, live: Homes, kmOf: KmOf): Suggestion | null {
  const { distanceMaxKm = USUAL_KM } = criteria;
  const far = refused.flatMap(kmOf);
  const nearest = Math.min(...far);
  const step = nearest > STEPS.km * 2 ? STEPS.km : 1;
  const shorter = Math.max(Math.floor((nearest - 1) / step) * step, ...live.flatMap(kmOf));
  if (shorter > 0 && shorter < nearest && shorter < distanceMaxKm) {
    return { act: `chercher à ${shorter}${NBSP}km au plus`, change: { distanceMaxKm: shorter } };
  }
  const isPassed = far.length === 0 || far.some((km) => km > distanceMaxKm);
  return isPassed ? insistOn(criteria, "distanceMaxKm", "rendre la distance indispensable") : null;
}

function rentsOf(homes: Homes): number[] {
  return homes.flatMap(({ rent }) => rent ?? []);
}

function moreRooms(criteria: NeedCriteria, homes: Homes): Suggestion | null {
  const seen = homes.flatMap(({ rooms }) => rooms ?? []);
  const more = Math.max(...seen) + 1;
  if (Number.isFinite(more) && more > (criteria.rooms ?? 0) && more <= MOST_ROOMS) {
    return { act: `chercher ${more}${NBSP}${plural(more, "pièce", "pièces")}`, change: { rooms: more } };
  }
  return criteria.rooms ? insistOn(criteria, "rooms", "rendre le nombre de pièces indispensable") : null;
}

/** Nothing as long as the refused homes are where they were wished: insisting would put none of them aside. */
function insistOnCommunes(criteria: NeedCriteria, refused: Homes): Suggestion | null {
  const { communes } = criteria;
  const isElsewhere = refused.some(({ communeCode = "" }) => !communes.includes(communeCode));
  return communes.length > 0 && isElsewhere
    ? insistOn(criteria, "communes", "rendre la commune indispensable")
    : null;
}

/** Null when it is a « must » already. */
function insistOn(criteria: NeedCriteria, key: string, act: string): Suggestion | null {
  const criterion = HOUSING_CRITERIA.find((one) => one.key === key);
  if (!criterion || importanceOf(criterion, criteria) === "must") return null;
  return { act, change: { importances: { ...criteria.importances, [key]: "must" } } };
}

function homeOf({ proposal }: NeedOption): ProposedHome[] {
  if (!proposal || (proposal.kind !== undefined && proposal.kind !== "housing")) return [];
  return [proposal];
}

/** « Trop cher, dit 2 fois : ramener le budget à 600 € ? » */
function wordsOf(reason: RefusalReason, count: number, act: string): string {
  const word = REFUSAL_REASONS[reason].fr;
  const said = upperFirst(word);
  return `${said}, dit ${count}${NBSP}fois${NBSP}: ${act}${NBSP}?`;
}
