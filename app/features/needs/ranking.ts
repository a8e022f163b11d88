import type { NeedCriteria } from "#models/need";
import type { Proposal } from "#models/proposal";
import type { Language } from "~/vocabulary/languages";
import type { Importance } from "~/vocabulary/need-options";
import { NBSP } from "~/vocabulary/typography";
import type { Word } from "~/vocabulary/words";

/** What the place of an option is to what is looked for; absent while it is not known. */
export interface PlaceFacts {
  /** The straight line to the place of work, in kilometres. */
  distanceKm?: number;
  isApproximate?: boolean;
  /** Whether its intercommunalité is that of a commune wished for. */
  isNearWished?: boolean;
  /** The shortest straight line from a commune wished for or from that of work, and which. */
  nearest?: NearestPlace;
  /** The day on which it is compared ("YYYY-MM-DD"): what was said long before counts less. */
  today?: string;
}

export interface NearestPlace {
  distanceKm: number;
  isApproximate?: boolean;
  from: string;
}

/** How well an option meets a criterion, from 0 to 1, and the phrase that says it; no fit while it is not known. */
export interface Judgement {
  fit?: number;
  words: Word;
  /** Told among the reasons, and weighs nothing. */
  isOnlySaid?: boolean;
}

/** Something that is looked for: what it counts for unless the household says otherwise, and how an option meets it. */
export interface Criterion {
  key: string;
  /** As the screen names it: « Loyer ». */
  label: string;
  importance: Importance;
  /** Null when it is not asked for. */
  judge: (criteria: NeedCriteria, proposal: Proposal, facts: PlaceFacts) => Judgement | null;
}

/** What each importance weighs; a « must » puts aside what does not meet it, so that it hardly parts those that are left. */
export const WEIGHTS: Readonly<Record<Importance, number>> = { must: 1, high: 3, normal: 1, none: 0 };

/** A fit within its bounds, from 0 to 1. */
export function bounded(fit: number): number {
  return Math.min(1, Math.max(0, fit));
}

/** What an unknown counts for: half, so that knowing more may raise as well as lower. */
const UNKNOWN_FIT = 0.5;

export interface Rank {
  /** From 0 to 100; undefined when nothing that can be compared is looked for, or known. */
  score?: number;
  /** « 3 pièces, 610 € sur 650 €, à Figeac comme souhaité ; distance inconnue », in the language asked for. */
  reasons: string;
  /** What puts it aside: the criteria that must be met and are not. */
  excludedBy: string[];
}

export interface Ranked<Option> extends Rank {
  option: Option;
}

interface Rankable {
  proposal?: Proposal;
  facts?: PlaceFacts;
}

/**
 * The options in the order they suit: what a « must » puts aside comes last, then by score, which is the weighted mean of
 * how well each criterion asked for is met (an unknown counts for half), then as they were given. A better value on one
 * criterion never lowers a rank.
 */
export function rankOptions<Option extends Rankable>(
  criteria: NeedCriteria,
  kindCriteria: readonly Criterion[],
  options: readonly Option[],
  language: Language = "fr",
): Ranked<Option>[] {
  const weighed = weighedBy(criteria, kindCriteria);
  return options
    .map((option) => ({ option, ...rankWith(criteria, weighed, option, language) }))
    .sort((one, other) => placeOf(other) - placeOf(one));
}

/** How one option suits, and why, in a language; the team reads French. */
export function rankOf(
  criteria: NeedCriteria,
  kindCriteria: readonly Criterion[],
  option: Rankable,
  language: Language = "fr",
): Rank {
  return rankWith(criteria, weighedBy(criteria, kindCriteria), option, language);
}

/** A criterion of a kind, with what this household says it counts for. */
type Weighed = Pick<Criterion, "judge" | "importance">;

interface Judged extends Judgement {
  importance: Importance;
}

/** Said once for all the options of a need. */
function weighedBy(criteria: NeedCriteria, kindCriteria: readonly Criterion[]): Weighed[] {
  return kindCriteria.map((criterion) => ({
    judge: criterion.judge,
    importance: importanceOf(criterion, criteria),
  }));
}

// Loops, for this runs for each option of a list of hundreds.
function rankWith(
  criteria: NeedCriteria,
  weighed: readonly Weighed[],
  { proposal, facts = {} }: Rankable,
  language: Language,
): Rank {
  if (!proposal) return { reasons: "", excludedBy: [] };
  const judged: Judged[] = [];
  let weights = 0;
  let met = 0;
  for (const { judge, importance } of weighed) {
    const judgement = judge(criteria, proposal, facts);
    if (!judgement) continue;
    const { fit, words, isOnlySaid } = judgement;
    judged.push({ fit, words, importance });
    if (isOnlySaid) continue;
    weights += WEIGHTS[importance];
    met += WEIGHTS[importance] * (fit ?? UNKNOWN_FIT);
  }
  return {
    ...(weights > 0 ? { score: Math.round((100 * met) / weights) } : {}),
    reasons: reasonsOf(judged, language),
    excludedBy: excludersOf(judged, language),
  };
}

function excludersOf(judged: readonly Judged[], language: Language): string[] {
  const excluders: string[] = [];
  for (const { importance, fit = 1, words } of judged)
    if (importance === "must" && fit < 1) excluders.push(words[language]);
  return excluders;
}

/** What a criterion counts for: what the household says, else what its kind does. */
export function importanceOf(
  { key, importance }: Pick<Criterion, "key" | "importance">,
  { importances = {} }: Pick<NeedCriteria, "importances">,
): Importance {
  return importances[key] ?? importance;
}

/** What puts aside first, then the score; an option told in words only comes after those that can be compared. */
function placeOf({ score = -1, excludedBy }: Rank): number {
  return excludedBy.length > 0 ? score - 1000 : score;
}

/** What is known, then what is not. */
function reasonsOf(judged: readonly Judgement[], language: Language): string {
  const [known, unknown]: [string[], string[]] = [[], []];
  for (const { fit, words } of judged) {
    const said = words[language];
    if (said) (fit === undefined ? unknown : known).push(said);
  }
  const parts = [known.join(", "), unknown.join(", ")].filter(Boolean);
  return parts.join(language === "fr" ? `${NBSP}; ` : "; ");
}
