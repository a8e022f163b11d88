import type { Schema } from "mongoose";
import type { CareMonthMove } from "~/vocabulary/follow-ups";
import type { NeedKind, Track } from "~/vocabulary/needs";
import type { SnoozeEnd, TaskKind, TaskState } from "~/vocabulary/tasks";
import type { Anchor, PlanAnchor, TemplateGroup } from "~/vocabulary/templates";
import { type Aggregate, defineModel } from "./define";
import { type Offset, offset } from "./template";

/** A line to tick inside a task. */
export interface CheckItem {
  id: string;
  label: string;
  isDone: boolean;
}

/** What becomes of a promise: whether it was kept, why not, the days it was moved from. */
export interface PromiseFate {
  /** The day of the next word to its owner; absent once nothing is left to say. */
  tellOn?: string;
  isKept?: boolean;
  reason?: string;
  moves: { fromOn: string; toOn: string; reason: string; at: Date; by: string }[];
}

/** How a planned task is dated: its day moves with its anchor as long as it is not done. */
interface PlanDating {
  stepKey: string;
  /** Its place among the steps. */
  rank: number;
  offset?: Offset;
  /** The day of the anchor when the task was dated; absent while it is unknown. */
  anchorOn?: string;
  /** The rule it comes from. */
  note?: string;
  /** In the bin because what planned it went back or ended: taken out when it comes again. */
  isAside?: boolean;
  /** How it was dated before the last time its anchor moved, and the month care had to start that moved with it. */
  before?: {
    actId: string;
    dueOn: string;
    toOn: string;
    anchorOn?: string;
    counted?: ChildCounted;
    careMonth?: CareMonthMove;
  };
}

/** Where a task made by a template comes from. */
export interface TemplatePlan extends PlanDating {
  templateId: string;
  group: TemplateGroup;
  candidateId: string;
  /** The stage that planned it. */
  pipeline: string;
  stage: string;
  anchor: Anchor;
  /** A touch: the day the person entered the stage where they are kept warm, and the year since then. */
  since?: string;
  year?: number;
  childId?: undefined;
}

/** What a step of a child’s calendar was worded and counted from. */
export interface ChildCounted {
  /** As planned: a task that a colleague worded otherwise keeps their words. */
  label: string;
  /** "YYYY-MM": the month care must start, and that of the arrival it may follow. */
  month?: string;
  arrivalMonth?: string;
  /** The session of the service that a file is for. */
  commissionId?: string;
}

/** Where a task made by the calendar of a child comes from. */
export interface ChildPlan extends PlanDating {
  childId: string;
  needKind: NeedKind;
  anchor: PlanAnchor;
  /** The service a file is for. */
  careServiceId?: string;
  counted: ChildCounted;
  templateId?: undefined;
  candidateId?: undefined;
  group?: undefined;
}

export type TaskPlan = TemplatePlan | ChildPlan;

/** Put aside until a day, the answer to a hand-off, or a semester, whose first day is then `on`. */
export interface Snooze {
  until: SnoozeEnd;
  on?: string;
  handOffId?: string;
}

/**
 * Something one person must do by a day: a task, a call (which names the number to dial), a promise made to
 * somebody, a file to take up again.
 */
export interface TaskRecord extends Aggregate {
  householdId: string;
  track: Track;
  kind: TaskKind;
  label: string;
  ownerId: string;
  dueOn: string;
  state: TaskState;
  checklist: CheckItem[];
  /** « En attente de… »: the hand-off whose answer closes the task, or what is awaited, in words. */
  waitingFor?: { label: string; handOffId?: string };
  snooze?: Snooze;
  handOffId?: string;
  phone?: string;
  /** A wake: whose journey ended. */
  candidateId?: string;
  /** A promise: the line of the timeline in which it was made. */
  entryId?: string;
  promise?: PromiseFate;
  /** A call that a need asks for: closed with what asked for it. */
  needId?: string;
  /** An address to check, told by a digest: one task is open for each. */
  addressKey?: string;
  /** Made by a template, or by the calendar of a child: the step, and what its day is counted from. */
  plan?: TaskPlan;
  /** A task of no file: what it is about, and where that is; `householdId` is then the id of that. */
  subject?: { title: string; href: string };
  /** Calls back somebody met at this event. */
  eventId?: string;
  /** Asks how a mentorship goes. */
  mentorshipId?: string;
  /** What the stage of a scholarship waits for. */
  scholarshipId?: string;
  /** A promise: who may see its file. */
  visibleTo?: string[];
  createdAt: Date;
  doneAt?: Date;
  /** When its snooze ended: it is then shown among what woke up. */
  wokeAt?: Date;
  /** In the recycle bin since then. */
  deletedAt?: Date;
}

