import { foldText } from "~/vocabulary/typography";

/** Beyond this length a longer prefix no longer narrows a search, and the index stays small. */
const LONGEST_PREFIX = 12;
const MOST_TERMS = 8;

/** People type « St-Cirq » for Saint-Cirq. */
const ABBREVIATIONS: Readonly<Record<string, string[] | undefined>> = { saint: ["st"], sainte: ["ste"] };

export { foldText as fold };

/**
 * Every beginning, from 1 to 12 letters, of every folded word of the texts, each once: what a document keeps
 * so that an index answers a search. « O’Brien » is found as "brien" and as "obrien".
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
 * (`$all`); the longest first, because the index follows the first and the longest is the rarest.
 */
export function searchTerms(query: string): string[] {
  const words = foldText(query).split(" ").filter(Boolean);
  const terms = new Set(words.map((word) => [...word].slice(0, LONGEST_PREFIX).join("")));
  return [...terms].sort((a, b) => b.length - a.length).slice(0, MOST_TERMS);
}

function wordsOf(text: string): string[] {
  return text
    .split(/\s+/)
    .map((token) => foldText(token).split(" ").filter(Boolean))
    .flatMap((parts) => (parts.length > 1 ? [...parts, parts.join("")] : parts))
    .flatMap((word) => [word, ...(ABBREVIATIONS[word] ?? [])]);
}
