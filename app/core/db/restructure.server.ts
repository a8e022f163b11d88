import { Restructuring, type RestructuringRecord } from "#models/restructuring";
import { REFRESHED_STEPS, RestructuringStep, STEPS_BY_STATE } from "#models/restructuring-step";
import { MOVING_STATES } from "~/vocabulary/restructurings";
import type { Actor } from "../auth/actor";
import { now } from "../clock.server";
import { UserFacingError } from "../errors";
import { logger } from "../logger.server";
import { commit } from "./commit.server";
import { audit, type Effect } from "./effects.server";
import { freeToTake, lease } from "./lease.server";
import { readAhead } from "./read-ahead";
import { forgetReadings } from "./remember.server";
import { BATCH, batchesOf, type Step } from "./restructure-documents.server";
import { keptFiles, revertSteps } from "./restructure-revert.server";
import { applySteps } from "./restructure-steps.server";

const MOST_ATTEMPTS = 5;

const running = new Map<string, Promise<RestructuringRecord>>();

export interface Run {
  /** Computes again what a file shows, once the steps are taken or undone; given by the features, which this knows nothing of. */
  refresh: (householdId: string, restructuring: RestructuringRecord) => Promise<void>;
  onProgress?: (progress: { done: number; total: number }) => void | Promise<void>;
}

/**
 * Takes the steps of a plan to their end and returns the restructuring; the audit says once who did it and how many
 * documents it is about. Called again it goes on where it was, and does nothing once it is done. An error leaves it
 * running, for `resumeRestructurings`.
 */
export async function carryOut(
  actor: Actor,
  id: string,
  run: Run,
  effects: Effect[] = [],
): Promise<RestructuringRecord> {
  const { total } = await restructuringOf(id);
  await commit(actor, Restructuring, id, {
    onlyIf: { state: "planned" },
    set: { state: "running", startedAt: now() },
    effects: [audit("restructuring.started", [`${total}`]), ...effects],
  });
  return goOn(id, run);
}

/**
 * Puts back what a restructuring changed, last step first, and takes away what it inserted. A field, or an inserted
 * file, changed since stays as it is, unless its conflict (see `conflictsOf`) is among `putBack`. Refuses what is
 * not finished, and does nothing twice.
 */
export async function revert(
  actor: Actor,
  id: string,
  putBack: string[],
  run: Run,
  effects: Effect[] = [],
): Promise<RestructuringRecord> {
  await commit(actor, Restructuring, id, {
    onlyIf: { state: { $in: ["done", "failed"] }, stopped: { $ne: "reverting" } },
    set: { state: "reverting", putBack, done: 0, attempts: 0, revertedAt: now(), revertedBy: actor.id },
    effects: [audit("restructuring.reverted"), ...effects],
  });
  const { state } = await restructuringOf(id);
  if (!["reverting", "reverted"].includes(state))
    throw new UserFacingError("Cette opération n’est pas terminée : elle ne peut pas encore être annulée.");
  return goOn(id, run);
}

/** Takes up again what a stop interrupted, here or in a process that died; returns how many. */
export async function resumeRestructurings(run: Run): Promise<number> {
  const left = await Restructuring.find(
    { state: { $in: MOVING_STATES }, ...freeToTake() },
    { _id: 1 },
  ).lean();
  for (const { _id } of left) await goOn(_id, run);
  return left.length;
}

/** Takes up again what was given up after several errors. */
export async function retryFailed(id: string, run: Run): Promise<RestructuringRecord> {
  const { stopped } = await restructuringOf(id);
  if (stopped)
    await Restructuring.updateOne(
      { _id: id, state: "failed" },
      { $set: { state: stopped, attempts: 0 }, $unset: { stopped: 1, lease: 1 } },
    );
  return goOn(id, run);
}

/** A restructuring; it was made by whoever asks, so it is there. */
export async function restructuringOf(id: string): Promise<RestructuringRecord> {
  const found = await Restructuring.findById(id).lean<RestructuringRecord>();
  if (!found) throw new Error("there is no such restructuring");
  return found;
}

/** One at a time in this process: a second call waits for the first. */
async function goOn(id: string, run: Run): Promise<RestructuringRecord> {
  const underWay = running.get(id) ?? walk(id, run).finally(() => running.delete(id));
  running.set(id, underWay);
  return underWay;
}

