import type { FundingAmounts, HistoryLine } from "#models/history-line";
import { ACTION_STATES, HISTORY_KINDS, PROJECT_STATES, VOTE_STATES } from "~/vocabulary/pledges";
import { formatCents, formatDayShort, NBSP, upperFirst } from "~/vocabulary/typography";

/** The states of actions, of projects and of votes, in words; any other value as it is. */
const STATES: Readonly<Record<string, { fr: string } | undefined>> = {
  ...PROJECT_STATES,
  ...ACTION_STATES,
  ...VOTE_STATES,
};

const AMOUNT_WORDS = { asked: "demandé", granted: "accordé", paid: "versé" } as const;

/** A state of an action, of a project or of a vote, in French. */
export function stateWord(state: string | undefined): string {
  return (state && STATES[state]?.fr) ?? state ?? "";
}

/** One line of the history, as a colleague reads it. */
export function historyWords(line: HistoryLine): string {
  const { kind, text, from, to, on, before, after } = line;
  const day = on ? `, le ${formatDayShort(on)}` : "";
  if (kind === "state") return `État${NBSP}: ${stateWord(from)} → ${stateWord(to)}${text && ` (${text})`}`;
  if (kind === "step" || kind === "kick-off")
    return `${text}${NBSP}: ${to === "done" ? "fait" : "à refaire"}${day}`;
  if (kind === "evidence") return `Preuve ${to === "there" ? "ajoutée" : "retirée"}${NBSP}: ${text}`;
  if (kind === "vote") return `${text}${NBSP}: délibération ${stateWord(to)}${day}`;
  if (kind === "funding") return `${text}${NBSP}: ${amountWords(before, after)}`;
  if (kind === "indicator") return `${text}${NBSP}: ${to}${day}`;
  if (kind === "edited" && !from) return `Modifié${NBSP}: ${text}`;
  if (from && to) return `${text}${NBSP}: ${from} → ${to}`;
  return `${upperFirst(HISTORY_KINDS[kind].fr)}${NBSP}: ${text}`;
}

/** « accordé 10 000 €, versé 4 000 € »; « retiré » when nothing is left. */
export function amountWords(before: FundingAmounts = {}, after: FundingAmounts = {}): string {
  const words = (["asked", "granted", "paid"] as const).flatMap((amount) => {
    const cents = after[amount];
    if (cents === undefined || cents === before[amount]) return [];
    return [`${AMOUNT_WORDS[amount]} ${formatCents(cents)}`];
  });
  if (words.length > 0) return words.join(", ");
  return Object.keys(after).length === 0 ? "retiré" : "précisé";
}
