import { Entry } from "#models/entry";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household, type HouseholdRecord } from "#models/household";
import { Task, type TaskRecord } from "#models/task";
import { VisitDay, type VisitDayRecord } from "#models/visit-day";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import type { Day } from "~/core/calendar";
import { answerSinceSent } from "~/features/needs/need-status";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import { TASK_KINDS } from "~/vocabulary/tasks";
import { momentOf } from "./visit-moment";

/** At most, of each kind: the soonest. */
const MOST = 300;
/** Files followed by one colleague, at most. */
const MOST_FILES = 1000;

export interface Span {
  from: Day;
  to: Day;
}

/** Something that a colleague's calendar shows, before it is put into words. */
export interface FeedItem {
  kind: "visit" | "visit-day" | "noted-visit" | "task" | "next" | "awaited";
  id: string;
  householdId: string;
  sequence: number;
  changedAt: Date;
  on: Day;
  time?: string;
  until?: string;
  /** « Visite », « Promesse »: what it is, naming nobody. */
  word: string;
  /** What it is exactly, names included. */
  label: string;
  place?: string;
}

/** The visits agreed with structures, for the files of these colleagues. */
export async function agreedVisits(owners: string[], { from, to }: Span): Promise<FeedItem[]> {
  const handOffs = await HandOff.find(
    { ...followedBy(owners), "introduction.visit.on": { $gte: from, $lte: to } },
    { householdId: 1, introduction: 1, "answers.id": 1, "answers.visit": 1, version: 1, updatedAt: 1 },
  )
    .sort({ "introduction.visit.on": 1 })
    .limit(MOST)
    .lean<HandOffRecord[]>();
  return handOffs.flatMap(({ _id: id, householdId, introduction, answers, version, updatedAt }) => {
    const agreed = introduction?.visit;
    if (!agreed) return [];
    const proposed = answers.find((answer) => answer.id === agreed.answerId)?.visit;
    return [
      {
        ...{ kind: "visit" as const, id, householdId, sequence: version, changedAt: updatedAt },
        ...momentOf(proposed ?? { on: agreed.on }),
        ...{
          word: "Visite",
          label: `Visite, ${introduction.structureName}`,
          place: introduction.structureName,
        },
      },
    ];
  });
}

/** The visit days of the files of these colleagues, from their first step to their last. */
export async function visitDays(owners: string[], { from, to }: Span): Promise<FeedItem[]> {
  const days = await VisitDay.find(
    { ...followedBy(owners), on: { $gte: from, $lte: to }, state: { $ne: "cancelled" } },
    { householdId: 1, title: 1, on: 1, "steps.fromHour": 1, "steps.toHour": 1, version: 1, updatedAt: 1 },
  )
    .sort({ on: 1 })
    .limit(MOST)
    .lean<VisitDayRecord[]>();
  return days.map(({ _id: id, householdId, title, on, steps, version, updatedAt }) => ({
    ...{ kind: "visit-day" as const, id, householdId, sequence: version, changedAt: updatedAt, on },
    ...{
      time: steps.map(({ fromHour }) => fromHour).sort()[0],
      until: steps
        .map(({ toHour }) => toHour)
        .sort()
        .at(-1),
    },
    ...{ word: "Journée de visite", label: `Journée de visite, ${title}` },
  }));
}

/** The visits noted in the timelines of the files of these colleagues, but for those agreed with a structure. */
export async function notedVisits(owners: string[], { from, to }: Span): Promise<FeedItem[]> {
  const files = await Household.find(followedBy(owners), { _id: 1 }).limit(MOST_FILES).lean();
  const entries = await Entry.find(
    {
      householdId: { $in: files.map(({ _id }) => _id) },
      kind: "visit",
      visitOn: { $gte: from, $lte: to },
      handOffId: { $exists: false },
      deletedAt: { $exists: false },
    },
    { householdId: 1, text: 1, visitOn: 1, at: 1 },
  )
    .limit(MOST)
    .lean();
  return entries.flatMap(({ _id: id, householdId, text, visitOn, at }) =>
    visitOn
      ? [
          {
            ...{ kind: "noted-visit" as const, id, householdId, sequence: 0, changedAt: at },
            ...{ on: visitOn, word: "Visite", label: text },
          },
        ]
      : [],
  );
}

