import { ERASED_MARK } from "~/vocabulary/erasures";

/** What finds somebody in a text. */
export interface Known {
  words: readonly string[];
  emails: readonly string[];
  phones: readonly string[];
}

/** What finds a person in a text: their words and addresses as whole words, their phones however they are spaced. */
export function patternsOf({ words, emails, phones }: Known): RegExp[] {
  const written = [...new Set([...emails, ...words])].filter((word) => word.trim().length > 1);
  // The longest first: a full name goes before the name it holds.
  const longest = written.sort((a, b) => b.length - a.length).map((word) => wholeWord(escaped(word.trim())));
  return [...longest, ...phones.flatMap(phonePattern)];
}

/** Whether a text names the person. */
export function isNamedIn(text: string, patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => text.search(pattern) >= 0);
}

interface Replacing {
  mark?: string;
  /** Words of whoever stays, which are never cut: an address may hold the name of somebody else. */
  kept?: readonly string[];
}

/** The same value with every mention of the person replaced, however deep; dates and figures stay. */
export function withoutPerson(
  value: unknown,
  patterns: readonly RegExp[],
  { mark = ERASED_MARK, kept = [] }: Replacing = {},
): unknown {
  const whole = keptPattern(kept);
  const replaced = (text: string) => patterns.reduce((left, pattern) => left.replace(pattern, mark), text);
  const told = (held: unknown): unknown => {
    if (typeof held === "string") return whole ? aroundKept(held, whole, replaced) : replaced(held);
    if (Array.isArray(held)) return held.map(told);
    if (!isPlain(held)) return held;
    return Object.fromEntries(Object.entries(held).map(([key, inner]) => [key, told(inner)]));
  };
  return told(value);
}

/** What lies between the kept words, changed; the kept words themselves are the odd parts of a split that captures. */
function aroundKept(text: string, kept: RegExp, change: (text: string) => string): string {
  return text
    .split(kept)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join("");
}

/** The longest first, so that a full name is kept whole. */
function keptPattern(words: readonly string[]): RegExp | undefined {
  const known = [...new Set(words)].filter((word) => word.trim().length > 1);
  if (known.length === 0) return undefined;
  const longest = known.sort((a, b) => b.length - a.length).map((word) => escaped(word.trim()));
  return wholeWord(`(${longest.join("|")})`);
}

function wholeWord(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, "giu");
}

/** « 06 12 34 56 78 », « 06.12.34.56.78 », « +33 6 12 34 56 78 ». */
function phonePattern(phone: string): RegExp[] {
  const digits = phone.replace(/\D/g, "").replace(/^(?:0033|33|0)(?=\d{9}$)/, "");
  if (digits.length < 6) return [];
  return [wholeWord(`(?:\\+?(?:00)?33[\\s.\\-]*(?:\\(0\\))?|0)?${[...digits].join("[\\s.\\-]*")}`)];
}

/** A word as a pattern reads it. */
export function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
