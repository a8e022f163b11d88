import { Household } from "#models/household";
import { Task, type TaskRecord } from "#models/task";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { type Colleague, colleagueNames, namesAmong } from "~/features/accounts/accounts.queries.server";
import type { TaskLine } from "~/features/tasks/tasks.queries.server";

export const PROMISE_VIEWS = ["mine", "team", "closed"] as const;
export type PromiseView = (typeof PROMISE_VIEWS)[number];

export interface PromiseLine {
  id: string;
  householdId: string;
  fileTitle: string;
  label: string;
  dueOn: string;
  owner?: string;
  isOpen: boolean;
  isKept?: boolean;
  reason?: string;
  moves: { fromOn: string; reason: string; by?: string }[];
}

/** The register: promises by day, the late ones first; those closed, latest first. */
export async function listPromises(user: User, view: PromiseView, page: number): Promise<Page<PromiseLine>> {
  const filter = filterOf(user, view);
  const [promises, total] = await Promise.all([
    Task.find(filter)
      .sort(view === "closed" ? { dueOn: -1, _id: -1 } : { dueOn: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<TaskRecord[]>(),
    Task.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  const [names, titles] = await Promise.all([colleagueNames(whoIn(promises)), titlesOf(promises)]);
  return pageFrom(linesOf(promises, names, titles), page, total);
}

/** The open promises among the tasks of a file, without its title; `known` are the colleagues already read. */
export async function promisesAmong(
  tasks: readonly TaskLine[],
  known: readonly Colleague[],
): Promise<PromiseLine[]> {
  const promises = tasks
    .filter(({ state, kind }) => state === "open" && kind === "promise")
    .slice(0, PAGE_SIZE);
  return linesOf(promises, await namesAmong(known, whoIn(promises)));
}

/** One promise of a file this colleague may see; 404 otherwise. */
export async function getPromise(user: User, promiseId: string): Promise<TaskRecord> {
  const promise = await Task.findOne({ _id: promiseId, kind: "promise" }).lean<TaskRecord>();
  const isSeen = promise && (await Household.exists({ _id: promise.householdId, ...visibleFor(user) }));
  if (!promise || !isSeen) throw notFound();
  return promise;
}

/** Whether a line of the timeline already holds its promise, open or closed. */
export async function isPromised(entryId: string): Promise<boolean> {
  return (await Task.exists({ entryId, kind: "promise" })) !== null;
}

function filterOf(user: User, view: PromiseView) {
  const open = { kind: "promise" as const, state: "open" as const };
  if (view === "mine") return { ...open, ownerId: { $in: [user.id, ...user.delegators] } };
  return { ...open, ...(view === "closed" ? { state: "done" as const } : {}), ...visibleFor(user) };
}

async function titlesOf(promises: TaskRecord[]): Promise<Map<string, string>> {
  const ids = promises.map(({ householdId }) => householdId);
  const files = await Household.find({ _id: { $in: ids } }, { title: 1 }).lean();
  return new Map(files.map(({ _id, title }) => [_id, title]));
}

function linesOf(
  promises: readonly TaskLine[],
  names: ReadonlyMap<string, string>,
  titles: ReadonlyMap<string, string> = new Map(),
): PromiseLine[] {
  return promises.map(({ _id, householdId, label, dueOn, ownerId, state, promise }) => ({
    id: _id,
    householdId,
    fileTitle: titles.get(householdId) ?? "",
    label,
    dueOn,
    owner: names.get(ownerId),
    isOpen: state === "open",
    isKept: promise?.isKept ?? state === "done",
    reason: promise?.reason,
    moves: (promise?.moves ?? []).map(({ fromOn, reason, by }) => ({ fromOn, reason, by: names.get(by) })),
  }));
}

/** Who made promises, and who moved their days. */
function whoIn(promises: readonly TaskLine[]): string[] {
  return promises.flatMap(({ ownerId, promise }) => [ownerId, ...(promise?.moves ?? []).map(({ by }) => by)]);
}
