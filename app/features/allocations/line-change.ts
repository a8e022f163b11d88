import type { Problem } from "./allocation-problem";
import type { Change } from "./change-cost";

/** A change by hand, as its form names it: an id, nothing (`null`), or what it was. */
export type AskedChange =
  | { placementId: string; placeId?: string | null; bedId?: string | null }
  | { placementId: string; withId: string; what: "place" | "bed" | "both" };

/** The same for the solver; null when the intern, the place or the bed is not in the problem. */
export function changeIn(problem: Problem, asked: AskedChange): Change | null {
  const intern = problem.interns.findIndex(({ placementId }) => placementId === asked.placementId);
  if (intern < 0) return null;
  if ("withId" in asked) {
    const other = problem.interns.findIndex(({ placementId }) => placementId === asked.withId);
    return other < 0 || other === intern ? null : { swap: [intern, other], what: asked.what };
  }
  const place = indexIn(problem.places, asked.placeId);
  const bed = indexIn(problem.beds, asked.bedId);
  if (place === -1 || bed === -1) return null;
  return { intern, ...(place === undefined ? {} : { place }), ...(bed === undefined ? {} : { bed }) };
}

/** The interns whose lines a change is about: they are pinned by it. */
export function namedIn(change: Change): readonly number[] {
  return "swap" in change ? change.swap : [change.intern];
}

/** Nothing stays nothing, what is left out stays left out; -1 when unknown. */
function indexIn(list: readonly { id: string }[], id: string | null | undefined): number | null | undefined {
  if (id === null || id === undefined) return id;
  return list.findIndex((one) => one.id === id);
}
