import { ActionPlan, type ActionPlanRecord, type TreeNode } from "#models/action-plan";
import { PlanAction } from "#models/plan-action";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, writeOf } from "~/core/lost-updates";
import { nextReminder } from "./anniversaries";
import { type Decided, kept } from "./kept-history.server";
import { PLAN_FIELDS, type PlanInput, planCardOf, planFieldsOf } from "./plan-card";
import { getPlan } from "./plans.queries.server";

/** Opens a plan with nothing in its tree yet. Returns its id. */
export async function createPlan(actor: Actor, input: PlanInput, id = newId()): Promise<string> {
  await create(
    actor,
    ActionPlan,
    {
      ...blank(id),
      ...planFieldsOf(input),
      history: kept(actor, [{ kind: "created", text: input.name }]).history.$each,
    },
    [audit("action-plan.created")],
  );
  return id;
}

/** Writes what was changed of a plan since its form was drawn (`before`); refuses, showing both values, a field changed meanwhile. */
export async function updatePlan(
  actor: Actor,
  planId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: PlanInput,
): Promise<void> {
  await changePlan(actor, planId, (plan) => {
    const current = planCardOf(plan);
    const changes = changesOf(PLAN_FIELDS, { before, submitted, current });
    if (changes.length === 0) return null;
    const { set } = writeOf(changes, submitted);
    const card: PlanInput = { ...current, ...set };
    for (const field of changes) if (submitted[field] === undefined) Reflect.deleteProperty(card, field);
    const { sheet, ...rest } = planFieldsOf(card);
    const text = changes.map((field) => PLAN_FIELDS[field].label).join(", ");
    return {
      set: { ...rest, sheet, ...reminded(plan, rest.adoptedOn) },
      unset: changes.filter((field) => submitted[field] === undefined && !(field in plan.sheet)),
      told: [{ kind: "edited", text }],
      fields: changes,
    };
  });
}

/** Puts a plan away with all it holds, or takes it out again. Refuses a plan already so. */
export async function archivePlan(actor: Actor, planId: string, isArchived: boolean): Promise<void> {
  await changePlan(actor, planId, (plan) => {
    if (plan.isArchived === isArchived) {
      throw new UserFacingError(isArchived ? "Ce plan est déjà archivé." : "Ce plan est déjà en cours.");
    }
    const text = isArchived ? "plan archivé" : "plan rétabli";
    return { set: { isArchived }, told: [{ kind: "tree", text }], fields: ["isActive"] };
  });
}

/**
 * Copies the texts and the tree of a plan under another name: a model used again. Neither the votes, nor the life of its
 * actions, nor what is archived comes with it; labels of indicators do. Returns the id of the copy.
 */
export async function copyPlan(actor: Actor, planId: string, name: string, id = newId()): Promise<string> {
  const plan = await getPlan(planId);
  const nodes = plan.tree.filter(({ isArchived }) => !isArchived);
  const newIds = new Map(nodes.map((node) => [node.id, newId()]));
  const tree = nodes.flatMap((node) => copyOf(node, newIds));
  await copyActions(actor, newIds, id);
  const { kind, source, link, territory, preamble, sheet } = plan;
  await create(
    actor,
    ActionPlan,
    {
      ...blank(id),
      ...{ name, kind, source, link, territory, preamble, sheet, tree },
      history: kept(actor, [{ kind: "created", text: `${name}, d’après « ${plan.name} »` }]).history.$each,
    },
    [audit("action-plan.created")],
  );
  return id;
}

/** One change of a plan, decided on what it holds at that moment and decided again when a colleague was faster; null changes nothing. */
export async function changePlan(
  actor: Actor,
  planId: string,
  decide: (plan: ActionPlanRecord) => Decided<ActionPlanRecord> | null,
): Promise<void> {
  for (;;) {
    const plan = await getPlan(planId);
    const decided = decide(plan);
    if (!decided) return;
    const { set, unset, told, fields } = decided;
    const saved = await commit(actor, ActionPlan, planId, {
      onlyIf: { version: plan.version },
      set,
      unset,
      push: kept(actor, told),
      effects: [audit("action-plan.updated", fields)],
    });
    if (saved) return;
  }
}

/** The reminder of the yearly exchange follows the day of the adoption. */
function reminded({ exchange, exchanges }: ActionPlanRecord, adoptedOn: string | undefined) {
  if (!exchange || !adoptedOn) return {};
  const remindOn = nextReminder(adoptedOn, exchange.daysBefore, exchanges, toDay(now()));
  return { exchange: { ...exchange, remindOn } };
}

/** What is under something archived does not come: it has no parent any more. */
function copyOf(node: TreeNode, newIds: ReadonlyMap<string, string>): TreeNode[] {
  const id = newIds.get(node.id);
  const parentId = node.parentId && newIds.get(node.parentId);
  if (!id || (node.parentId && !parentId)) return [];
  return [{ ...node, id, ...(parentId ? { parentId } : {}) }];
}

/** The actions come as they were before anything was done of them. */
async function copyActions(actor: Actor, newIds: ReadonlyMap<string, string>, planId: string): Promise<void> {
  const actions = await PlanAction.find(
    { _id: { $in: [...newIds.keys()] } },
    { lead: 1, partners: 1, expected: 1, indicators: 1 },
  ).lean();
  for (const { _id, lead, partners, expected, indicators } of actions) {
    const blankIndicators = indicators
      .filter(({ isAside }) => !isAside)
      .map(({ label, target }) => ({ id: newId(), label, ...(target ? { target } : {}), readings: [] }));
    await create(
      actor,
      PlanAction,
      {
        ...blankAction(newIds.get(_id) ?? newId(), planId),
        ...{ partners, indicators: blankIndicators },
        ...(lead ? { lead } : {}),
        ...(expected ? { expected } : {}),
      },
      [],
    );
  }
}

function blank(id: string) {
  return {
    _id: id,
    ...{ sheet: {}, tree: [], votes: [], exchanges: [], isArchived: false, createdAt: now() },
  };
}

/** An action of which nothing was said yet. */
export function blankAction(id: string, planId: string) {
  return {
    ...{ _id: id, planId, state: "to-launch" as const, partners: [], steps: [] },
    ...{ evidence: [], indicators: [], fundings: [], history: [] },
  };
}
