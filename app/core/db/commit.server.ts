import type { Model, QueryFilter, UpdateQuery } from "mongoose";
import type { Aggregate } from "#models/define";
import type { PendingEffect } from "#models/effect";
import type { Actor } from "../auth/actor";
import { UserFacingError } from "../errors";
import { DURABLE } from "./durability.server";
import { type Effect, toPending } from "./effects.server";
import { enqueue } from "./relay.server";
import { forgetReadings } from "./remember.server";

/** A follow-up's id is remembered by the document it changed, this many at most. */
export const APPLIED_KEPT = 60;

export interface Change<Stored> {
  /** Fields, or dotted paths within them. */
  set?: Partial<Stored> & Record<string, unknown>;
  unset?: string[];
  push?: Record<string, unknown>;
  pull?: Record<string, unknown>;
  inc?: Record<string, number>;
  /** What must still be true of the document for the change to be made. */
  onlyIf?: QueryFilter<Stored>;
  effects: Effect[];
  /** The French sentence said when `onlyIf` no longer holds; without it, `null` is returned. */
  refusal?: string;
  /** Id of the follow-up being applied: a second application changes nothing. */
  appliedBy?: string;
  /** Derived figures do not count as a new version of the document. */
  isDerived?: boolean;
}

/**
 * Saves one change of one document together with its effects, in one atomic durable write.
 * Returns the document after the change; refuses with `refusal` when `onlyIf` no longer holds.
 */
export async function commit<Stored extends Aggregate>(
  actor: Actor,
  model: Model<Stored>,
  id: string,
  change: Change<Stored>,
): Promise<Stored | null> {
  const filter = { ...change.onlyIf, _id: id } as QueryFilter<Stored>;
  if (change.appliedBy) Object.assign(filter, { appliedEffects: { $ne: change.appliedBy } });
  const pending = toPending(actor, change.effects);
  const saved = await model.findOneAndUpdate(filter, updateOf(change, pending), {
    returnDocument: "after",
    lean: true,
    strict: "throw",
    writeConcern: DURABLE,
  });
  forgetReadings();
  if (!saved) {
    if (change.refusal) throw new UserFacingError(change.refusal);
    return null;
  }
  if (pending.length > 0) enqueue(model, id, pending);
  return saved as Stored;
}

/**
 * Creates a document with its effects in one durable write; `_id` is given by the caller.
 * Returns false, changing nothing, when a unique key says that the document is already there.
 */
export async function create<Stored extends Aggregate>(
  actor: Actor,
  model: Model<Stored>,
  values: Omit<Stored, keyof Aggregate> & { _id: string },
  effects: Effect[],
): Promise<boolean> {
  const pendingEffects = toPending(actor, effects);
  const document = new model({ ...values, version: 1, pendingEffects });
  try {
    await document.validate();
    await model.collection.insertOne(document.toObject() as never, { writeConcern: DURABLE });
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
  forgetReadings();
  if (effects.length > 0) enqueue(model, values._id, pendingEffects);
  return true;
}

/** Whether a unique index refused the write. */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === 11000;
}

function updateOf<Stored extends Aggregate>(
  change: Change<Stored>,
  pending: PendingEffect[],
): UpdateQuery<Stored> {
  const push: Record<string, unknown> = { ...change.push };
  if (pending.length > 0) push.pendingEffects = { $each: pending };
  if (change.appliedBy) push.appliedEffects = { $each: [change.appliedBy], $slice: -APPLIED_KEPT };
  const increments = change.isDerived ? { ...change.inc } : { ...change.inc, version: 1 };
  const update: Record<string, unknown> = {};
  if (change.set) update.$set = change.set;
  if (change.unset?.length) update.$unset = Object.fromEntries(change.unset.map((field) => [field, 1]));
  if (change.pull) update.$pull = change.pull;
  if (Object.keys(push).length > 0) update.$push = push;
  if (Object.keys(increments).length > 0) update.$inc = increments;
  return update as UpdateQuery<Stored>;
}