async function walk(id: string, run: Run): Promise<RestructuringRecord> {
  const taken = await take(id);
  if (!taken) return restructuringOf(id);
  try {
    if (taken.state === "running") await applyAll(taken, run);
    else await revertAll(taken, run);
  } catch (error) {
    await giveUp(taken, error);
    throw error;
  } finally {
    forgetReadings();
  }
  return restructuringOf(id);
}

/** Reserves a restructuring for this process; null when another has it, or when it is over. */
async function take(id: string): Promise<RestructuringRecord | null> {
  return Restructuring.findOneAndUpdate(
    { _id: id, state: { $in: MOVING_STATES }, ...freeToTake() },
    { $set: { lease: lease() }, $inc: { attempts: 1 } },
    { returnDocument: "after" },
  ).lean<RestructuringRecord>();
}

async function applyAll(taken: RestructuringRecord, run: Run): Promise<void> {
  let left = await countLeft(taken, "planned");
  // Read ahead: nobody else changes a step still to be taken.
  for await (const steps of readAhead(batchesOf(taken._id, ["planned"]))) {
    await applySteps(steps);
    left -= steps.length;
    await tellProgress(taken, left, run);
  }
  await refreshFiles(taken, run);
  // What only went with a refused step is not told beside it.
  const refused = await RestructuringStep.countDocuments({
    restructuringId: taken._id,
    state: "refused",
    onlyWith: { $exists: false },
  }).hint(STEPS_BY_STATE);
  await finish(taken, { state: "done", finishedAt: now(), refused });
}

async function revertAll(taken: RestructuringRecord, run: Run): Promise<void> {
  const kept = await keptFiles(taken);
  let left = await countLeft(taken, "applied");
  for (;;) {
    const steps = await lastApplied(taken._id);
    if (steps.length === 0) break;
    await revertSteps(steps, { putBack: new Set(taken.putBack), kept });
    left -= steps.length;
    await tellProgress(taken, left, run);
  }
  await refreshFiles(taken, run);
  await finish(taken, { state: "reverted" });
}

async function lastApplied(restructuringId: string): Promise<Step[]> {
  const applied = { restructuringId, state: "applied" as const };
  return RestructuringStep.find(applied).sort({ index: -1 }).limit(BATCH).lean<Step[]>();
}

/** Counted once: after each batch of a long import, counting would take longer than writing. */
async function countLeft({ _id }: RestructuringRecord, state: Step["state"]): Promise<number> {
  return RestructuringStep.countDocuments({ restructuringId: _id, state });
}

async function tellProgress(
  { _id, total }: RestructuringRecord,
  left: number,
  { onProgress }: Run,
): Promise<void> {
  const done = total - left;
  await Restructuring.updateOne({ _id }, { $set: { done, lease: lease() } });
  await onProgress?.({ done, total });
}

async function refreshFiles(restructuring: RestructuringRecord, { refresh }: Run): Promise<void> {
  const { _id: id } = restructuring;
  const files = new Set<string>();
  // Told which index to use: comparing plans over thousands of steps asks the embedded engine for a part it has not.
  const steps = RestructuringStep.find(
    { restructuringId: id, isRefreshed: true, state: { $ne: "refused" } },
    { householdId: 1 },
  ).hint(REFRESHED_STEPS);
  for await (const { householdId } of steps.lean().cursor()) if (householdId) files.add(householdId);
  for (const [index, householdId] of [...files].entries()) {
    await refresh(householdId, restructuring);
    if (index % 100 === 99) await Restructuring.updateOne({ _id: id }, { $set: { lease: lease() } });
  }
}

async function finish({ _id }: RestructuringRecord, set: Partial<RestructuringRecord>): Promise<void> {
  await Restructuring.updateOne({ _id }, { $set: set, $unset: { lease: 1, lastError: 1, stopped: 1 } });
}

/** An error is tried again by the background; after several, a person decides. */
async function giveUp({ _id, state, attempts }: RestructuringRecord, error: unknown): Promise<void> {
  logger.error({ err: error, restructuringId: _id }, "restructuring interrupted");
  const lastError = error instanceof Error ? error.message.slice(0, 300) : "erreur inconnue";
  const isOver = attempts >= MOST_ATTEMPTS;
  await Restructuring.updateOne(
    { _id },
    {
      $set: { lastError, ...(isOver ? { state: "failed", stopped: state } : {}) },
      $unset: { lease: 1 },
    },
  ).catch(() => {});
}
