import { Account, type AccountRecord } from "#models/account";
import { Household, type HouseholdRecord } from "#models/household";
import { Task } from "#models/task";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { titleWithNames } from "~/features/file/file-members";
import { waitingWords } from "~/features/tasks/task-view";
import { formatDay, NBSP } from "~/vocabulary/typography";

const MOST_FILES = 200;

export interface Handover {
  authorId: string;
  author: string;
  isOwn: boolean;
  text: string;
  /** When its author last changed it; absent when it was just drawn from the files. */
  writtenAt?: Date;
  delegate?: { fromOn: string; toOn: string };
}

/**
 * The hand-over note of a colleague: as they wrote it, else drawn from next actions, promises and tasks. One's own, or that
 * of somebody whose files are entrusted to oneself today; 404 otherwise.
 */
export async function getHandover(user: User, authorId: string, { fresh = false } = {}): Promise<Handover> {
  const isOwn = authorId === user.id;
  if (!isOwn && !user.delegators.includes(authorId)) throw notFound();
  const account = await Account.findById(authorId, {
    name: 1,
    handover: 1,
    delegate: 1,
  }).lean<AccountRecord>();
  if (!account) throw notFound();
  const kept = fresh ? undefined : account.handover;
  return {
    authorId,
    author: account.name,
    isOwn,
    text: kept?.text ?? (await drawHandover(user, authorId)),
    writtenAt: kept?.updatedAt,
    delegate: account.delegate && { fromOn: account.delegate.fromOn, toOn: account.delegate.toOn },
  };
}

type HandedFile = Pick<HouseholdRecord, "_id" | "title" | "heads" | "nextAction">;

/** One paragraph per file that has something to be done, the soonest first. */
async function drawHandover(user: User, ownerId: string): Promise<string> {
  const [files, tasks] = await Promise.all([
    Household.find(
      { ...visibleFor(user), "nextAction.ownerId": ownerId, state: "open" },
      { title: 1, "heads.firstName": 1, nextAction: 1 },
    )
      .sort({ "nextAction.dueOn": 1 })
      .limit(MOST_FILES)
      .lean<HandedFile[]>(),
    Task.find({ ownerId, state: "open" }).sort({ dueOn: 1 }).limit(MOST_FILES).lean(),
  ]);
  const known = new Set(files.map(({ _id }) => _id));
  const others = await Household.find(
    {
      _id: { $in: tasks.map(({ householdId }) => householdId).filter((id) => !known.has(id)) },
      ...visibleFor(user),
    },
    { title: 1, "heads.firstName": 1, nextAction: 1 },
  ).lean<HandedFile[]>();
  const today = toDay(now());
  return [...files, ...others]
    .map(({ _id, title, heads, nextAction }) =>
      [
        `Dossier ${titleWithNames({ title, heads })}`,
        ...(nextAction?.ownerId === ownerId
          ? [`– ${nextAction.label}, ${formatDay(nextAction.dueOn, today)}`]
          : []),
        ...tasks.filter(({ householdId }) => householdId === _id).map((task) => taskWords(task, today)),
      ].join("\n"),
    )
    .join("\n\n");
}

function taskWords(
  task: Parameters<typeof waitingWords>[0] & { kind: string; label: string; dueOn: string },
  today: string,
): string {
  const start = task.kind === "promise" ? `promis${NBSP}: ` : "";
  return `– ${[`${start}${task.label}, ${formatDay(task.dueOn, today)}`, waitingWords(task, today)].filter(Boolean).join(", ")}`;
}
