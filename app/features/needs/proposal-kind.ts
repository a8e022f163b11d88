import type { Proposal } from "#models/proposal";
import { formatDayLong } from "~/vocabulary/typography";

export interface ProposalFact {
  label: string;
  value: string;
}

/** What is proposed, in a few words (« Bellevue, 3 pièces, 610 € »), then line by line, but for the note. */
export interface ProposalWords {
  label: string;
  facts: (ProposalFact | null)[];
}

/** What is proposed, of one kind. */
export type ProposalOf<Kind extends string> = Extract<Proposal, { kind?: Kind }>;

/** « à partir du 2 novembre 2026 » */
export function fromWords(day: string | undefined): string {
  return day ? `à partir du ${formatDayLong(day)}` : "";
}

/** What is known, with commas. */
export function joined(parts: readonly (string | number | false | undefined)[]): string {
  return parts.filter(Boolean).join(", ");
}

/** A line, when there is something to say. */
export function fact(label: string, value: string | number | false | undefined): ProposalFact | null {
  return value ? { label, value: String(value) } : null;
}
