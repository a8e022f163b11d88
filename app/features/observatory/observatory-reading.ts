import type { ObservatoryAreaRecord } from "#models/observatory-area";
import type { Day } from "~/core/calendar";
import { mask, type Shown } from "~/features/reports/masking";
import { type Counts, togetherOf, total } from "./area-figures";
import type { AreaCommunes } from "./observatory.queries.server";
import {
  childrenOf,
  cutOfArea,
  HIDDEN,
  type NeedCut,
  type ShownByKey,
  type ShownNeeds,
  showNeeds,
} from "./shown-needs";

/** Where one looks nearer: an intercommunalité, or a « bassin de vie » whatever holds its communes. */
export interface Zoom {
  kind: "epci" | "bassin";
  code: string;
  name: string;
}

export interface Place {
  code: string;
  name: string;
  counts: Counts;
  now: Shown;
  later: Shown;
}

/** What is shown of a day, of the whole or of where one looks nearer. */
export interface Reading {
  day: Day;
  isWhole: boolean;
  /** Everything counted there: read for the supply alone. */
  counts: Counts;
  /** The intercommunalités, or the communes of where one looks. */
  places: Place[];
  /** Fewer than five needs in all. */
  areFew: boolean;
  now: Shown;
  later: Shown;
  /** Needs whose month nobody said; not told of a « bassin de vie ». */
  unknown?: Shown;
  /** The needs by something of the child’s; null where they would tell of somebody. */
  cut: (cut: NeedCut) => ShownByKey | null;
  /** Needs with odd hours, needs of adapted care: of the whole only. */
  anyOdd?: Shown;
  adapted?: Shown;
}

type Area = Pick<ObservatoryAreaRecord, "code" | "name" | "counts">;

/** What a day says of the whole. */
export function wholeReading(day: Day, areas: readonly Area[]): Reading {
  const needs = showNeeds(areas, day);
  return {
    day,
    isWhole: true,
    counts: togetherOf(areas),
    places: areas.map((area) => placeOf(area, needs.areas.now, needs.areas.later)),
    areFew: needs.isFew,
    ...{ now: needs.moments.get("now") ?? HIDDEN, later: needs.moments.get("later") ?? HIDDEN },
    unknown: needs.moments.get("unknown") ?? HIDDEN,
    cut: (cut) => needs.cuts[cut],
    ...{ anyOdd: needs.anyOdd, adapted: needs.adapted },
  };
}

/**
 * What it says of the communes of an intercommunalité or of a « bassin de vie ». Of a bassin, nothing is said that its
 * communes do not say: with the intercommunalités it crosses, a sum of its own would tell of somebody.
 */
export function nearReading(
  day: Day,
  areas: readonly Area[],
  holders: readonly AreaCommunes[],
  { kind, code }: Zoom,
): Reading {
  const needs = showNeeds(areas, day);
  const communes = holders.flatMap((holder) => communesOf(holder, needs));
  const places = kind === "epci" ? communes : communes.filter(({ basinCode }) => basinCode === code);
  const shown = (moment: "now" | "later") =>
    (kind === "epci" ? needs.areas[moment].get(code) : sumOfShown(places.map((place) => place[moment]))) ??
    HIDDEN;
  return {
    day,
    ...{ isWhole: false, areFew: needs.isFew },
    counts: togetherOf(places),
    places: places.sort(byName),
    ...{ now: shown("now"), later: shown("later") },
    ...(kind === "epci" && { unknown: needs.areas.unknown.get(code) ?? HIDDEN }),
    cut: (cut) => (kind === "epci" ? cutOfArea(areas, code, cut, day, needs) : null),
  };
}

/** The communes of one intercommunalité, masked among themselves: a commune is shown alike wherever it is. */
function communesOf({ code, communes }: AreaCommunes, needs: ShownNeeds): (Place & { basinCode?: string })[] {
  const [now, later] = (["now", "later"] as const).map((moment) =>
    childrenOf(communes, moment, needs.areas[moment].get(code) ?? HIDDEN),
  );
  return communes.map((commune) => ({
    ...placeOf(commune, now, later),
    ...(commune.basinCode && { basinCode: commune.basinCode }),
  }));
}

function placeOf({ code, name, counts }: Area, now?: ShownByKey, later?: ShownByKey): Place {
  return { code, name, counts, now: now?.get(code) ?? HIDDEN, later: later?.get(code) ?? HIDDEN };
}

/** What anybody could add up by hand; hidden as soon as one of them is. */
function sumOfShown(shown: readonly Shown[]): Shown {
  const values = shown.flatMap(({ value }) => value ?? []);
  if (values.length < shown.length) return HIDDEN;
  return mask(total(values));
}

function byName(one: Place, other: Place): number {
  return Number(one.code === "") - Number(other.code === "") || one.name.localeCompare(other.name, "fr");
}
