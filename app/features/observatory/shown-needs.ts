import type { Day } from "~/core/calendar";
import { isSmall, MASK_UNDER, MASKED, mask, maskAll, type Shown } from "~/features/reports/masking";
import { CARE_AGES, CARE_MODES, ODD_HOURS } from "~/vocabulary/childcare";
import { NEED_MOMENTS, type NeedFigure, type NeedMoment } from "~/vocabulary/observatory";
import { valuesOf } from "~/vocabulary/words";
import { type Counts, countOf, figureByKey, sumOf, togetherOf, total } from "./area-figures";

/** The needs counted somewhere, as everybody may read them. */
export type ShownByKey = ReadonlyMap<string, Shown>;

/** What is cut by something of the child’s: its parts are shown of the whole, seldom of an intercommunalité alone. */
export type NeedCut = "age" | "mode" | "odd" | "month" | "met";

export interface ShownNeeds {
  /** Fewer than five in all: none is shown. */
  isFew: boolean;
  /** Needs now, to come, and those whose month nobody said: never their sum, which would tell the smallest. */
  moments: ShownByKey;
  /** The needs of each moment, by area. */
  areas: Readonly<Record<NeedMoment, ShownByKey>>;
  cuts: Readonly<Record<NeedCut, ShownByKey>>;
  anyOdd: Shown;
  adapted: Shown;
}

/** What is in no part listed: an age nobody knows, a month after the last. */
export const OTHERS = "others";

export const HIDDEN: Shown = { text: MASKED };

interface Area {
  code: string;
  counts: Counts;
}

/** Months to come that are listed one by one. */
const MONTHS_AHEAD = 18;

const MOMENTS = valuesOf(NEED_MOMENTS);
const CUT_FIGURES: Readonly<Record<NeedCut, NeedFigure>> = {
  age: "need-age",
  mode: "need-mode",
  odd: "need-odd",
  month: "need-month",
  met: "met-mode",
};

/**
 * What may be shown of the needs of a day, decided once for every page and file: what is hidden in one place is told by
 * none of the others. Decided from the whole down: where a sum is hidden, so is all that adds up to it.
 */
export function showNeeds(areas: readonly Area[], day: Day): ShownNeeds {
  const counts = togetherOf(areas);
  const all = sumOf(counts, "need-moment");
  const open = isSmall(all) ? HIDDEN : mask(all);
  const moments = new Map(MOMENTS.map((moment) => [moment, momentOf(areas, moment)]));
  const byArea = (moment: NeedMoment) => childrenOf(areas, moment, moments.get(moment) ?? HIDDEN);
  const among = MOMENTS.map((moment) => countOf(counts, "need-moment", moment));
  return {
    isFew: isSmall(all),
    moments,
    areas: { now: byArea("now"), later: byArea("later"), unknown: byArea("unknown") },
    cuts: {
      age: agesOf(counts, day, open),
      mode: shownAmong(counts, "mode", day, { sum: open, among }),
      odd: shownAmong(counts, "odd", day, { sum: open, among }),
      month: shownCut(counts, "month", day, moments.get("later") ?? HIDDEN),
      met: shownCut(counts, "met", day, mask(sumOf(counts, "met-mode"))),
    },
    anyOdd: besides(countOf(counts, "need-any-odd"), among),
    adapted: besides(countOf(counts, "need-adapted"), among),
  };
}

/** The needs of the communes of an area at a moment, by code; hidden where the figure of their area is. */
export function childrenOf(places: readonly Area[], moment: NeedMoment, sum: Shown): ShownByKey {
  const values = places.map(({ counts }) => countOf(counts, "need-moment", moment));
  return maskedBy(
    places.map(({ code }) => code),
    values,
    sum,
  );
}

/**
 * The cuts of one intercommunalité that tell nothing hidden: those whose parts are all shown of the whole, of which this
 * one hides nothing, and that leave at least two others, and no part under five, to share what remains.
 */
export function cutOfArea(
  areas: readonly Area[],
  code: string,
  cut: NeedCut,
  day: Day,
  needs: ShownNeeds,
): ShownByKey | null {
  const isWhole = [...needs.cuts[cut].values()].every(({ value }) => value !== undefined);
  if (!isWhole || !openAreas(areas, cut, day, needs).has(code)) return null;
  const area = areas.find((one) => one.code === code);
  const parts = cutValues(area?.counts ?? [], cut, day).filter(([key]) => needs.cuts[cut].has(key));
  return new Map(parts.map(([key, value]) => [key, mask(value)]));
}

function openAreas(areas: readonly Area[], cut: NeedCut, day: Day, needs: ShownNeeds): Set<string> {
  const rows = areas
    .map(({ code, counts }) => ({ code, values: cutValues(counts, cut, day).map(([, value]) => value) }))
    .filter(({ values }) => total(values) > 0)
    .sort((one, other) => total(one.values) - total(other.values));
  const isPlain = (code: string) =>
    MOMENTS.every((moment) => needs.areas[moment].get(code)?.value !== undefined);
  let open = rows.filter(({ code, values }) => isPlain(code) && !values.some(isSmall));
  while (open.length > 0 && isFewBeside(open, rows)) open = open.slice(1);
  return new Set(open.map(({ code }) => code));
}

