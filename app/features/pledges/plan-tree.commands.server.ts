import type { ActionPlanRecord, TreeNode } from "#models/action-plan";
import { PlanAction } from "#models/plan-action";
import type { Actor } from "~/core/auth/actor";
import { create } from "~/core/db/commit.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { TREE_LEVELS } from "~/vocabulary/pledges";
import { mayStandUnder, moved, nodeName } from "./plan-tree";
import { blankAction, changePlan } from "./plans.commands.server";

export type NodeInput = Pick<TreeNode, "level" | "parentId" | "number" | "title" | "text">;

/** A plan longer than any we read of; a document of the base stays small. */
const MOST_NODES = 300;
const GONE = "Cette ligne n’est plus dans le plan. Rechargez la page.";

/**
 * Adds an axis, an objective or an action at the end of its row. Returns its id. Refuses a parent that is gone, one of the
 * same level or a lower one, and beyond 300 lines.
 */
export async function addNode(actor: Actor, planId: string, input: NodeInput, id = newId()): Promise<string> {
  // Before its line: an action nobody lists is nothing, a line without its action would not open.
  if (input.level === "action") await create(actor, PlanAction, blankAction(id, planId), []);
  await changePlan(actor, planId, ({ tree }) => {
    if (tree.length >= MOST_NODES)
      throw new UserFacingError(`Un plan a ${MOST_NODES} lignes au plus : ouvrez-en un autre.`);
    requirePlace(tree, input);
    const told = `ajouté : ${nodeName(input)}`;
    return { set: { tree: [...tree, { id, ...input }] }, told: [treeLine(told, id)], fields: ["list"] };
  });
  return id;
}

/** Writes the number, the title and the text of a line; its level and place stay. Refuses a line that is gone. */
export async function renameNode(
  actor: Actor,
  planId: string,
  id: string,
  { number, title, text }: Pick<NodeInput, "number" | "title" | "text">,
): Promise<void> {
  await changePlan(actor, planId, ({ tree }) => {
    const before = requireNode(tree, id);
    const { number: _, text: __, ...rest } = before;
    const after = { ...rest, title, ...(number ? { number } : {}), ...(text ? { text } : {}) };
    if (before.title === title && before.number === number && before.text === text) return null;
    return {
      set: { tree: tree.map((node) => (node === before ? after : node)) },
      told: [{ ...treeLine("renommé", id), from: nodeName(before), to: nodeName(after) }],
      fields: ["label"],
    };
  });
}

/** Moves a line before, or after, the one it is beside. At the end of its row, changes nothing. */
export async function moveNode(actor: Actor, planId: string, id: string, step: -1 | 1): Promise<void> {
  await changePlan(actor, planId, ({ tree }) => {
    const node = requireNode(tree, id);
    const after = moved(tree, id, step);
    if (!after) return null;
    return { set: { tree: after }, told: [treeLine(`déplacé : ${nodeName(node)}`, id)], fields: ["list"] };
  });
}

/** Puts a line away with what is under it, or takes it back; nothing of it is lost. Refuses one already so. */
export async function archiveNode(
  actor: Actor,
  planId: string,
  id: string,
  isArchived: boolean,
): Promise<void> {
  await changePlan(actor, planId, (plan) => ({
    set: { tree: withArchived(plan, id, isArchived) },
    told: [treeLine(`${isArchived ? "archivé" : "rétabli"} : ${nameIn(plan, id)}`, id)],
    fields: ["isActive"],
  }));
}

function withArchived({ tree }: ActionPlanRecord, id: string, isArchived: boolean): TreeNode[] {
  const node = requireNode(tree, id);
  if (Boolean(node.isArchived) === isArchived) {
    throw new UserFacingError(
      isArchived ? "Cette ligne est déjà archivée." : "Cette ligne est déjà dans le plan.",
    );
  }
  return tree.map((one) => (one === node ? { ...one, isArchived } : one));
}

function requireNode(tree: readonly TreeNode[], id: string): TreeNode {
  const node = tree.find((one) => one.id === id);
  if (!node) throw new UserFacingError(GONE);
  return node;
}

function requirePlace(tree: readonly TreeNode[], { level, parentId }: NodeInput): void {
  const parent = parentId ? requireNode(tree, parentId) : undefined;
  if (mayStandUnder(level, parent)) return;
  const words = TREE_LEVELS[level].fr;
  throw new UserFacingError(`Un « ${words} » ne se range pas sous cette ligne : choisissez plus haut.`, {
    field: "parentId",
  });
}

function nameIn({ tree }: ActionPlanRecord, id: string): string {
  return nodeName(requireNode(tree, id));
}

function treeLine(text: string, ref: string) {
  return { kind: "tree" as const, text, ref };
}
