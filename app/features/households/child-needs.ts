import type { Child } from "#models/family";
import { NEED_KINDS, NEED_SHORT_LABELS, type NeedKind } from "~/vocabulary/needs";
import { careNeed, nextSeptember, schoolLevel } from "./child-ages";

/** The needs that are one child’s alone. */
export const CHILD_KINDS = ["schooling", "childcare"] as const satisfies readonly NeedKind[];

export type ChildKind = (typeof CHILD_KINDS)[number];

/** Whether a need of this kind is one child’s alone. */
export function isChildKind(kind: NeedKind): kind is ChildKind {
  return CHILD_KINDS.some((one) => one === kind);
}

/** How a child is called in lists and titles: their first name, « un enfant » when nobody said; an expected birth is not told there. */
export function childName({ firstName, isUnborn }: Pick<Child, "firstName" | "isUnborn">): string {
  return (!isUnborn && firstName) || "un enfant";
}

/**
 * The children a kind of need is about on a day ("YYYY-MM-DD"), by age: to be minded until school begins, at school in the
 * year under way or from the September that follows; those whose age nobody said are in both. Custody changes nothing.
 */
export function childrenConcerned(kind: ChildKind, children: readonly Child[], day: string): Child[] {
  return children.filter(({ birthMonth, isUnborn }) => {
    if (!birthMonth) return kind === "childcare" || !isUnborn;
    if (kind === "schooling") return [-1, 0].some((ago) => schoolLevel(birthMonth, nextSeptember(day) + ago));
    return day < `${birthMonth}-01` || careNeed(birthMonth, day) === "minding";
  });
}

/** « Garde d’enfants · Jules » */
export function needName({ kind, childName: child }: { kind: NeedKind; childName?: string }): string {
  return child ? `${NEED_KINDS[kind].fr} · ${child}` : NEED_KINDS[kind].fr;
}

/** « Garde · Jules » */
export function needShortName({ kind, childName: child }: { kind: NeedKind; childName?: string }): string {
  return child ? `${NEED_SHORT_LABELS[kind].fr} · ${child}` : NEED_SHORT_LABELS[kind].fr;
}
