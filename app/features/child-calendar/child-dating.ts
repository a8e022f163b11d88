import type { CareCommission } from "#models/care-service";
import type { Child } from "#models/family";
import type { ChildCounted, ChildPlan } from "#models/task";
import type { Day } from "~/core/calendar";
import type { CareMonthMove } from "~/vocabulary/follow-ups";
import { firstCommission, servicesAround } from "./care-commissions";
import { CARE_STEPS, type CareFacts } from "./care-steps";
import { careFactsOf, type FileFacts, followedMonth, needOfChild, schoolFactsOf } from "./child-facts";
import type { ChildStep } from "./child-step";
import { SCHOOL_STEPS } from "./school-steps";

/** What a task of a child is counted from now: its anchor, its words; what it notes when it keeps its day. */
export interface ChildDating {
  anchorOn: Day;
  counted: ChildCounted;
  kept: { anchorOn?: Day; counted: ChildCounted };
  /** The month care must start, when it moves with the arrival. */
  careMonth?: CareMonthMove & { child: string };
}

/** How a task of a child would be dated today; null when what it was counted from is gone, or unknown. */
export function childDating(plan: ChildPlan, facts: FileFacts): ChildDating | null {
  const child = facts.children.find(({ id }) => id === plan.childId);
  if (!child) return null;
  return plan.needKind === "schooling" ? schoolDating(plan, facts, child) : careDating(plan, facts, child);
}

function schoolDating(plan: ChildPlan, facts: FileFacts, child: Child): ChildDating | null {
  const school = schoolFactsOf(facts, child);
  const step = SCHOOL_STEPS.find(({ key }) => key === plan.stepKey);
  const anchorOn = school ? step?.anchorOn(school) : undefined;
  if (!school || !step || !anchorOn) return null;
  const counted = { label: step.label(school) };
  return { anchorOn, counted, kept: { anchorOn, counted: plan.counted } };
}

const STEPS: readonly ChildStep<CareFacts>[] = Object.values(CARE_STEPS);

function careDating(plan: ChildPlan, facts: FileFacts, child: Child): ChildDating | null {
  const followed = followedMonth(facts, child, plan.counted);
  const step = STEPS.find(({ key }) => key === plan.stepKey);
  if (!followed || !step) return null;
  const { month, arrivalMonth, isFollowing } = followed;
  const session = step.anchor === "commission" ? sessionOf(plan, facts, month) : undefined;
  const care = { ...careFactsOf(facts, child, month), ...session };
  const anchorOn = step.anchorOn(care);
  if (!anchorOn) return null;
  const commission = session?.commission;
  const counted = {
    ...{ label: step.label(care), month, arrivalMonth },
    ...(commission ? { commissionId: commission.id } : {}),
  };
  const isElsewhere = commission !== undefined && commission.id !== plan.counted.commissionId;
  return {
    ...{ anchorOn, counted },
    kept: {
      // What stays where it was is not asked about again.
      anchorOn: isFollowing || isElsewhere ? plan.anchorOn : anchorOn,
      counted: { ...plan.counted, arrivalMonth, ...(isFollowing ? {} : { month }) },
    },
    ...(isFollowing ? { careMonth: monthMove(facts, child, care) } : {}),
  };
}

/** The session a file is for: the same while it is for the same month, else the next that decides on the new one. */
function sessionOf(
  { careServiceId, childId, counted }: ChildPlan,
  facts: FileFacts,
  month: string,
): Pick<CareFacts, "serviceName"> & { commission?: CareCommission } {
  const { services, today } = facts;
  const communes = needOfChild(facts, childId, "childcare")?.criteria.communes ?? [];
  const looked = careServiceId
    ? services.filter(({ _id }) => _id === careServiceId)
    : servicesAround(services, communes);
  const same = looked.flatMap(({ commissions }) => commissions).find(({ id }) => id === counted.commissionId);
  const stays = same && (month === counted.month || (same.forFrom <= month && month <= same.forTo));
  const commission = stays ? same : firstCommission(looked, month, today);
  return { serviceName: careServiceId ? looked[0]?.name : undefined, commission };
}

function monthMove(facts: FileFacts, { id }: Child, { name, month }: CareFacts): ChildDating["careMonth"] {
  const need = needOfChild(facts, id, "childcare");
  if (!need?.criteria.careFromMonth) return undefined;
  return { needId: need.id, child: name, was: need.criteria.careFromMonth, is: month };
}
