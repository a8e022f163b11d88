import type { TreeNode } from "#models/action-plan";
import { TREE_LEVELS, type TreeLevel } from "~/vocabulary/pledges";
import { valuesOf } from "~/vocabulary/words";

const RANKS: readonly TreeLevel[] = valuesOf(TREE_LEVELS);

/** A line of the tree as it is shown: under its parent, `depth` levels in. */
export interface ShownNode extends TreeNode {
  depth: number;
  isFirst: boolean;
  isLast: boolean;
}

/** The lines in reading order, each under its parent; archived ones, and what is under them, only when asked for. */
export function inOrder(tree: readonly TreeNode[], withArchived = false): ShownNode[] {
  const shown = withArchived ? tree : tree.filter(({ isArchived }) => !isArchived);
  const under = (parentId: string | undefined, depth: number): ShownNode[] => {
    const siblings = shown.filter((node) => node.parentId === parentId);
    return siblings.flatMap((node, at) => [
      { ...node, depth, isFirst: at === 0, isLast: at === siblings.length - 1 },
      ...under(node.id, depth + 1),
    ]);
  };
  return under(undefined, 0);
}

/** Whether a line may stand under another: an action under an objective or an axis, an objective under an axis, or at the root. */
export function mayStandUnder(level: TreeLevel, parent: TreeNode | undefined): boolean {
  return !parent || RANKS.indexOf(parent.level) < RANKS.indexOf(level);
}

/** The tree with a line moved before, or after, the sibling it is beside; undefined at the end of its row. */
export function moved(tree: readonly TreeNode[], id: string, step: -1 | 1): TreeNode[] | undefined {
  const node = tree.find((one) => one.id === id);
  const siblings = tree.filter((one) => one.parentId === node?.parentId && !one.isArchived);
  const other = siblings[siblings.findIndex((one) => one.id === id) + step];
  if (!node || node.isArchived || !other) return undefined;
  const swap = (one: TreeNode): TreeNode => {
    if (one === node) return other;
    return one === other ? node : one;
  };
  return tree.map(swap);
}

/** The actions of a plan that are in force, in reading order. */
export function actionsIn(tree: readonly TreeNode[]): ShownNode[] {
  return inOrder(tree).filter(({ level }) => level === "action");
}

/** « PE 1.3.2 — Réduire les inégalités », « 4. Trouver la solution la plus adaptée » */
export function nodeName({ number, title }: Pick<TreeNode, "number" | "title">): string {
  if (!number) return title;
  return /^\d+$/.test(number) ? `${number}. ${title}` : `${number} — ${title}`;
}
