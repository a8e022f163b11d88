import { foldText } from "~/vocabulary/typography";

/** Beyond this length a longer prefix no longer narrows a search, and the index stays small. */
const LONGEST_PREFIX = 12;
const MOST_TERMS = 8;

/** A word of a name is compared to a mistyped one by its beginning: its keys stay few. */
const LONGEST_NEAR = 8;
/** A shorter word with a wrong letter is another word. */
const SHORTEST_NEAR = 5;
/** No folded word holds it: these keys and the prefixes share one array and one index. */
const NEAR = "~";

/** A phone number is typed with spaces, dots or dashes, and an extension before it. */
const PHONE_SIGNS = /[\s().+-]/g;
const SHORTEST_NUMBER = 4;

/** The domain of an address is shared by a whole hospital, and would be a third of the words kept. */
const DOMAIN = /(?<=\S)@\S*/g;

/** People type « St-Cirq » for Saint-Cirq. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ["saint", "st"],
  ["sainte", "ste"],
]);

export { foldText as fold };

/**
 * Every beginning, from 1 to 12 letters, of every folded word of the texts, each once: what a document keeps
 * so that an index answers a search. « O’Brien » is found as "brien" and as "obrien", an address by what comes
 * before its « @ ».
 */
export function searchWordsOf(...texts: (string | null | undefined)[]): string[] {
  const prefixes = new Set<string>();
  for (const word of texts.flatMap((text) => wordsOf(text ?? ""))) {
    const letters = [...word].slice(0, LONGEST_PREFIX);
    for (let length = 1; length <= letters.length; length += 1)
      prefixes.add(letters.slice(0, length).join(""));
  }
  return [...prefixes];
}

/**
 * The folded words of a query, at most 8, to be found all together in the search words of a document
 * (`$all`); the longest first, because the index follows the first and the longest is the rarest. A phone number,
 * however it is written, is one word.
 */
export function searchTerms(query: string): string[] {
  const number = numberIn(query);
  if (number) return [number.slice(0, LONGEST_PREFIX)];
  const words = foldText(withoutDomain(query)).split(" ").filter(Boolean);
  const terms = new Set(words.map((word) => [...word].slice(0, LONGEST_PREFIX).join("")));
  return [...terms].sort((a, b) => b.length - a.length).slice(0, MOST_TERMS);
}

/** The digits of a query that is a number alone, the French ones as they are dialled in France; empty for words. */
function numberIn(query: string): string {
  const digits = query.replace(PHONE_SIGNS, "");
  if (!/^\d+$/.test(digits) || digits.length < SHORTEST_NUMBER) return "";
  const isFrench = /^\s*\(?(\+\s*33|00\s*33)/.test(query) || /^33\d{9}$/.test(digits);
  return isFrench ? digits.replace(/^(?:00)?330?/, "0") : digits;
}

/**
 * What finds the words of a name in spite of one wrong, missing, added or swapped letter: each word, and, from five
 * letters on, each way of leaving one letter out. Kept beside the search words of a document.
 */
export function nearWordsOf(...names: (string | null | undefined)[]): string[] {
  const words = names.flatMap((name) => wordsOf(name ?? ""));
  return [...new Set(words.flatMap((word) => (isLong(word) ? nearKeys(word) : [wholeWordKey(word)])))];
}

/** The key that a document with this very word in a name has; so have some whose word is one letter away. */
export function wholeWordKey(word: string): string {
  return NEAR + beginningOf(word);
}

/** The keys of which a document has one at least when a name in it is this word, or one letter away from it. */
export function nearKeysOf(term: string): string[] {
  return [...term].length >= SHORTEST_NEAR - 1 ? nearKeys(term) : [];
}

/** Whether a typed word is this one, or its beginning, but for one letter wrong, missing, added or swapped. */
export function isNear(typed: string, word: string): boolean {
  if (!isLong(word)) return false;
  const { length } = typed;
  return [length - 1, length, length + 1].some((until) => isOneLetterAway(typed, word.slice(0, until)));
}

function isLong(word: string): boolean {
  return [...word].length >= SHORTEST_NEAR;
}

function beginningOf(word: string): string {
  return [...word].slice(0, LONGEST_NEAR).join("");
}

function nearKeys(word: string): string[] {
  const letters = [...beginningOf(word)];
  return [wholeWordKey(word), ...new Set(letters.map((_, at) => NEAR + letters.toSpliced(at, 1).join("")))];
}

function isOneLetterAway(one: string, other: string): boolean {
  const [a, b] = [[...one], [...other]];
  if (Math.abs(a.length - b.length) > 1) return false;
  const start = a.findIndex((letter, at) => letter !== b[at]);
  if (start < 0) return true;
  const rest = (letters: string[], from: number) => letters.slice(from).join("");
  if (a.length > b.length) return rest(a, start + 1) === rest(b, start);
  if (a.length < b.length) return rest(a, start) === rest(b, start + 1);
  const isSwap = a[start] === b[start + 1] && a[start + 1] === b[start];
  return rest(a, start + 1) === rest(b, start + 1) || (isSwap && rest(a, start + 2) === rest(b, start + 2));
}

/** The folded words of a text, as its search words were made from them. */
export function wordsOf(text: string): string[] {
  return withoutDomain(text)
    .split(/\s+/)
    .map((token) => foldText(token).split(" ").filter(Boolean))
    .flatMap((parts) => (parts.length > 1 ? [...parts, parts.join("")] : parts))
    .flatMap((word) => [word, ABBREVIATIONS.get(word) ?? []].flat());
}

function withoutDomain(text: string): string {
  return text.replace(DOMAIN, "");
}
