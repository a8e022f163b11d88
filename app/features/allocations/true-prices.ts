import type { Exchange, Prices } from "./reasons";

/** What was set by hand when prices were computed, and what is now: « placement place », « placement bed ». */
export interface Pins {
  computed: readonly string[] | undefined;
  now: readonly string[];
}

/**
 * Whether what was computed with some lines set by hand still holds with others: nothing better was found than with those, so
 * as long as all of them still are.
 */
export function arePinsKept({ computed, now }: Pins): boolean {
  return computed?.every((pin) => now.includes(pin)) ?? now.length === 0;
}

/**
 * The prices that are still true: none once a line is let go of, as a cheaper way may have opened; with more lines kept, those
 * whose exchange moves none of them, and what was already impossible. The others are told by a direct exchange.
 */
export function truePrices(prices: Prices, placementIds: readonly string[], pins: Pins): Prices {
  if (!arePinsKept(pins)) return [];
  const more = new Set(
    pins.now.filter((pin) => !pins.computed?.includes(pin)).map((pin) => pin.split(" ")[0]),
  );
  const isFree = (intern: number): boolean => !more.has(placementIds[intern] ?? "");
  return prices.filter(({ exchange }) => movedBy(exchange).every(isFree));
}

function movedBy(exchange: Exchange): number[] {
  return exchange.kind === "impossible" ? [] : exchange.lines.map(({ intern }) => intern);
}
