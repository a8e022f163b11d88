import { setTimeout as wait } from "node:timers/promises";
import { Household } from "#models/household";
import type { Actor, User } from "~/core/auth/actor";
import { carryOut, type Run, resumeRestructurings, retryFailed, revert } from "~/core/db/restructure.server";
import { logger } from "~/core/logger.server";
import { refreshFile } from "~/features/households/household-refresh.commands.server";
import { getRestructuring } from "./restructurings.queries.server";

/** A short act is over before the next page; a longer one shows how far it is. */
const PATIENCE_MS = 1500;

const RUN: Run = { refresh: refreshQuietly };

/** Carries a plan out, without holding the page up when it is long: the background takes it to its end. */
export async function launchRestructuring(actor: Actor, id: string): Promise<void> {
  await withPatience(carryOut(actor, id, RUN));
}

/**
 * Undoes a restructuring; what changed since stays, but for the conflicts named in `putBack`. Refuses somebody
 * else's to all but a responsable, and what is not finished.
 */
export async function undoRestructuring(user: User, id: string, putBack: string[]): Promise<void> {
  const { _id } = await getRestructuring(user, id);
  await withPatience(revert(user, _id, putBack, RUN));
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

/** Computes a file again without saying that somebody touched it: undone, it is as it was. */
export async function refreshQuietly(householdId: string): Promise<void> {
  const before = await Household.findById(householdId, { updatedAt: 1 }).lean();
  await refreshFile(householdId);
  if (before) await Household.updateOne({ _id: householdId }, { $set: { updatedAt: before.updatedAt } });
}

/** A business refusal is said at once; any other error was logged, and the background tries again. */
async function withPatience(work: ReturnType<typeof carryOut>): Promise<void> {
  work.catch((error: unknown) => logger.warn({ err: error }, "restructuring left to the background"));
  await Promise.race([work, wait(PATIENCE_MS)]);
}
