import type { Model } from "mongoose";
import { AuditEvent } from "#models/audit-event";
import type { Aggregate } from "#models/define";
import type { PendingEffect } from "#models/effect";
import { Entry } from "#models/entry";
import { Mail } from "#models/mail";
import { Notice } from "#models/notice";
import type { FollowUpName, FollowUpPayloads } from "~/vocabulary/follow-ups";
import type { Actor } from "../auth/actor";
import { logger } from "../logger.server";
import { mailOf } from "../outbox/mail-effect.server";
import { DURABLE } from "./durability.server";

export type FollowUpTable = {
  [Name in FollowUpName]: (actor: Actor, payload: FollowUpPayloads[Name], effectId: string) => Promise<void>;
};

type AnyModel = Model<Aggregate>;

interface Holder {
  _id: string;
  pendingEffects: PendingEffect[];
}

const RETRY_SECONDS = [1, 5, 15, 60, 300];

let table: FollowUpTable | undefined;
const waiting = new Map<AnyModel, Set<string>>();
let running: Promise<void> | undefined;

/** Gives the relay the table of follow-ups; called once, by the host or by the tests. */
export function registerFollowUps(followUps: FollowUpTable): void {
  table = followUps;
}

/** Asks the relay to carry out, right after this turn, the effects waiting in a document. */
export function enqueue<Stored extends Aggregate>(model: Model<Stored>, id: string): void {
  // The relay reads only the fields every aggregate has.
  const key = model as unknown as AnyModel;
  const ids = waiting.get(key) ?? new Set();
  ids.add(id);
  waiting.set(key, ids);
  running ??= new Promise((resolve) => setImmediate(resolve)).then(drain);
}

/** Waits until every effect known to this process has been carried out, or put off. */
export async function settle(): Promise<void> {
  while (running) await running;
}

/** Finds the documents whose effects a crash left behind, and carries them out. Returns how many. */
export async function sweep(models: AnyModel[]): Promise<number> {
  let count = 0;
  for (const model of models) {
    const left = await model
      .find({ "pendingEffects.dueAt": { $lte: new Date() } }, { _id: 1 })
      .limit(500)
      .lean<{ _id: string }[]>();
    for (const { _id } of left) enqueue(model, _id);
    count += left.length;
  }
  await settle();
  return count;
}

async function drain(): Promise<void> {
  try {
    while (waiting.size > 0) {
      const batch = [...waiting];
      waiting.clear();
      for (const [model, ids] of batch) await relayBatch(model, [...ids]);
    }
  } catch (error) {
    logger.error({ err: error }, "relay interrupted; the sweep resumes it");
  } finally {
    running = undefined;
    if (waiting.size > 0) running = Promise.resolve().then(drain);
  }
}

async function relayBatch(model: AnyModel, ids: string[]): Promise<void> {
  const holders = (await model.collection
    .find<Holder>({ _id: { $in: ids as never[] } }, { projection: { pendingEffects: 1 } })
    .toArray()) as Holder[];
  const effects = holders.flatMap((holder) => holder.pendingEffects.map((effect) => ({ holder, effect })));
  await insertAll(model, effects);
  const done = new Map<string, string[]>();
  for (const { holder, effect } of effects) {
    if (effect.kind === "followUp" && !(await applyFollowUp(model, holder, effect))) continue;
    done.set(holder._id, [...(done.get(holder._id) ?? []), effect.id]);
  }
  await Promise.all([...done].map(([id, effectIds]) => forget(model, id, effectIds)));
}

type Carried = { holder: Holder; effect: PendingEffect }[];

async function insertAll(model: AnyModel, effects: Carried): Promise<void> {
  const of = (kind: PendingEffect["kind"]) => effects.filter(({ effect }) => effect.kind === kind);
  await Promise.all([
    insertOnce(AuditEvent, of("audit"), ({ holder, effect }) => ({
      ...effect.data,
      at: effect.at,
      actorId: effect.actorId,
      subject: { type: model.modelName, id: holder._id },
    })),
    insertOnce(Entry, of("entry"), ({ effect }) => ({
      changes: [],
      ...effect.data,
      at: effect.at,
      authorId: effect.actorId,
    })),
    insertOnce(Notice, of("notice"), ({ effect }) => ({ ...effect.data, at: effect.at })),
    insertOnce(Mail, of("mail"), ({ effect }) => mailOf(effect)),
  ]);
}

/** Writes each line under its effect's id; a line already there is left as it is. */
async function insertOnce<Stored>(
  target: Model<Stored>,
  effects: Carried,
  toValues: (carried: Carried[number]) => Record<string, unknown>,
): Promise<void> {
  if (effects.length === 0) return;
  await target.collection.bulkWrite(
    effects.map((carried) => ({
      updateOne: {
        filter: { _id: carried.effect.id as never },
        update: { $setOnInsert: toValues(carried) },
        upsert: true,
      },
    })),
    { ordered: false, writeConcern: DURABLE },
  );
}

async function applyFollowUp(model: AnyModel, holder: Holder, effect: PendingEffect): Promise<boolean> {
  if (effect.dueAt.getTime() > Date.now()) return false;
  const { name, payload } = effect.data as { name: FollowUpName; payload: never };
  try {
    if (!table) throw new Error("no table of follow-ups was registered");
    await table[name]({ id: effect.actorId }, payload, effect.id);
    return true;
  } catch (error) {
    logger.error({ err: error, followUp: name, effectId: effect.id }, "follow-up failed, will be retried");
    await putOff(model, holder._id, effect, error);
    return false;
  }
}

async function putOff(model: AnyModel, id: string, effect: PendingEffect, error: unknown): Promise<void> {
  const delay = RETRY_SECONDS[Math.min(effect.attempts, RETRY_SECONDS.length - 1)] ?? 300;
  await model.collection.updateOne(
    { _id: id as never, "pendingEffects.id": effect.id },
    {
      $set: {
        "pendingEffects.$.dueAt": new Date(Date.now() + delay * 1000),
        "pendingEffects.$.lastError":
          error instanceof Error ? error.message.slice(0, 300) : "erreur inconnue",
      },
      $inc: { "pendingEffects.$.attempts": 1 },
    },
  );
}

async function forget(model: AnyModel, id: string, effectIds: string[]): Promise<void> {
  await model.collection.updateOne({ _id: id as never }, {
    $pull: { pendingEffects: { id: { $in: effectIds } } },
  } as never);
}