interface AreaCut {
  code: string;
  values: readonly number[];
}

/** Whether what the areas shown leave of the whole is of one area alone, or has a part under five. */
function isFewBeside(open: readonly AreaCut[], rows: readonly AreaCut[]): boolean {
  const left = rows.filter((row) => !open.includes(row)).map(({ values }) => values);
  const parts = (left[0] ?? []).map((_, part) => total(left.map((values) => values[part] ?? 0)));
  return left.length === 1 || parts.some(isSmall);
}

/** The parts of a cut, in order; what is in none of the listed ones is counted apart where parts add up to a known sum. */
export function cutValues(counts: Counts, cut: NeedCut, day: Day): (readonly [string, number])[] {
  const found = figureByKey(counts, CUT_FIGURES[cut]);
  const keys = keysOf(cut, day);
  const listed = keys.map((key) => [key, found.get(key) ?? 0] as const);
  const rest = sumBeside(counts, cut) - total(listed.map(([, value]) => value));
  return cut === "age" || cut === "month" ? [...listed, [OTHERS, Math.max(0, rest)]] : listed;
}

function sumBeside(counts: Counts, cut: NeedCut): number {
  return cut === "month" ? countOf(counts, "need-moment", "later") : sumOf(counts, "need-moment");
}

/** The months listed after that of a day, "YYYY-MM": of a day, the same ones everywhere, as what is hidden depends on them. */
export function monthsAfter(day: Day): string[] {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return Array.from({ length: MONTHS_AHEAD }, (_, index) =>
    new Date(Date.UTC(year, month + index, 1)).toISOString().slice(0, 7),
  );
}

function keysOf(cut: NeedCut, day: Day): readonly string[] {
  if (cut === "month") return monthsAfter(day);
  if (cut === "age") return valuesOf(CARE_AGES);
  return cut === "odd" ? valuesOf(ODD_HOURS) : valuesOf(CARE_MODES);
}

function shownCut(counts: Counts, cut: NeedCut, day: Day, sum: Shown): ShownByKey {
  const parts = cutValues(counts, cut, day);
  return maskedBy(
    parts.map(([key]) => key),
    parts.map(([, value]) => value),
    sum,
  );
}

/** The needs of a moment: hidden when every area has a few of them, or those that have some have four, as none could hide the others. */
function momentOf(areas: readonly Area[], moment: NeedMoment): Shown {
  const values = areas.map(({ counts }) => countOf(counts, "need-moment", moment));
  if (total(values) < MASK_UNDER) return mask(total(values));
  return values.every(isSmall) ? HIDDEN : maskAll(values).total;
}

/** Parts of the needs of a day that may overlap; all hidden when one is as many as the needs can be. */
function shownAmong(
  counts: Counts,
  cut: NeedCut,
  day: Day,
  { sum, among }: { sum: Shown; among: readonly number[] },
): ShownByKey {
  const isTelling = cutValues(counts, cut, day).some(([, value]) => isMost(value, among));
  return shownCut(counts, cut, day, isTelling ? HIDDEN : sum);
}

/**
 * The needs by age, without those whose age is not known: with them, they would add up to all needs. Hidden when they are
 * so many that the moments not shown can only be four: an age is known of no need whose month is not said.
 */
function agesOf(counts: Counts, day: Day, sum: Shown): ShownByKey {
  const [now = 0, later = 0, unknown = 0] = MOMENTS.map((moment) => countOf(counts, "need-moment", moment));
  const aged = sumOf(counts, "need-age");
  const isTelling = isMost(aged, [now, later]) || isMost(aged, [now, later, unknown]);
  const ages = [...shownCut(counts, "age", day, isTelling ? HIDDEN : sum)];
  return new Map(ages.filter(([key]) => key !== OTHERS));
}

/** Whether a figure of some of the needs is the most that their moments, those under five not shown, let it be: it would tell these. */
function isMost(value: number, moments: readonly number[]): boolean {
  const most = total(moments.map((moment) => (isSmall(moment) ? MASK_UNDER - 1 : moment)));
  return moments.some(isSmall) && value >= most;
}

/** Parts of a sum: all hidden when their sum is, or when hiding some would not be enough. */
function maskedBy(keys: readonly string[], values: readonly number[], sum: Shown): ShownByKey {
  const { cells, total: shownSum } = maskAll(values);
  const isHidden = sum.value === undefined || (shownSum.value === undefined && total(values) > 0);
  return new Map(keys.map((key, index) => [key, isHidden ? HIDDEN : (cells[index] ?? HIDDEN)]));
}

/** One figure of some of the needs, of which the others must not be guessed either, nor the needs of a moment. */
function besides(value: number, moments: readonly number[]): Shown {
  const all = total(moments);
  if (isSmall(all) || isMost(value, moments)) return HIDDEN;
  return isSmall(value) ? mask(value) : (maskAll([value, Math.max(0, all - value)]).cells[0] ?? HIDDEN);
}
