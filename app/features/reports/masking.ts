import { formatNumber, NBSP } from "~/vocabulary/typography";

/** Below this many, a figure could point at somebody: it is never shown. Not a setting. */
export const MASK_UNDER = 5;

export const FEWER = `moins de ${MASK_UNDER}`;
export const MASKED = "masqué";

/** A figure as it may be shown; `value` is there only when it is. */
export interface Shown {
  text: string;
  value?: number;
}

/**
 * What may be shown of figures that add up to a total known to everyone: 1 to 4 never is. When the total would give
 * one away (it is alone, or the hidden ones are fewer than five together, or nearly all must be 4), the smallest other
 * figure is hidden too, with its equals, all under one word so that nobody tells which is which; and when there is no
 * other, or only zeros, the total itself.
 */
export function maskAll(counts: readonly number[]): { cells: Shown[]; total: Shown } {
  const total = sumOf(counts);
  const small = counts.filter(isSmall);
  if (!isGivenAway(small)) return { cells: counts.map(mask), total: mask(total) };
  const cover = coverOf(counts);
  const isHidden = (count: number) => isSmall(count) || count === cover;
  return {
    cells: counts.map((count) => (isHidden(count) ? { text: MASKED } : mask(count))),
    total: cover === undefined || (cover === 0 && !isSmall(total)) ? { text: MASKED } : mask(total),
  };
}

/** One figure that nothing else adds up with. */
export function mask(count: number): Shown {
  return isSmall(count) ? { text: FEWER } : { text: formatNumber(count), value: count };
}

/**
 * The share that one of two figures takes, in percent. When the other is 1 to 4, the lowest share that this leaves
 * possible, to five percent: it tells no more than « moins de 5 » does. Nothing when the first is small itself.
 */
export function shareShown(part: number, rest: number): string {
  const all = part + rest;
  if (all === 0) return "—";
  if (isSmall(part) || all < MASK_UNDER) return MASKED;
  if (!isSmall(rest)) return `${Math.round((100 * part) / all)}${NBSP}%`;
  const lowest = Math.floor((20 * Math.max(0, all - MASK_UNDER + 1)) / all) * 5;
  return `au moins ${lowest}${NBSP}%`;
}

export function isSmall(count: number): boolean {
  return count > 0 && count < MASK_UNDER;
}

function isGivenAway(small: readonly number[]): boolean {
  if (small.length === 0) return false;
  const sum = sumOf(small);
  return small.length === 1 || sum < MASK_UNDER || sum >= (MASK_UNDER - 1) * small.length - 1;
}

/** What is hidden beside the small figures: the smallest of the others, zeros only if there is nothing else. */
function coverOf(counts: readonly number[]): number | undefined {
  const others = counts.filter((count) => !isSmall(count)).sort((a, b) => a - b);
  return others.find((count) => count > 0) ?? others[0];
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
