import type { AllocationLine, AllocationOutcome } from "#models/allocation";
import type { Assignment, Problem, Worth } from "./allocation-problem";

type Given = Pick<AllocationLine, "placementId" | "placeId" | "bedId">;

/** Each intern’s line from what the solver gives them; what was pinned by hand stays pinned. */
export function linesFrom(
  problem: Problem,
  assignment: Assignment,
  {
    candidates,
    former,
    pinned,
  }: {
    /** The candidate of each placement. */
    candidates: ReadonlyMap<string, string>;
    /** What is in force, which lines are said to differ from. */
    former?: readonly Given[];
    pinned: ReadonlySet<string>;
  },
): AllocationLine[] {
  return problem.interns.flatMap(({ placementId, rankOf }, index) => {
    const candidateId = candidates.get(placementId);
    if (!candidateId) return [];
    const { place, bed } = assignment[index] ?? {};
    const found = bed === undefined ? undefined : problem.beds[bed];
    const line: AllocationLine = {
      ...{ placementId, candidateId },
      ...(place === undefined ? {} : { placeId: problem.places[place]?.id }),
      ...(found ? { lodgingId: found.lodgingId, bedId: found.id } : {}),
      ...wishAt(rankOf, place),
      ...(pinned.has(placementId) ? { isPinned: true } : {}),
    };
    return [former && hasMoved(line, former) ? { ...line, isMoved: true } : line];
  });
}

/** Whether somebody gets something else than what is in force; who had no line and gets nothing has not moved. */
export function hasMoved(line: Given, former: readonly Given[]): boolean {
  const before = former.find(({ placementId }) => placementId === line.placementId);
  return (
    (before?.placeId ?? null) !== (line.placeId ?? null) || (before?.bedId ?? null) !== (line.bedId ?? null)
  );
}

/** How a computation ended, as the allocation keeps it. */
export function outcomeFrom(
  worth: Worth,
  ended: Pick<AllocationOutcome, "isOptimal" | "gap" | "milliseconds" | "isByHand" | "pinned">,
): AllocationOutcome {
  const { served, placed, moves, worst, total } = worth;
  return { served, placed, moves, worst, total, ...ended };
}

function wishAt(rankOf: Problem["interns"][number]["rankOf"], place: number | undefined): { wish?: number } {
  const rank = place === undefined ? undefined : rankOf[place];
  return rank === undefined ? {} : { wish: rank };
}
