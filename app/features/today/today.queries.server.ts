import { Household } from "#models/household";
import { Notice, type NoticeRecord } from "#models/notice";
import { Task, type TaskRecord } from "#models/task";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { countAwaiting, listLastAnswers } from "~/features/hand-offs/hand-offs.queries.server";
import { countQueue } from "~/features/triage/triage.queries.server";
import { type Permission, roleCan } from "~/vocabulary/permissions";

const MOST_LINES = 100;

export interface DueFile {
  householdId: string;
  title: string;
  label: string;
  dueOn: string;
  time?: string;
}

export interface Today {
  late: DueFile[];
  due: DueFile[];
  calls: Pick<TaskRecord, "_id" | "householdId" | "label" | "dueOn" | "phone">[];
  answers: Pick<NoticeRecord, "_id" | "text" | "href" | "at">[];
  /** The day of what comes next, when nothing is left. */
  nextOn?: string;
}

/** The figures beside the items of the navigation, for what this role may open. */
export async function navigationCounts(user: User): Promise<Record<string, number>> {
  const can = (permission: Permission) => roleCan(user.role, permission);
  const [today, queue, awaiting] = await Promise.all([
    can("today:read") ? countDue(user) : 0,
    can("submissions:read") ? countQueue(user) : 0,
    can("hand-offs:read") ? countAwaiting(user) : 0,
  ]);
  return { "/today": today, "/triage": queue, "/hand-offs": awaiting };
}

/** What waits for one colleague, and for those whose files are entrusted to them. */
export async function getToday(user: User): Promise<Today> {
  const today = toDay(now());
  const owners = ownersFor(user);
  const [files, calls, answers, next] = await Promise.all([
    Household.find(dueFilter(user, today), { title: 1, nextAction: 1 })
      .sort({ "nextAction.dueOn": 1 })
      .limit(MOST_LINES)
      .lean(),
    Task.find({ ownerId: { $in: owners }, state: "open", dueOn: { $lte: today } })
      .sort({ dueOn: 1 })
      .limit(MOST_LINES)
      .lean<TaskRecord[]>(),
    Notice.find({ accountId: { $in: owners }, readAt: { $exists: false } })
      .sort({ at: -1 })
      .limit(MOST_LINES)
      .lean<NoticeRecord[]>(),
    Household.findOne(
      {
        ...visibleFor(user),
        "nextAction.ownerId": { $in: owners },
        "nextAction.dueOn": { $gt: today },
        state: "open",
      },
      { nextAction: 1 },
    )
      .sort({ "nextAction.dueOn": 1 })
      .lean(),
  ]);
  const lastAnswers = await listLastAnswers(answers.flatMap(({ handOffId }) => handOffId ?? []));
  const lines = files.flatMap(({ _id, title, nextAction }) =>
    nextAction
      ? [{ householdId: _id, title, label: nextAction.label, dueOn: nextAction.dueOn, time: nextAction.time }]
      : [],
  );
  return {
    late: lines.filter(({ dueOn }) => dueOn < today),
    due: lines.filter(({ dueOn }) => dueOn === today),
    calls: calls.map(({ _id, householdId, label, dueOn, phone }) => ({
      _id,
      householdId,
      label,
      dueOn,
      phone,
    })),
    answers: answers
      .filter(({ answerId }) => !answerId || lastAnswers.has(answerId))
      .map(({ _id, text, href, at }) => ({ _id, text, href, at })),
    nextOn: next?.nextAction?.dueOn,
  };
}

function countDue(user: User): Promise<number> {
  return Household.countDocuments(dueFilter(user, toDay(now())), { limit: 100 });
}

function dueFilter(user: User, today: string) {
  return {
    ...visibleFor(user),
    "nextAction.ownerId": { $in: ownersFor(user) },
    "nextAction.dueOn": { $lte: today },
    state: "open" as const,
  };
}

function ownersFor(user: User): string[] {
  return [user.id, ...user.delegators];
}
