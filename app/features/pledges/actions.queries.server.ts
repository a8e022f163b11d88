import type { TreeNode } from "#models/action-plan";
import type { HistoryLine } from "#models/history-line";
import { PlanAction, type PlanActionRecord } from "#models/plan-action";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { roleCan } from "~/vocabulary/permissions";
import { actionCardOf } from "./action-card";
import { standingOf } from "./action-standing";
import { historyWords } from "./history-words";
import { nodeName } from "./plan-tree";
import { getPlan } from "./plans.queries.server";

const HIDDEN = { pendingEffects: 0, appliedEffects: 0 } as const;
/** The last ones; the page of what was done between two dates reads them all. */
const MOST_HISTORY = 40;

/** A pledge or an action with its history; 404 when it is not there. */
export async function getAction(actionId: string): Promise<PlanActionRecord> {
  const action = await PlanAction.findById(actionId, HIDDEN).lean<PlanActionRecord>();
  if (!action) throw notFound();
  return action;
}

/** What the page of a pledge or an action shows. Who only reads sees no name of a colleague, no note, and not who does a step. */
export async function getActionPage(user: User, actionId: string) {
  const action = await getAction(actionId);
  const plan = await getPlan(action.planId);
  const node = plan.tree.find(({ id }) => id === actionId);
  if (!node) throw notFound();
  const canWrite = roleCan(user.role, "partners:write");
  const { state, reason, steps, evidence, indicators, fundings, version } = action;
  return {
    ...{ canWrite, version, state, reason, fundings, indicators: kept(indicators) },
    name: nodeName(node),
    text: node.text,
    path: pathOf(plan.tree, node),
    plan: { id: plan._id, name: plan.name },
    standing: standingOf(action, toDay(now())),
    card: actionCardOf(canWrite ? action : { ...action, note: undefined }),
    leadPartnerId: canWrite ? action.leadPartnerId : undefined,
    steps: kept(steps).map((step) => (canWrite ? step : { ...step, who: undefined })),
    evidence: kept(evidence),
    history: await toldOf(action.history, canWrite),
    today: toDay(now()),
  };
}

/** The last lines of a history, the newest first; by whom, for the team. */
export async function toldOf(history: readonly HistoryLine[], withNames: boolean) {
  const lines = history.slice(-MOST_HISTORY).reverse();
  const names = withNames ? await colleagueNames(lines.map(({ by }) => by)) : new Map<string, string>();
  return lines.map((line) => ({
    id: line.id,
    at: line.at,
    text: historyWords(line),
    by: names.get(line.by ?? ""),
  }));
}

/** What is above a line in its plan, from the widest. */
function pathOf(tree: readonly TreeNode[], { parentId }: TreeNode): string[] {
  const parent = tree.find(({ id }) => id === parentId);
  return parent ? [...pathOf(tree, parent), nodeName(parent)] : [];
}

function kept<Line extends { isAside?: boolean }>(lines: readonly Line[]): Line[] {
  return lines.filter(({ isAside }) => !isAside);
}
