import type { CareCommission } from "#models/care-service";
import type { Child } from "#models/family";
import type { ChildPlan, TaskRecord } from "#models/task";
import type { Day } from "~/core/calendar";
import { offsetDay } from "~/features/templates/planned-day";
import type { NeedState } from "~/vocabulary/needs";
import { type CareCalendar, commissionsFor, firstCommission, servicesAround } from "./care-commissions";
import { CARE_STEPS, type CareFacts } from "./care-steps";
import {
  type CareMonth,
  type ChildNeed,
  careFactsOf,
  careMonthOf,
  type FileFacts,
  needOfChild,
  schoolFactsOf,
} from "./child-facts";
import type { ChildStep } from "./child-step";
import { SCHOOL_STEPS } from "./school-steps";

/** A task of the calendar of a child, as it stands. */
export type ChildTask = Pick<TaskRecord, "_id" | "label" | "state" | "dueOn" | "snooze" | "checklist"> & {
  plan: ChildPlan;
};

/** What a child’s calendar says is to be done. */
export interface WantedTask {
  plan: Omit<ChildPlan, "anchorOn"> & { anchorOn: Day };
  label: string;
  papers: readonly string[];
  /** Asked of a partner, or chosen: done by that. */
  isDone: boolean;
  /** Planned when it is not there; what is kept is left where it is. */
  mayBegin: boolean;
}

/** What is past by more than this is not planned any more. */
const DAYS_AFTER = 30;

const ASKED_STATES: readonly NeedState[] = ["waiting", "decided"];

interface Asked {
  facts: FileFacts;
  /** What is planned already. */
  tasks: readonly ChildTask[];
  /** The services whose own partner was asked, by need. */
  servicesAsked: ReadonlyMap<string, readonly string[]>;
}

/** Everything that is to be done for the children of a file, whether it is planned or not. */
export function wantedTasks(asked: Asked): WantedTask[] {
  return asked.facts.children.flatMap((child) => [
    ...wantedForSchool(asked.facts, child),
    ...wantedForCare(asked, child),
  ]);
}

function wantedForSchool(facts: FileFacts, child: Child): WantedTask[] {
  const school = schoolFactsOf(facts, child);
  const need = needOfChild(facts, child.id, "schooling");
  if (!school || need?.state === "dropped") return [];
  const isToCome = isRecent(school.entry.on, facts.today);
  return SCHOOL_STEPS.flatMap((step, rank) => {
    const own = { childId: child.id, needKind: "schooling" as const, rank };
    return wantedOf(step, school, { ...own, state: need?.state, mayBegin: isToCome });
  });
}

function wantedForCare(asked: Asked, child: Child): WantedTask[] {
  const { facts } = asked;
  const need = needOfChild(facts, child.id, "childcare");
  const known = careMonthOf(facts, child);
  if (!known || need?.state === "dropped") return [];
  const siblings = asked.tasks.filter(({ plan, state }) => state === "open" && isCareOf(plan, child.id));
  const counted = { ...known, ...followedThen(siblings, known) };
  const care = careFactsOf(facts, child, known.month);
  const own = { childId: child.id, needKind: "childcare" as const, state: need?.state, counted };
  const isToCome = isRecent(`${known.month}-01`, facts.today);
  const isOpen = need !== undefined && need.state !== "decided";
  return [
    ...wantedOf(CARE_STEPS.askRelay, care, { ...own, rank: 10, mayBegin: isToCome || isOpen }),
    ...wantedChoice(asked, care, { ...own, rank: 11, mayBegin: true }, need),
    ...(isOpen ? wantedFilings(asked, care, { ...own, rank: 12, mayBegin: true }, need) : []),
    ...wantedOf(CARE_STEPS.settleIn, care, { ...own, rank: 13, mayBegin: isToCome }),
  ];
}

/** What is added while the days are to be reviewed is reviewed with them. */
function followedThen(siblings: readonly ChildTask[], { arrivalMonth }: CareMonth) {
  const then = siblings.find(({ plan }) => plan.counted.arrivalMonth)?.plan.counted.arrivalMonth;
  return then && then !== arrivalMonth ? { arrivalMonth: then } : {};
}

interface Own extends Pick<ChildPlan, "childId" | "needKind" | "rank" | "careServiceId"> {
  state?: NeedState;
  counted?: CareMonth & { commissionId?: string };
  mayBegin: boolean;
}

