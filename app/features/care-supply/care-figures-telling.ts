import type { CareFigure, CareServiceRecord } from "#models/care-service";
import type { ChildminderCountRecord } from "#models/childminder-count";
import { UserFacingError } from "~/core/errors";
import { CARE_AGES, type CareAge } from "~/vocabulary/childcare";
import { formatCount, NBSP } from "~/vocabulary/typography";
import { isOneOf, valuesOf } from "~/vocabulary/words";

/** Figures by the name of their field: `places`, an age group (free places), `childminders`, `free`. */
export type Numbers = Readonly<Partial<Record<string, number>>>;

const LABELS: Readonly<Record<string, string>> = {
  places: "places",
  childminders: "assistantes maternelles",
  free: "places libres",
};

/** The figures of a place as its line of the letter shows them: places in all, then those free by age. */
export function numbersOf({ places, byAge }: Pick<CareServiceRecord, "places" | "byAge">): Numbers {
  return known([["places", places?.value], ...byAge.map(({ age, free }) => [age, free?.value] as const)]);
}

/** The figures of a commune as its line shows them. */
export function numbersOfCount(count: ChildminderCountRecord | undefined): Numbers {
  const { childminders, places, free } = count ?? {};
  return known([
    ["childminders", childminders?.value],
    ["places", places?.value],
    ["free", free?.value],
  ]);
}

/**
 * What is told of a line: its figures as they were sent, an empty one left aside, as is one that a colleague corrected
 * since and the relay centre did not touch. Refuses, telling both values, one that both changed.
 */
export function toldNumbers(
  { before, said, current }: { before: Readonly<Record<string, unknown>>; said: Numbers; current: Numbers },
  name: string,
): Numbers {
  const told = Object.entries(said).filter(([, value]) => value !== undefined);
  const isTouched = ([field, value]: [string, unknown]) => value !== before[field];
  const isMoved = ([field]: [string, unknown]) => current[field] !== (before[field] ?? undefined);
  const conflicts = told.filter((one) => isTouched(one) && isMoved(one) && one[1] !== current[one[0]]);
  if (conflicts.length > 0)
    throw new UserFacingError(
      conflicts.map(([field, value]) => conflictWords(name, field, value, current[field])).join(" "),
    );
  return Object.fromEntries(told.filter((one) => isTouched(one) || !isMoved(one)));
}

/** Refuses figures with more free places, of a commune or of all ages together, than places. */
export function refuseMoreFree({ places, ...numbers }: Numbers, name: string): void {
  const free = numbers.free ?? valuesOf(CARE_AGES).reduce((sum, age) => sum + (numbers[age] ?? 0), 0);
  if (places !== undefined && free > places)
    throw new UserFacingError(
      `${name}${NBSP}: ${formatCount(free, "place libre", "places libres")} pour ${formatCount(places, "place", "places")}. Corrigez l’un des deux nombres.`,
    );
}

/** The places of a service as its relay centre told them; an age group it never spoke of is added when it says something. */
export function toldPlaces(
  { places, byAge }: Pick<CareServiceRecord, "places" | "byAge">,
  numbers: Numbers,
  told: Pick<CareFigure, "on" | "source">,
): Pick<CareServiceRecord, "places" | "byAge"> {
  const ages = valuesOf(CARE_AGES).filter((age) => numbers[age] !== undefined || hasRow(byAge, age));
  return {
    places: numbers.places === undefined ? places : { value: numbers.places, ...told },
    byAge: ages.map((age) => {
      const row = byAge.find((one) => one.age === age) ?? { age };
      const value = numbers[age];
      return value === undefined ? row : { ...row, free: { value, ...told } };
    }),
  };
}

function hasRow(byAge: CareServiceRecord["byAge"], age: CareAge): boolean {
  return byAge.some((row) => row.age === age);
}

function known(pairs: readonly (readonly [string, number | undefined])[]): Numbers {
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

function conflictWords(
  name: string,
  field: string,
  said: number | undefined,
  saved: number | undefined,
): string {
  const what = isOneOf(CARE_AGES, field) ? `places libres, ${CARE_AGES[field].fr}` : (LABELS[field] ?? field);
  return `${name}, ${what}${NBSP}: vous avez écrit ${said}${NBSP}; entre-temps, ${saved ?? "rien"} a été noté.`;
}
