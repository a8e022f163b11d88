import type { HandOffOutcome, HandOffRecord } from "#models/hand-off";
import { OUTCOME_SIDES, purposeOf, STATE_WORDS } from "~/vocabulary/hand-off-words";
import type { OutcomeWord } from "~/vocabulary/hand-offs";
import { joinWords, NBSP } from "~/vocabulary/typography";

type Ended = Pick<HandOffRecord, "partnerName" | "introduction" | "outcomes">;

/** The partner and the family differ, or two adults of it do. */
export function isContradicted(outcomes: readonly HandOffOutcome[]): boolean {
  return new Set([...wordsOf(outcomes, "partner"), ...wordsOf(outcomes, "family")]).size > 1;
}

/** « Toits Clairs dit « c’est fait », le foyer dit « pas abouti » » */
export function differingWords(handOff: Ended): string {
  const outcomes = handOff.outcomes ?? [];
  return (["partner", "family"] as const)
    .flatMap((side) => {
      const said = wordsOf(outcomes, side).map((one) => `«${NBSP}${outcomeWord(handOff, one)}${NBSP}»`);
      return said.length > 0 ? [`${outcomeSayer(handOff, side)} dit ${joinWords(said)}`] : [];
    })
    .join(", ");
}

/** Who says it, within a sentence. */
export function outcomeSayer(handOff: Ended, side: HandOffOutcome["side"]): string {
  return side === "partner" ? handOff.partnerName : OUTCOME_SIDES[purposeOf(handOff)].family.fr.toLowerCase();
}

/** How it ended, as the matter of the hand-off has it said. */
export function outcomeWord(handOff: Ended, said: OutcomeWord): string {
  return STATE_WORDS[purposeOf(handOff)][said].fr;
}

/** What a side says today: the last word of each adult, unless a colleague noted theirs since. */
function wordsOf(outcomes: readonly HandOffOutcome[], side: HandOffOutcome["side"]): OutcomeWord[] {
  const said = outcomes.filter((outcome) => outcome.side === side);
  const ofAll = said.findLastIndex(({ memberId }) => !memberId);
  const last = new Map(said.slice(Math.max(ofAll, 0)).map((one) => [one.memberId, one.said]));
  return [...new Set(last.values())];
}
