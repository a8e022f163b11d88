import { Allocation, type AllocationLine, type AllocationRecord } from "#models/allocation";
import { notFound } from "~/core/auth/guards.server";
import { DEFAULT_WEIGHTS, type Weights } from "~/vocabulary/allocations";
import type { Assignment, Problem } from "./allocation-problem";
import { pinnedIn } from "./pin-conflicts";
import type { Prices } from "./reasons";
import { truePrices } from "./true-prices";

const BARE = { pendingEffects: 0, appliedEffects: 0 } as const;
const WITHOUT_LINES = { ...BARE, problem: 0, prices: 0, lines: 0 } as const;
/** A semester has a handful of proposals. */
const MOST = 50;

/** One allocation; 404 when it is not there. */
export async function getAllocation(id: string): Promise<AllocationRecord> {
  const found = await Allocation.findById(id, BARE).lean<AllocationRecord>();
  if (!found) throw notFound();
  return { ...found, weights: everyWeight(found.weights) };
}

/** Those an allocation was given, and the usual points of what did not count yet when it was. */
export function everyWeight(known: Partial<Weights>): Weights {
  return { ...DEFAULT_WEIGHTS, ...known };
}

export type AllocationSummary = Omit<AllocationRecord, "problem" | "prices" | "lines">;

/** The allocations of a semester, the last first, without their lines. */
export async function listAllocationsOf(semesterId: string): Promise<AllocationSummary[]> {
  return Allocation.find({ semesterId }, WITHOUT_LINES)
    .sort({ createdAt: -1 })
    .limit(MOST)
    .lean<AllocationSummary[]>();
}

/** The one in force in a semester, or null. */
export async function findPublished(semesterId: string): Promise<AllocationRecord | null> {
  return Allocation.findOne({ semesterId, state: "published" }, { ...BARE, problem: 0, prices: 0 })
    .sort({ createdAt: -1 })
    .lean<AllocationRecord>();
}

/** The weights the team chose last, in any semester. */
export async function lastWeights(): Promise<Weights | null> {
  const last = await Allocation.findOne({}, { weights: 1 }).sort({ createdAt: -1 }).lean<AllocationRecord>();
  return last ? everyWeight(last.weights) : null;
}

/** What was known when an allocation was computed; null of one never computed. */
export function problemOf({ problem }: Pick<AllocationRecord, "problem">): Problem | null {
  if (!problem) return null;
  // The base keeps it without a type, as the solver was given it.
  const known = problem as unknown as Problem;
  return { ...known, weights: everyWeight(known.weights), bedSteps: known.bedSteps ?? [] };
}

/** What it would cost to give each what they lack, as it was computed and as it still holds; none once a line was changed. */
export function pricesOf({ problem, prices, outcome }: AllocationRecord): Prices {
  const known = problemOf({ problem });
  if (!known) return [];
  const placementIds = known.interns.map(({ placementId }) => placementId);
  return truePrices((prices ?? []) as Prices, placementIds, {
    computed: outcome?.pinned,
    now: pinnedIn(known),
  });
}

/** The lines of an allocation as the solver reads them. */
export function assignmentOf(problem: Problem, lines: readonly AllocationLine[]): Assignment {
  const byPlacement = new Map(lines.map((line) => [line.placementId, line]));
  return problem.interns.map(({ placementId }) => {
    const line = byPlacement.get(placementId);
    const place = problem.places.findIndex(({ id }) => id === line?.placeId);
    const bed = problem.beds.findIndex(({ id }) => id === line?.bedId);
    return { ...(place >= 0 ? { place } : {}), ...(bed >= 0 ? { bed } : {}) };
  });
}
