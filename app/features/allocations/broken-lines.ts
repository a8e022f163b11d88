import type { AllocationLine } from "#models/allocation";
import type { Problem } from "./allocation-problem";
import { type Breach, breachOf } from "./worth";

/** Why a line no longer holds: what the rules refuse, somebody who no longer comes, or who has come since. */
export type Break = Breach | "withdrawn" | "new" | "not-given";

/** What an intern really has, whatever an allocation says. */
export interface Given {
  placeId?: string;
  bedId?: string;
}

export interface BrokenLine {
  placementId: string;
  why: Break;
}

export const BREAK_WORDS: Readonly<Record<Break, string>> = {
  "place-not-allowed": "ce terrain de stage n’est plus possible",
  "place-full": "il n’y a plus assez de places",
  "bed-not-needed": "un lit n’est plus demandé",
  "bed-not-free": "ce lit n’est plus libre",
  "bed-taken": "ce lit est donné deux fois",
  "bed-without-place": "un lit sans terrain de stage",
  "pin-left": "une ligne choisie à la main n’est pas suivie",
  withdrawn: "ne vient plus",
  new: "est arrivé·e depuis",
  "not-given": "n’a plus la place ou le lit de cette ligne",
};

/** The lines of an allocation that no longer hold in a semester as it stands now; once in force, what each has is looked at too. */
export function brokenLines(
  problem: Problem,
  lines: readonly AllocationLine[],
  given?: ReadonlyMap<string, Given>,
): BrokenLine[] {
  const indexes = new Map(problem.interns.map(({ placementId }, index) => [placementId, index]));
  const known = new Set(lines.map(({ placementId }) => placementId));
  const arrived = problem.interns.filter(({ placementId }) => !known.has(placementId));
  return [
    ...lines.flatMap((line) => {
      const why =
        whyBroken(problem, indexes.get(line.placementId), line) ??
        whyFull(problem, lines, line) ??
        whyNotGiven(line, given);
      return why ? [{ placementId: line.placementId, why }] : [];
    }),
    ...arrived.map(({ placementId }) => ({ placementId, why: "new" as const })),
  ];
}

function whyBroken(
  problem: Problem,
  intern: number | undefined,
  { placeId, bedId }: AllocationLine,
): Break | null {
  if (intern === undefined) return "withdrawn";
  const place = problem.places.findIndex(({ id }) => id === placeId);
  const bed = problem.beds.findIndex(({ id }) => id === bedId);
  if (placeId && place < 0) return "place-not-allowed";
  if (bedId && bed < 0) return "bed-not-free";
  const given = { ...(place >= 0 ? { place } : {}), ...(bed >= 0 ? { bed } : {}) };
  return breachOf(problem, intern, given, { arePinsKept: false });
}

function whyFull(
  problem: Problem,
  lines: readonly AllocationLine[],
  { placeId }: AllocationLine,
): Break | null {
  const seats = problem.places.find(({ id }) => id === placeId)?.seats ?? 0;
  const asked = lines.filter((line) => line.placeId === placeId).length;
  return placeId && asked > seats ? "place-full" : null;
}

function whyNotGiven(line: AllocationLine, given?: ReadonlyMap<string, Given>): Break | null {
  const has = given?.get(line.placementId);
  if (!has) return null;
  return has.placeId === line.placeId && has.bedId === line.bedId ? null : "not-given";
}

/** Whether a semester has changed in anything since a problem was made of it; weights and pins are choices, not facts. */
export function hasChanged(before: Problem, after: Problem): boolean {
  return factsText(before) !== factsText(after);
}

function factsText({ weights: _weights, isRepair: _isRepair, interns, ...others }: Problem): string {
  const asked = interns.map(({ pinned: _pinned, ...facts }) => facts);
  return JSON.stringify(sorted({ interns: asked, ...others }));
}

/** The base may give the keys of a document back in another order than ours. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}
