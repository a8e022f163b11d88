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

/** The same value with every mention of the person replaced, however deep; dates and figures stay. */
export function withoutPerson(value: unknown, patterns: readonly RegExp[], mark = ERASED_MARK): unknown {
  if (typeof value === "string")
    return patterns.reduce((text, pattern) => text.replace(pattern, mark), value);
  if (Array.isArray(value)) return value.map((item) => withoutPerson(item, patterns, mark));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [key, withoutPerson(held, patterns, mark)]),
  );
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

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
