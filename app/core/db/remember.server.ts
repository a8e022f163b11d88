const FRESH_MS = 5000;
const MOST_KEPT = 500;

interface Reading {
  value: Promise<unknown>;
  readAt: number;
}

const readings = new Map<string, Reading>();

/**
 * Answers again what was just read, until this process saves a change and for five seconds at most: what
 * another process changes may show that late. For figures and names beside a page, never for the page itself.
 */
export function untilNextChange<Value>(key: string, read: () => Promise<Value>): Promise<Value> {
  const known = readings.get(key);
  // One key is always read by one function, so what it kept has its type.
  if (known && Date.now() - known.readAt < FRESH_MS) return known.value as Promise<Value>;
  if (readings.size >= MOST_KEPT) readings.clear();
  const value = read();
  readings.set(key, { value, readAt: Date.now() });
  value.catch(() => readings.delete(key));
  return value;
}

/** Makes the next readings go to the base: called by each saved change, and between two tests. */
export function forgetReadings(): void {
  readings.clear();
}
