import { ActionPlan, type ActionPlanRecord } from "#models/action-plan";
import { PlanAction, type PlanActionRecord } from "#models/plan-action";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { PLAN_KINDS } from "~/vocabulary/pledges";
import { formatDayLong } from "~/vocabulary/typography";
import { standingOf } from "./action-standing";
import { actionsIn } from "./plan-tree";

const HIDDEN = { pendingEffects: 0, appliedEffects: 0 } as const;
const LISTED = { ...HIDDEN, history: 0, sheet: 0, preamble: 0 } as const;
const STANDING = { planId: 1, state: 1, dueOn: 1, steps: 1 } as const;

/** A plan with all it holds, its history apart; 404 when it is not there. */
export async function getPlan(planId: string): Promise<ActionPlanRecord> {
  const plan = await ActionPlan.findById(planId, { ...HIDDEN, history: 0 }).lean<ActionPlanRecord>();
  if (!plan) throw notFound();
  return plan;
}

export type ActionStanding = Pick<PlanActionRecord, "_id" | "planId" | "state" | "dueOn" | "steps">;

/** How far the actions of some plans are, by their id. */
export async function standingsOf(planIds: readonly string[]): Promise<Map<string, ActionStanding>> {
  const actions = await PlanAction.find({ planId: { $in: [...planIds] } }, STANDING).lean<ActionStanding[]>();
  return new Map(actions.map((action) => [action._id, action]));
}

export interface PlanRow {
  id: string;
  name: string;
  kind: string;
  adopted: string;
  isTemplate: boolean;
  /** How many actions there are, are kept, are late. */
  actions: number;
  kept: number;
  late: number;
  underWay: number;
}

/** A page of the plans in force, or of those archived, the last written first. */
export async function listPlans(isArchived: boolean, page: number): Promise<Page<PlanRow>> {
  const filter = { isArchived };
  const [plans, total] = await Promise.all([
    ActionPlan.find(filter, LISTED)
      .sort({ createdAt: -1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<ActionPlanRecord[]>(),
    ActionPlan.countDocuments(filter, { limit: 1001 }),
  ]);
  const standings = await standingsOf(plans.map(({ _id }) => _id));
  return pageFrom(
    plans.map((plan) => rowOf(plan, standings)),
    page,
    total,
  );
}

function rowOf(plan: ActionPlanRecord, standings: ReadonlyMap<string, ActionStanding>): PlanRow {
  const today = toDay(now());
  const words = actionsIn(plan.tree).map(({ id }) => standingOf(standings.get(id), today).key);
  const count = (key: string): number => words.filter((word) => word === key).length;
  return {
    id: plan._id,
    name: plan.name,
    kind: PLAN_KINDS[plan.kind].fr,
    adopted: plan.adoptedOn ? `du ${formatDayLong(plan.adoptedOn)}` : "",
    isTemplate: plan.isTemplate === true,
    actions: words.length,
    kept: count("kept"),
    late: count("late"),
    underWay: count("under-way"),
  };
}
