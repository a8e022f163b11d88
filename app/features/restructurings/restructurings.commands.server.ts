import { setTimeout as wait } from "node:timers/promises";
import { Candidate } from "#models/candidate";
import { HandOff } from "#models/hand-off";
import { Household } from "#models/household";
import { Mail } from "#models/mail";
import { Mentorship } from "#models/mentorship";
import { Message } from "#models/message";
import { Need } from "#models/need";
import type { RestructuringRecord } from "#models/restructuring";
import { Scholarship } from "#models/scholarship";
import { Task } from "#models/task";
import { VisitDay } from "#models/visit-day";
import { type Actor, SOFTWARE, type User } from "~/core/auth/actor";
import type { Effect } from "~/core/db/effects.server";
import { carryOut, type Run, resumeRestructurings, retryFailed, revert } from "~/core/db/restructure.server";
import { logger } from "~/core/logger.server";
import { forgetSetAside, planChildren } from "~/features/child-calendar/planned-children.commands.server";
import { showCandidate } from "~/features/hand-offs/introductions.commands.server";
import { refreshFile } from "~/features/households/household-refresh.commands.server";
import { refreshNeed } from "~/features/needs/need-standing.commands.server";
import { prepareUndo, type UndoAsked } from "./file-undo.commands.server";
import { getRestructuring, mayChoose } from "./restructurings.queries.server";

/** A short act is over before the next page; a longer one shows how far it is. */
const PATIENCE_MS = 1500;

const RUN: Run = { refresh: refreshAfter };

/**
 * Carries a plan out, without holding the page up when it is long: the background takes it to its end. `effects`
 * are saved with its start.
 */
export async function launchRestructuring(actor: Actor, id: string, effects: Effect[] = []): Promise<void> {
  await withPatience(carryOut(actor, id, RUN, effects));
}

/**
 * Undoes a restructuring; what changed since stays, but for the conflicts named in `putBack`. What was made since a
 * merge or a split goes where `asked` says; both are ignored from whoever may not see all of its files. Refuses somebody
 * else's to all but a responsable, a merge or a split whose files the user may not see, and what is not finished.
 */
export async function undoRestructuring(
  user: User,
  id: string,
  putBack: string[],
  asked: UndoAsked = {},
): Promise<void> {
  const restructuring = await getRestructuring(user, id);
  const isChosen = await mayChoose(user, restructuring);
  const { alsoBack, effects } = await prepareUndo(user, restructuring, isChosen ? asked : {});
  const back = isChosen ? [...putBack, ...alsoBack] : alsoBack;
  await withPatience(revert(user, id, back, RUN, effects));
}

/** Takes up again one that several errors stopped. */
export async function retryRestructuring(user: User, id: string): Promise<void> {
  const { _id } = await getRestructuring(user, id);
  await withPatience(retryFailed(_id, RUN));
}

/** The background's part: takes up what a stop interrupted. Returns how many. */
export function resumeAllRestructurings(): Promise<number> {
  return resumeRestructurings(RUN);
}

/** What was planned in the meantime for who goes away with it is not left in the bin. */
async function refreshAfter(
  householdId: string,
  { state, startedAt }: Pick<RestructuringRecord, "state" | "startedAt">,
): Promise<void> {
  await refreshQuietly(householdId);
  if (state === "reverting" && startedAt) await forgetSetAside(householdId, startedAt);
}

/** Computes a file again without saying that somebody touched it: undone, it is as it was. */
export async function refreshQuietly(householdId: string): Promise<void> {
  const before = await Household.findById(householdId, { updatedAt: 1 }).lean();
  if (!before) return;
  await refreshNeedsQuietly(householdId);
  await refreshFile(householdId);
  await planChildren(SOFTWARE, householdId);
  await Household.updateOne({ _id: householdId }, { $set: { updatedAt: before.updatedAt } });
  await alignVisibility(householdId);
  const candidates = await Candidate.find({ householdId }, { _id: 1 }).lean();
  for (const { _id } of candidates) await showCandidate(SOFTWARE, _id);
}

/** Needs brought together or parted stand where their hand-offs say; those kept before there were rules are left alone. */
async function refreshNeedsQuietly(householdId: string): Promise<void> {
  const open = { householdId, isOpen: true, rule: { $exists: true } };
  for (const { _id, updatedAt } of await Need.find(open, { updatedAt: 1 }).lean()) {
    await refreshNeed(SOFTWARE, _id);
    await Need.updateOne({ _id }, { $set: { updatedAt } });
  }
}

/** What came from another file is seen by whoever sees this one. */
async function alignVisibility(householdId: string): Promise<void> {
  const { visibleTo = [] } = (await Household.findById(householdId, { visibleTo: 1 }).lean()) ?? {};
  const unlike = { householdId, visibleTo: { $ne: visibleTo } };
  const set = { $set: { visibleTo } };
  await HandOff.updateMany(unlike, set);
  await Mail.updateMany(unlike, set);
  await Mentorship.updateMany(unlike, set);
  await Message.updateMany(unlike, set);
  await Scholarship.updateMany(unlike, set);
  await Task.updateMany({ ...unlike, kind: "promise" }, set);
  await VisitDay.updateMany(unlike, set);
}

/** A business refusal is said at once; any other error was logged, and the background tries again. */
async function withPatience(work: ReturnType<typeof carryOut>): Promise<void> {
  work.catch((error: unknown) => logger.warn({ err: error }, "restructuring left to the background"));
  await Promise.race([work, wait(PATIENCE_MS)]);
}
