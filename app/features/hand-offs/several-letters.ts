import type { Sheet } from "./hand-off-sheet";

/** How many partners are written to in one act. */
export const MOST_AT_ONCE = 12;

/** Somebody who will be written to, with what they will be sent. */
export interface Recipient {
  id: string;
  name: string;
  /** Who reads it: their name, role and address. */
  contact: string;
  sheet: Sheet;
  leftOut: string[];
  /** They are away on the day their answer was wished for: the day they are back. */
  backOn?: string;
  closed?: string;
  /** They have been asked as often as we mean to this year: only sent when a colleague says so. */
  overCap?: string;
}

/** A partner who was chosen and will not be written to, with the reason and what to do instead. */
export interface Aside {
  id: string;
  name: string;
  why: string;
  phones?: { name: string; phone: string }[];
}

/** Those who are sent the very same letter. */
export interface SameLetter {
  names: string[];
  first: Recipient;
}

/** The day a partner is asked to answer by: the one typed, but never before they are back. */
export function answerDayOf({ backOn }: Pick<Recipient, "backOn">, typed: string): string {
  return backOn && backOn > typed ? backOn : typed;
}

/** The recipients by the letter they are sent: each letter is read once. */
export function lettersOf(recipients: readonly Recipient[]): SameLetter[] {
  const letters = new Map<string, SameLetter>();
  for (const recipient of recipients) {
    const { sheet, leftOut, backOn } = recipient;
    const key = JSON.stringify([sheet, leftOut, backOn]);
    const letter = letters.get(key) ?? { names: [], first: recipient };
    letters.set(key, { ...letter, names: [...letter.names, recipient.name] });
  }
  return [...letters.values()];
}
