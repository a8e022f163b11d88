import { Account } from "#models/account";
import { Household } from "#models/household";
import { Notice, type NoticeRecord } from "#models/notice";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { addWorkingDays, type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { countAwaiting, listLastAnswers } from "~/features/hand-offs/hand-offs.queries.server";
import { countDueTasks, listDueTasks, nextTaskDay } from "~/features/tasks/tasks.queries.server";
import { countQueue, listNewRequests } from "~/features/triage/triage.queries.server";
import { type Permission, roleCan } from "~/vocabulary/permissions";
import { groupsOf, type TodayLine } from "./today-groups";
import { countUnplanned } from "./unplanned.queries.server";

const MOST_LINES = 100;
const MOST_REQUESTS = 10;

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
export async function getToday(user: User) {
  const today = toDay(now());
  const owners = ownersFor(user);
  const [files, tasks, notices, requests, nextOn, unplanned, names, handovers] = await Promise.all([
    listDueFiles(user, today),
    // A promise is told the working day before: none expires unseen.
    listDueTasks(user, owners, addWorkingDays(today, 1)),
    listUnread(owners),
    listNewRequests(owners, user, MOST_REQUESTS),
    nextDay(user, today),
    countUnplanned(user),
    colleagueNames(user.delegators),
    listHandovers(user.delegators),
  ]);
  const mine = tasks.filter(({ kind, dueOn }) => kind === "promise" || dueOn <= today);
  const lines = [...files, ...mine.map((task) => lineOf(task))].map(({ ownerId, ...line }) => ({
    ...line,
    owner: ownerId === user.id ? undefined : names.get(ownerId),
  }));
  return { ...groupsOf(lines, today), ...notices, requests, nextOn, unplanned, handovers };
}

type Owned = Omit<TodayLine, "owner"> & { ownerId: string };

async function listDueFiles(user: User, today: Day): Promise<Owned[]> {
  const files = await Household.find(dueFilter(user, today), { title: 1, nextAction: 1 })
    .sort({ "nextAction.dueOn": 1 })
    .limit(MOST_LINES)
    .lean();
  return files.flatMap(({ _id, title, nextAction }) =>
    nextAction
      ? [
          {
            id: _id,
            kind: "next" as const,
            householdId: _id,
            title,
            label: nextAction.label,
            dueOn: nextAction.dueOn,
            time: nextAction.time,
            ownerId: nextAction.ownerId,
          },
        ]
      : [],
  );
}

function lineOf(task: Awaited<ReturnType<typeof listDueTasks>>[number]): Owned {
  const { _id, kind, householdId, title, label, dueOn, ownerId, phone, checklist, waitingFor, wokeAt } = task;
  const href = task.subject?.href;
  return {
    id: _id,
    kind,
    householdId,
    href,
    title,
    label,
    dueOn,
    ownerId,
    phone,
    checklist,
    waitingFor,
    wokeAt,
  };
}

/** Answers and other words to these colleagues; of a partner who changed an answer, only the last. */
async function listUnread(owners: string[]) {
  const notices = await Notice.find({
    accountId: { $in: owners },
    readAt: { $exists: false },
    // A promise stands among the promises already.
    href: { $not: /^\/promises#/ },
  })
    .sort({ at: -1 })
    .limit(MOST_LINES)
    .lean<NoticeRecord[]>();
  const lastAnswers = await listLastAnswers(notices.flatMap(({ handOffId }) => handOffId ?? []));
  const holding = notices.filter(({ answerId }) => !answerId || lastAnswers.has(answerId));
  const shown = (isAnswer: boolean) =>
    holding
      .filter(({ answerId, href }) => (Boolean(answerId) || isMessage(href)) === isAnswer)
      .map(({ _id, text, href, at }) => ({ _id, text, href, at }));
  return { answers: shown(true), words: shown(false) };
}

/** A mail received is an answer as well. */
function isMessage(href: string): boolean {
  return href.startsWith("/messages/");
}

async function nextDay(user: User, today: Day): Promise<Day | undefined> {
  const owners = ownersFor(user);
  const [file, task] = await Promise.all([
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
    nextTaskDay(owners, today),
  ]);
  return [file?.nextAction?.dueOn, task].filter((day): day is Day => day !== undefined).sort()[0];
}

/** The notes left by those whose files are entrusted to this colleague today. */
async function listHandovers(delegators: string[]) {
  if (delegators.length === 0) return [];
  const accounts = await Account.find({ _id: { $in: delegators } }, { name: 1, delegate: 1 }).lean();
  return accounts.map(({ _id, name, delegate }) => ({ id: _id, name, toOn: delegate?.toOn ?? "" }));
}

/** As many as the page has to do: what is new stands beside, and requests have their own count. */
async function countDue(user: User): Promise<number> {
  const today = toDay(now());
  const [files, tasks] = await Promise.all([
    Household.countDocuments(dueFilter(user, today), { limit: 100 }),
    countDueTasks(ownersFor(user), today, addWorkingDays(today, 1)),
  ]);
  return files + tasks;
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