const counted = {
  type: { _id: false, label: String, month: String, arrivalMonth: String, commissionId: String },
};

export const Task = defineModel<TaskRecord>(
  "Task",
  {
    householdId: { type: String, required: true },
    track: { type: String, default: "family" },
    kind: { type: String, required: true },
    label: { type: String, required: true },
    ownerId: { type: String, required: true },
    dueOn: { type: String, required: true },
    state: { type: String, required: true },
    checklist: { type: [{ _id: false, id: String, label: String, isDone: Boolean }], default: [] },
    waitingFor: { type: { _id: false, label: String, handOffId: String } },
    snooze: { type: { _id: false, until: String, on: String, handOffId: String } },
    handOffId: String,
    phone: String,
    candidateId: String,
    eventId: String,
    mentorshipId: String,
    scholarshipId: String,
    entryId: String,
    needId: String,
    addressKey: String,
    promise: {
      type: {
        _id: false,
        tellOn: String,
        isKept: Boolean,
        reason: String,
        moves: [{ _id: false, fromOn: String, toOn: String, reason: String, at: Date, by: String }],
      },
    },
    plan: {
      type: {
        _id: false,
        templateId: String,
        stepKey: String,
        rank: Number,
        group: String,
        candidateId: String,
        pipeline: String,
        stage: String,
        anchor: String,
        offset,
        anchorOn: String,
        note: String,
        since: String,
        year: Number,
        isAside: Boolean,
        childId: String,
        needKind: String,
        careServiceId: String,
        counted,
        before: {
          type: {
            ...{ _id: false, actId: String, dueOn: String, toOn: String, anchorOn: String, counted },
            careMonth: { type: { _id: false, needId: String, was: String, is: String } },
          },
        },
      },
    },
    subject: { type: { _id: false, title: String, href: String } },
    visibleTo: { type: [String], default: undefined },
    createdAt: { type: Date, required: true },
    doneAt: Date,
    wokeAt: Date,
    deletedAt: Date,
  },
  { collection: "tasks", isAggregate: true },
  (schema: Schema) => {
    schema.index({ ownerId: 1, state: 1, dueOn: 1 });
    schema.index({ householdId: 1, state: 1, dueOn: 1 });
    schema.index({ handOffId: 1 }, { sparse: true });
    schema.index({ addressKey: 1, state: 1 }, { sparse: true });
    schema.index({ "waitingFor.handOffId": 1 }, { sparse: true });
    schema.index({ "snooze.handOffId": 1 }, { sparse: true });
    schema.index({ "snooze.on": 1 }, { sparse: true });
    schema.index({ kind: 1, state: 1, dueOn: 1 });
    schema.index({ visibleTo: 1, state: 1, dueOn: 1 }, { sparse: true });
    schema.index({ "promise.tellOn": 1 }, { sparse: true });
    schema.index({ deletedAt: -1 }, { sparse: true });
    schema.index({ candidateId: 1, kind: 1, state: 1 }, { sparse: true });
    schema.index({ mentorshipId: 1 }, { sparse: true });
    schema.index({ scholarshipId: 1 }, { sparse: true });
    schema.index({ "plan.candidateId": 1, "plan.group": 1, state: 1 }, { sparse: true });
    schema.index({ "plan.before.actId": 1 }, { sparse: true });
    schema.index({ "plan.childId": 1, state: 1 }, { sparse: true });
  },
);
