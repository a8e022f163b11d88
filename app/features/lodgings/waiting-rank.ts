import type { LodgingRule, LodgingRuleKey } from "~/vocabulary/lodgings";
import { formatDayLong } from "~/vocabulary/typography";

/** What the rules look at, of one intern who waits for a bed. */
export interface Waiting {
  id: string;
  askedOn: string;
  /** When it was asked, to the second: what parts two who asked on the same day. */
  askedAt: number;
  facts: readonly LodgingRuleKey[];
}

export type Ranked<Line extends Waiting> = Line & { rank: number; points: number; reasons: string[] };

/** Those who wait, first the most points, then who asked first; each with the reasons of their rank, in words. */
export function rankWaiting<Line extends Waiting>(
  lines: readonly Line[],
  rules: readonly LodgingRule[],
): Ranked<Line>[] {
  return lines
    .map((line) => {
      const met = rules.filter(({ key, points }) => points > 0 && line.facts.includes(key));
      const points = met.reduce((sum, rule) => sum + rule.points, 0);
      const reasons = met.map((rule) => `${rule.label} (${rule.points})`);
      return { ...line, points, reasons: [...reasons, `demandé le ${formatDayLong(line.askedOn)}`], rank: 0 };
    })
    .sort((a, b) => b.points - a.points || a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1))
    .map((line, index) => ({ ...line, rank: index + 1 }));
}

/** The rules in force, the weightiest first: the order in which they are published. */
export function rulesInForce(rules: readonly LodgingRule[]): LodgingRule[] {
  return rules.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points);
}