/** What these colleagues have to do, their promises included. */
export async function dueTasks(owners: string[], { from, to }: Span): Promise<FeedItem[]> {
  const tasks = await Task.find(
    {
      ...{ ownerId: { $in: owners }, state: "open", snooze: { $exists: false } },
      dueOn: { $gte: from, $lte: to },
    },
    { householdId: 1, kind: 1, label: 1, dueOn: 1, version: 1, createdAt: 1, wokeAt: 1, promise: 1 },
  )
    .sort({ dueOn: 1 })
    .limit(MOST)
    .lean<TaskRecord[]>();
  return tasks.map((task) => ({
    ...{ kind: "task" as const, id: task._id, householdId: task.householdId, sequence: task.version },
    ...{ changedAt: changeOf(task), on: task.dueOn, word: TASK_KINDS[task.kind].fr, label: task.label },
  }));
}

/** What comes next in the files that these colleagues are to act on. */
export async function nextActions(user: User, owners: string[], { from, to }: Span): Promise<FeedItem[]> {
  const files = await Household.find(
    {
      ...visibleFor(user),
      "nextAction.ownerId": { $in: owners },
      "nextAction.dueOn": { $gte: from, $lte: to },
      state: "open",
    },
    { nextAction: 1, version: 1, updatedAt: 1 },
  )
    .sort({ "nextAction.dueOn": 1 })
    .limit(MOST)
    .lean<HouseholdRecord[]>();
  return files.flatMap(({ _id: id, nextAction, version, updatedAt }) =>
    nextAction
      ? [
          {
            ...{ kind: "next" as const, id, householdId: id, sequence: version, changedAt: updatedAt },
            ...{ on: nextAction.dueOn, time: nextAction.time },
            ...{ word: "Prochaine action", label: nextAction.label },
          },
        ]
      : [],
  );
}

/** The answers that partners owe on the files of these colleagues, by the day asked or the one they promised. */
export async function awaitedAnswers(owners: string[], { from, to }: Span): Promise<FeedItem[]> {
  const handOffs = await HandOff.find(
    { ...followedBy(owners), state: { $in: AWAITING_STATES } },
    {
      ...{ householdId: 1, partnerName: 1, "versions.answerBy": 1, sentAt: 1, version: 1, updatedAt: 1 },
      ...{ "answers.at": 1, "answers.promisedOn": 1 },
    },
  )
    .limit(MOST)
    .lean<HandOffRecord[]>();
  return handOffs.flatMap((handOff) => {
    const { _id: id, householdId, partnerName, versions, version, updatedAt } = handOff;
    const on = answerSinceSent(handOff)?.promisedOn ?? versions.at(-1)?.answerBy;
    if (!on || on < from || on > to) return [];
    return [
      {
        ...{ kind: "awaited" as const, id, householdId, sequence: version, changedAt: updatedAt, on },
        ...{ word: "Réponse attendue", label: `Réponse attendue de ${partnerName}` },
      },
    ];
  });
}

/** The titles of these files, of those that a colleague may see. */
export async function seenTitles(user: User, householdIds: string[]): Promise<Map<string, string>> {
  const ids = [...new Set(householdIds)];
  const files = await Household.find({ _id: { $in: ids }, ...visibleFor(user) }, { title: 1 }).lean();
  return new Map(files.map(({ _id, title }) => [_id, title]));
}

function followedBy(owners: string[]) {
  return { visibleTo: { $in: owners.map((id) => `referent:${id}`) } };
}

function changeOf({ createdAt, wokeAt, promise }: TaskRecord): Date {
  const moments = [createdAt, wokeAt, promise?.moves.at(-1)?.at].flatMap((at) => at?.getTime() ?? []);
  return new Date(Math.max(...moments));
}
