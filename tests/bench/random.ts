/** A repeatable source of chance (mulberry32): the same seed always makes the same base. */
export interface Chance {
  /** From 0 to 1, excluded. */
  next(): number;
  /** A whole number from 0 to `most`, excluded. */
  below(most: number): number;
  pick<Value>(values: readonly Value[]): Value;
  /** True so many times in a hundred. */
  percent(share: number): boolean;
  /** 24 hexadecimal characters, like the ids of the software. */
  id(): string;
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(next() * most);
  const hex = (): string =>
    below(2 ** 32)
      .toString(16)
      .padStart(8, "0");
  return {
    next,
    below,
    pick: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error("nothing to pick from");
      return value;
    },
    percent: (share) => next() * 100 < share,
    id: () => hex() + hex() + hex(),
  };
}
