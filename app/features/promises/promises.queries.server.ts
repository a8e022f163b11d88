import { Household } from "#models/household";
import { Task, type TaskRecord } from "#models/task";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";

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
  return pageFrom(await linesOf(promises, await titlesOf(promises)), page, total);
}

/** The open promises of a file the caller was already allowed to see, without its title. */
export async function listPromisesOfFile(householdId: string): Promise<PromiseLine[]> {
  const promises = await Task.find({ householdId, state: "open", kind: "promise" })
    .sort({ dueOn: 1 })
    .limit(PAGE_SIZE)
    .lean<TaskRecord[]>();
  return linesOf(promises);
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

async function linesOf(
  promises: TaskRecord[],
  titles: ReadonlyMap<string, string> = new Map(),
): Promise<PromiseLine[]> {
  const names = await colleagueNames(
    promises.flatMap(({ ownerId, promise }) => [ownerId, ...movers(promise)]),
  );
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

function movers(promise: TaskRecord["promise"]): string[] {
  return (promise?.moves ?? []).map(({ by }) => by);
}
