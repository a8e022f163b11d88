import type { NeedCriteria, NeedOption } from "#models/need";
import type { ProposedHome } from "#models/need-housing";
import { REFUSAL_REASONS, type RefusalReason } from "~/vocabulary/need-options";
import { formatEuros, NBSP, plural } from "~/vocabulary/typography";
import { importanceOf } from "../needs/ranking";
import { type RefinedFrom, type Refinement, refusedFor } from "../needs/refinement";
import { HOUSING_CRITERIA } from "./housing-ranking";

/** By what a budget is lowered: to the ten euros of a rent, to the thousands of a price. */
const STEPS = { rent: 10, price: 5_000 };
const MOST_ROOMS = 20;

type Suggestion = Pick<Refinement, "change"> & { act: string };
type Suggest = (criteria: NeedCriteria, refused: readonly ProposedHome[]) => Suggestion | null;

const SUGGESTIONS: Readonly<Partial<Record<RefusalReason, Suggest>>> = {
  "too-expensive": (criteria, homes) => lowerBudget(criteria, homes),
  "too-small": (criteria, homes) => moreRooms(criteria, homes),
  "too-far": (criteria) => {
    const isMeasured = criteria.workplaceCode || (criteria.distanceMaxKm && criteria.communes.length > 0);
    return isMeasured
      ? insistOn(criteria, "distanceMaxKm", "rendre la distance indispensable")
      : insistOnCommunes(criteria);
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
export function housingRefinements({ criteria, ...need }: RefinedFrom): Refinement[] {
  return [...refusedFor(need)].flatMap(([reason, options]) => {
    const suggestion = SUGGESTIONS[reason]?.(criteria, options.flatMap(homeOf));
    if (!suggestion) return [];
    const { act, change } = suggestion;
    return [{ key: reason, words: wordsOf(reason, options.length, act), change }];
  });
}

/** Under the cheapest that was found too dear; without amounts, the budget that is known counts for more. */
function lowerBudget(criteria: NeedCriteria, homes: readonly ProposedHome[]): Suggestion | null {
  const { budgetMax, tenure } = criteria;
  const rents = homes.flatMap(({ rent }) => rent ?? []);
  const step = tenure === "buy" ? STEPS.price : STEPS.rent;
  const lower = Math.floor((Math.min(...rents) - 1) / step) * step;
  const isLower = Number.isFinite(lower) && lower > 0 && lower < (budgetMax ?? Number.POSITIVE_INFINITY);
  if (isLower) {
    return { act: `ramener le budget à ${formatEuros(lower)}`, change: { budgetMax: lower } };
  }
  return budgetMax ? insistOn(criteria, "budgetMax", "rendre le budget indispensable") : null;
}

function moreRooms(criteria: NeedCriteria, homes: readonly ProposedHome[]): Suggestion | null {
  const seen = homes.flatMap(({ rooms }) => rooms ?? []);
  const more = Math.max(...seen) + 1;
  if (Number.isFinite(more) && more > (criteria.rooms ?? 0) && more <= MOST_ROOMS) {
    return { act: `chercher ${more}${NBSP}${plural(more, "pièce", "pièces")}`, change: { rooms: more } };
  }
  return criteria.rooms ? insistOn(criteria, "rooms", "rendre le nombre de pièces indispensable") : null;
}

function insistOnCommunes(criteria: NeedCriteria): Suggestion | null {
  return criteria.communes.length > 0
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
  const said = `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  return `${said}, dit ${count}${NBSP}fois${NBSP}: ${act}${NBSP}?`;
}
