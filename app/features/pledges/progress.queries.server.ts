import { ActionPlan, type ActionPlanRecord } from "#models/action-plan";
import { CareProject, type CareProjectRecord } from "#models/care-project";
import { PlanAction, type PlanActionRecord } from "#models/plan-action";
import { atParis, type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { isDay } from "~/core/days";
import { nodeName } from "./plan-tree";
import { type Mover, type Progress, progressOf, type Window } from "./progress";

const DAY = 86_400_000;
const MOST = 500;

export interface ProgressPage extends Progress {
  fromOn: Day;
  toOn: Day;
  today: Day;
}

/** What was done between the two sessions an address names, « du » and « au »; the last twelve months unless told. */
export async function getProgressPage({ searchParams }: URL): Promise<ProgressPage> {
  const today = toDay(now());
  const yearAgo = toDay(new Date(now().getTime() - 365 * DAY));
  const [fromOn = yearAgo, toOn = today] = [
    dayIn(searchParams.get("du"), today) ?? yearAgo,
    dayIn(searchParams.get("au"), today) ?? today,
  ].sort();
  const window = { from: atParis(fromOn, "00:00"), to: new Date(atParis(toOn, "00:00").getTime() + DAY - 1) };
  const progress = progressOf(await moversWithin(window), window);
  return { ...progress, fromOn, toOn, today };
}

/** What has a line of history within the window; models to copy move nothing. */
async function moversWithin({ from, to }: Window): Promise<Mover[]> {
  const isTold = { history: { $elemMatch: { at: { $gte: from, $lte: to } } } };
  const [actions, projects] = await Promise.all([
    PlanAction.find(isTold, { planId: 1, history: 1 }).limit(MOST).lean<PlanActionRecord[]>(),
    CareProject.find(isTold, { name: 1, history: 1 }).limit(MOST).lean<CareProjectRecord[]>(),
  ]);
  const planIds = [...new Set(actions.map(({ planId }) => planId))];
  const plans = await ActionPlan.find(
    { $or: [{ _id: { $in: planIds } }, isTold], isTemplate: { $ne: true } },
    { name: 1, tree: 1, history: 1 },
  )
    .limit(MOST)
    .lean<ActionPlanRecord[]>();
  return [
    ...plans.map((plan) => planMover(plan)),
    ...actionMovers(plans, actions),
    ...projects.map(({ _id, name, history }) => ({
      ...{ id: _id, of: "project" as const, name, href: `/pledges/projects/${_id}`, history },
    })),
  ];
}

function planMover({ _id, name, history }: ActionPlanRecord): Mover {
  return { id: _id, of: "plan", name, href: `/pledges/${_id}`, history };
}

/** In the order of their plans. */
function actionMovers(plans: readonly ActionPlanRecord[], actions: readonly PlanActionRecord[]): Mover[] {
  const byId = new Map(actions.map((action) => [action._id, action]));
  return plans.flatMap(({ name: planName, tree }) =>
    tree.flatMap((node) => {
      const action = byId.get(node.id);
      if (!action) return [];
      const href = `/pledges/actions/${node.id}`;
      return [
        { id: node.id, of: "action" as const, name: nodeName(node), href, planName, history: action.history },
      ];
    }),
  );
}

/** A day that can be read, never beyond today. */
function dayIn(typed: string | null, today: Day): Day | undefined {
  if (!isDay(typed)) return undefined;
  return typed < today ? typed : today;
}