function wantedOf<Facts>(
  step: ChildStep<Facts>,
  facts: Facts,
  { state, counted, mayBegin, ...own }: Own,
): WantedTask[] {
  const anchorOn = step.anchorOn(facts);
  if (!anchorOn || step.isFor?.(facts) === false) return [];
  const isDone = Boolean(step.isAsk && state && ASKED_STATES.includes(state));
  if (step.isSearch && !isDone && state === "decided") return [];
  const { key: stepKey, anchor, offset } = step;
  const label = step.label(facts);
  const plan = {
    ...{ stepKey, anchor, anchorOn, note: step.note(facts), counted: { label, ...counted }, ...own },
    ...(offset ? { offset } : {}),
  };
  return [{ plan, label, papers: step.papers(facts), isDone, mayBegin: mayBegin && !isDone }];
}

/** Where to file, while no service is retained; dated by the first session around that decides on the month. */
function wantedChoice(asked: Asked, care: CareFacts, own: Own, need?: ChildNeed): WantedTask[] {
  if (!need || need.state === "decided") return [];
  const isChosen = retainedFor(asked, need).length > 0;
  const planned = findOpen(asked.tasks, own.childId, CARE_STEPS.chooseWhere.key);
  if (planned) return [{ ...asPlanned(planned), isDone: isChosen }];
  const around = servicesAround(asked.facts.services, need.criteria.communes);
  const first = firstCommission(around, care.month, asked.facts.today);
  if (!first || isChosen) return [];
  const counted = own.counted && { ...own.counted, commissionId: first.id };
  return wantedOf(CARE_STEPS.chooseWhere, { ...care, commission: first }, { ...own, counted });
}

/** The services proposed for a child, refused ones included, and those whose own partner was asked. */
function retainedFor({ facts, servicesAsked }: Asked, need: ChildNeed): CareCalendar[] {
  const ids = [...need.careServiceIds, ...(servicesAsked.get(need.id) ?? [])];
  return facts.services.filter(({ _id }) => ids.includes(_id));
}

/**
 * A file for each service retained, one at a time: that of the next session which decides on the month, then, once it was
 * handed in, that of the one after.
 */
function wantedFilings(asked: Asked, care: CareFacts, own: Own, need: ChildNeed): WantedTask[] {
  return retainedFor(asked, need).flatMap((service) => {
    const filings = asked.tasks.filter(
      ({ plan }) => plan.childId === own.childId && plan.careServiceId === service._id,
    );
    const open = filings.find(({ state }) => state === "open");
    if (open) return [asPlanned(open)];
    const settled = filings.filter(({ plan }) => !plan.isAside);
    const next = nextCommission(service, care.month, asked.facts.today, settled);
    if (!next) return [];
    const step = settled.some(({ state }) => state === "done") ? CARE_STEPS.fileAgain : CARE_STEPS.file;
    const counted = own.counted && { ...own.counted, commissionId: next.id };
    const filed = { ...care, serviceName: service.name, commission: next };
    return wantedOf(step, filed, { ...own, counted, careServiceId: service._id });
  });
}

function nextCommission(
  service: CareCalendar,
  month: string,
  today: Day,
  settled: readonly ChildTask[],
): CareCommission | undefined {
  return commissionsFor(service, month, today).find(
    ({ id }) => !settled.some(({ plan }) => plan.counted.commissionId === id),
  );
}

/** What is there, and is left where it is until somebody reviews its day. */
function asPlanned({ label, plan, dueOn }: ChildTask): WantedTask {
  return {
    ...{ label, papers: [], isDone: false, mayBegin: false },
    plan: { ...plan, anchorOn: plan.anchorOn ?? dueOn },
  };
}

function findOpen(tasks: readonly ChildTask[], childId: string, stepKey: string): ChildTask | undefined {
  return tasks.find(
    ({ state, plan }) => state === "open" && plan.childId === childId && plan.stepKey === stepKey,
  );
}

function isCareOf({ childId, needKind }: ChildPlan, id: string): boolean {
  return childId === id && needKind === "childcare";
}

function isRecent(day: Day, today: Day): boolean {
  return offsetDay(day, { days: DAYS_AFTER }) >= today;
}

/** What tells one thing to do for a child from another: two are planned twice when it is the same. */
export function identityOf({ childId, stepKey, careServiceId = "", counted }: ChildPlan): string {
  const session = careServiceId ? (counted.commissionId ?? "") : "";
  return [childId, stepKey, careServiceId, session].join(" ");
}
