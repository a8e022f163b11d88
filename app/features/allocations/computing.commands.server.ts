import { setTimeout as wait } from "node:timers/promises";
import { Allocation, type AllocationRecord } from "#models/allocation";
import { type Actor, SOFTWARE, type User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { freeToTake, lease, stillTaken } from "~/core/db/lease.server";
import { logger } from "~/core/logger.server";
import { NBSP } from "~/vocabulary/typography";
import { linesFrom, outcomeFrom } from "./allocation-lines";
import { OPEN_STATES, requireWholeDepartement } from "./allocations.commands.server";
import { getAllocation } from "./allocations.queries.server";
import { conflictFrom, pinConflict, pinnedIn } from "./pin-conflicts";
import { problemFor } from "./problem-of.queries.server";
import { solve } from "./solve.server";

/** A short computation is over before the next page; a longer one shows how far it is. */
const PATIENCE_MS = 1500;
/** Real time: well before another process would think this one dead. */
const STILL_THERE_MS = 5000;
const LIMIT_SECONDS = 60;
const FIRST_STEP = "Lecture des vœux, des terrains de stage et des lits";
const MOVED = "Cette répartition vient de changer. Rechargez la page.";

const FAILED = `Le calcul a échoué. Relancez-le${NBSP}; s’il échoue encore, prévenez l’administration du logiciel.`;

/** The page says which, by their names. */
const PINNED = "Des lignes choisies à la main ne peuvent pas être gardées toutes à la fois.";

const underWay = new Map<string, { ended: Promise<void>; stop: AbortController }>();

/**
 * Computes an allocation off the request, from what is known now; the page shows how far it is. Refuses one already at work,
 * published or put aside, and whoever does not see the whole département. Returns whether it is over already.
 */
export async function computeAllocation(user: User, id: string): Promise<boolean> {
  requireWholeDepartement(user);
  await commit(user, Allocation, id, {
    onlyIf: { state: { $in: OPEN_STATES } },
    refusal: MOVED,
    set: { state: "computing", progress: { step: FIRST_STEP, at: now() }, lease: lease() },
    unset: ["refusal", "conflict"],
    effects: [],
  });
  return Promise.race([run(user, id).then(() => true), wait(PATIENCE_MS, false)]);
}

/** Stops a computation; what it had proposed before stays. Refuses one that is over. */
export async function cancelComputation(user: User, { _id, lines }: AllocationRecord): Promise<void> {
  requireWholeDepartement(user);
  await commit(user, Allocation, _id, {
    onlyIf: { state: "computing" },
    refusal: "Ce calcul est déjà terminé.",
    set: { state: lines.length > 0 ? "proposed" : "draft", refusal: "Le calcul a été arrêté." },
    unset: ["progress", "lease"],
    effects: [],
  });
  underWay.get(_id)?.stop.abort();
}

/** The background's part: computes again what a stop interrupted, without holding it up. Returns how many. */
export async function resumeComputations(): Promise<number> {
  const left = await Allocation.find({ state: "computing", ...freeToTake() }, { createdBy: 1 }).lean();
  const waiting = left.filter(({ _id }) => !underWay.has(_id));
  const runs = waiting.map(({ _id, createdBy }) => run(createdBy ? { id: createdBy } : SOFTWARE, _id));
  await Promise.race([Promise.all(runs), wait(PATIENCE_MS)]);
  return waiting.length;
}

/** One that was stopped is left to end before it begins again. */
function run(actor: Actor, id: string): Promise<void> {
  const known = underWay.get(id);
  if (known?.stop.signal.aborted) return known.ended.then(() => run(actor, id));
  if (known) return known.ended;
  const stop = new AbortController();
  const ended = computeOnce(actor, id, stop).finally(() => underWay.delete(id));
  underWay.set(id, { ended, stop });
  return ended;
}

/** Never throws: what went wrong is said on the page. */
async function computeOnce(actor: Actor, id: string, stop: AbortController): Promise<void> {
  const found = await take(id);
  if (!found) return;
  const beat = setInterval(() => stayAlive(id, stop), STILL_THERE_MS);
  try {
    await computeAndSave(actor, found, stop.signal);
  } catch (error) {
    if (stop.signal.aborted) return;
    logger.error({ err: error, allocationId: id }, "allocation not computed");
    await giveUp(found, { refusal: FAILED });
  } finally {
    clearInterval(beat);
  }
}

async function computeAndSave(actor: Actor, found: AllocationRecord, signal: AbortSignal): Promise<void> {
  const { _id, followsId, lines } = found;
  const [{ problem, candidates }, former] = await Promise.all([
    problemFor(found),
    followsId ? getAllocation(followsId) : null,
  ]);
  const conflict = pinConflict(problem);
  if (conflict) {
    await giveUp(found, { refusal: PINNED, conflict: conflictFrom(problem, conflict) });
    return;
  }
  const { assignment, worth, prices, isOptimal, gap, milliseconds } = await solve(problem, {
    signal,
    limitSeconds: LIMIT_SECONDS,
    onStep: (step) => void tell(_id, step),
  });
  const pinned = new Set(lines.flatMap(({ placementId, isPinned }) => (isPinned ? [placementId] : [])));
  await commit(actor, Allocation, _id, {
    onlyIf: { state: "computing", ...stillTaken() },
    set: {
      ...{ state: "proposed", problem: plain(problem), prices: plain(prices) },
      lines: linesFrom(problem, assignment, { candidates, former: former?.lines, pinned }),
      outcome: outcomeFrom(worth, { isOptimal, gap, milliseconds, pinned: pinnedIn(problem) }),
    },
    unset: ["progress", "lease", "refusal", "conflict"],
    effects: [audit("allocation.computed", ["lines"])],
  });
}

/** The base would give back as null what is left undefined. */
function plain(value: object) {
  return JSON.parse(JSON.stringify(value));
}

/** Reserves a computation for this process; null when another has it, or when it is over. */
async function take(id: string): Promise<AllocationRecord | null> {
  return Allocation.findOneAndUpdate(
    { _id: id, state: "computing", ...freeToTake() },
    { $set: { lease: lease() } },
    { returnDocument: "after" },
  ).lean<AllocationRecord>();
}

/** Says that this process is still at it; one that was cancelled elsewhere stops. */
async function stayAlive(id: string, stop: AbortController): Promise<void> {
  const kept = await Allocation.updateOne(
    { _id: id, state: "computing", ...stillTaken() },
    { $set: { lease: lease() } },
  ).catch(() => null);
  if (kept?.matchedCount === 0) stop.abort();
}

async function tell(id: string, step: string): Promise<void> {
  await Allocation.updateOne(
    { _id: id, state: "computing", ...stillTaken() },
    { $set: { progress: { step, at: now() } } },
  ).catch((error: unknown) => logger.warn({ err: error, allocationId: id }, "progress not told"));
}

async function giveUp(
  { _id, lines }: AllocationRecord,
  why: Pick<AllocationRecord, "refusal" | "conflict">,
): Promise<void> {
  await commit(SOFTWARE, Allocation, _id, {
    onlyIf: { state: "computing", ...stillTaken() },
    set: { state: lines.length > 0 ? "proposed" : "draft", ...why },
    unset: ["progress", "lease"],
    effects: [],
  });
}
