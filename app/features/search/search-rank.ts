import { isNear, searchTerms, wordsOf } from "~/core/search-words";

/** The names of one result: the family's weigh more than the others. */
export interface Names {
  family: readonly (string | undefined)[];
  others: readonly (string | undefined)[];
}

/** What one typed word is worth, the best first; beyond the names, it was found in an e-mail or a number. */
const RANKS = { word: 0, beginning: 2, elsewhere: 4, near: 5 } as const;
const OTHER_NAME = 1;

/** How well names answer what was typed, 0 being best: the very word, its beginning, one letter away. */
export function rankOf(typed: string, { family, others }: Names): number {
  const [familyWords, otherWords] = [family, others].map(allWords);
  return searchTerms(typed)
    .map((term) => Math.min(wordRank(term, familyWords), wordRank(term, otherWords) + OTHER_NAME))
    .reduce((sum, rank) => sum + rank, 0);
}

/** Whether each word typed begins a word of the names, or is one letter away from one. */
export function answers(typed: string, { family, others }: Names): boolean {
  const words = allWords([...family, ...others]);
  return searchTerms(typed).every((term) => wordRank(term, words) !== RANKS.elsewhere);
}

function allWords(names: readonly (string | undefined)[]): string[] {
  return names.flatMap((name) => wordsOf(name ?? ""));
}

function wordRank(term: string, words: readonly string[] = []): number {
  if (words.includes(term)) return RANKS.word;
  if (words.some((word) => word.startsWith(term))) return RANKS.beginning;
  return words.some((word) => isNear(term, word)) ? RANKS.near : RANKS.elsewhere;
}
