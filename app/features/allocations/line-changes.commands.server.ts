import { Allocation, type AllocationLine, type AllocationRecord } from "#models/allocation";
import type { User } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { linesFrom, outcomeFrom } from "./allocation-lines";
import type { Assignment, Problem } from "./allocation-problem";
import { requireWholeDepartement } from "./allocations.commands.server";
import { assignmentOf, getAllocation, problemOf } from "./allocations.queries.server";
import { costOfChange } from "./change-cost";
import { refusalWords } from "./change-words";
import { type AskedChange, changeIn, namedIn } from "./line-change";
import { worthOf } from "./worth";

const MOVED = "Cette répartition vient de changer. Rechargez la page.";

/**
 * Gives one intern another place or bed, or exchanges those of two: their lines are pinned, and every later computation keeps
 * them. Refuses what the rules do not allow, and an allocation that is not a proposal.
 */
export async function changeLine(user: User, found: AllocationRecord, asked: AskedChange): Promise<void> {
  requireWholeDepartement(user);
  const problem = computedProblem(found);
  const change = changeIn(problem, asked);
  if (!change) throw new UserFacingError(MOVED);
  const cost = costOfChange(problem, assignmentOf(problem, found.lines), change);
  if ("refusal" in cost) throw new UserFacingError(refusalWords(cost));
  const ids = namedIn(change).flatMap((intern) => problem.interns[intern]?.placementId ?? []);
  const pinned = new Set([...pinnedIn(found.lines), ...ids]);
  await save(user, found, { problem, assignment: cost.assignment, pinned });
}

/** Pins the line of an intern as it is, or lets the next computation choose it again. */
export async function pinLine(
  user: User,
  found: AllocationRecord,
  { placementId, isPinned }: { placementId: string; isPinned: boolean },
): Promise<void> {
  requireWholeDepartement(user);
  const problem = computedProblem(found);
  const pinned = new Set(pinnedIn(found.lines));
  if (isPinned) pinned.add(placementId);
  else pinned.delete(placementId);
  await save(user, found, { problem, assignment: assignmentOf(problem, found.lines), pinned });
}

interface NewLines {
  problem: Problem;
  assignment: Assignment;
  pinned: ReadonlySet<string>;
}

async function save(user: User, found: AllocationRecord, { problem, assignment, pinned }: NewLines) {
  const { _id, version, lines, outcome, followsId } = found;
  const former = followsId ? await getAllocation(followsId) : null;
  const candidates = new Map(lines.map(({ placementId, candidateId }) => [placementId, candidateId]));
  const after = linesFrom(problem, assignment, { candidates, former: former?.lines, pinned });
  const isByHand = outcome?.isByHand || !isSame(assignmentOf(problem, lines), assignment);
  const ended = { isOptimal: false, gap: 0, milliseconds: 0, ...outcome };
  await commit(user, Allocation, _id, {
    onlyIf: { state: "proposed", version },
    refusal: MOVED,
    set: {
      problem: { ...withPins(found, problem, { assignment, pinned }) },
      lines: after,
      outcome: outcomeFrom(worthOf(problem, assignment), {
        ...{ isOptimal: ended.isOptimal, gap: ended.gap, milliseconds: ended.milliseconds },
        ...(isByHand ? { isByHand } : {}),
        ...(outcome?.pinned ? { pinned: outcome.pinned } : {}),
      }),
    },
    // Prices are true of the lines as they were computed; of those, the ones that pins leave true are read.
    unset: ["refusal", "conflict", ...(isSame(assignmentOf(problem, lines), assignment) ? [] : ["prices"])],
    effects: [audit("allocation.changed", ["lines"])],
  });
}

/** The reasons told afterwards say what was chosen by hand, here or on the page of a place or of a bed. */
function withPins(
  { lines }: AllocationRecord,
  problem: Problem,
  { assignment, pinned }: Pick<NewLines, "assignment" | "pinned">,
): Problem {
  const kept = new Set(pinnedIn(lines));
  return {
    ...problem,
    interns: problem.interns.map((intern, index) => {
      if (pinned.has(intern.placementId)) return { ...intern, pinned: { ...assignment[index] } };
      const { pinned: _former, ...free } = intern;
      return kept.has(intern.placementId) ? free : intern;
    }),
  };
}

function computedProblem(found: AllocationRecord): Problem {
  const problem = problemOf(found);
  if (!problem || found.state !== "proposed") throw new UserFacingError(MOVED);
  return problem;
}

function pinnedIn(lines: readonly AllocationLine[]): string[] {
  return lines.flatMap(({ placementId, isPinned }) => (isPinned ? [placementId] : []));
}

function isSame(one: Assignment, other: Assignment): boolean {
  return one.every(({ place, bed }, index) => place === other[index]?.place && bed === other[index]?.bed);
}
