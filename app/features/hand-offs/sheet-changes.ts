import type { HandOffVersion } from "#models/hand-off";
import { formatDay, NBSP } from "~/vocabulary/typography";

type Lines = readonly { key: string; label: string; value: string }[];

/** What differs between two sheets, line by line: « Budget : 650 € → 720 € ». */
export function changedLines(before: Lines, after: Lines): string[] {
  const was = new Map(before.map(({ key, value }) => [key, value]));
  const kept = new Set(after.map(({ key }) => key));
  const gone = before.filter(({ key }) => !kept.has(key));
  return [
    ...after.flatMap(({ key, label, value }) => changeOf(label, was.get(key), value)),
    ...gone.map(({ label, value }) => `${label}${NBSP}: ne compte plus (${value})`),
  ];
}

function changeOf(label: string, before: string | undefined, after: string): string[] {
  if (before === after) return [];
  return [`${label}${NBSP}: ${before === undefined ? `${after} (nouveau)` : `${before} → ${after}`}`];
}

/**
 * When the request last changed, and in what; undefined as long as only its day was put off, or to who held no link while
 * the version before was in force (`leftAt`: when the first mail left).
 */
export function lastChange(
  versions: readonly HandOffVersion[],
  leftAt: Date | undefined,
): { on: string; lines: string[] } | undefined {
  const [before, latest] = [versions.at(-2), versions.at(-1)];
  if (!before || !latest || !leftAt || leftAt > latest.at) return undefined;
  const lines = changedLines(before.lines, latest.lines);
  return lines.length > 0 ? { on: formatDay(latest.at), lines } : undefined;
}

/** What changed from each earlier version to the latest, by number: said to who still reads an earlier one. */
export function changesSince(versions: readonly HandOffVersion[]): { number: number; lines: string[] }[] {
  const latest = versions.at(-1);
  return versions
    .slice(0, -1)
    .map(({ number, lines }) => ({ number, lines: changedLines(lines, latest?.lines ?? []) }));
}
