import type { Model } from "mongoose";
import { AuditEvent } from "#models/audit-event";
import type { Aggregate } from "#models/define";
import type { PendingEffect } from "#models/effect";
import { Entry } from "#models/entry";
import { Mail } from "#models/mail";
import { Notice } from "#models/notice";
import type { FollowUpName, FollowUpPayloads } from "~/vocabulary/follow-ups";
import { type Actor, SOFTWARE } from "../auth/actor";
import { logger } from "../logger.server";
import { keysOfFiles, mailOf } from "../outbox/mail-effect.server";
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
const waiting = new Map<AnyModel, Map<string, PendingEffect[]>>();
let running: Promise<void> | undefined;

/** Gives the relay the table of follow-ups; called once, by the host or by the tests. */
export function registerFollowUps(followUps: FollowUpTable): void {
  table = followUps;
}

/** Asks the relay to carry out, right after this turn, effects that wait in a document. */
export function enqueue<Stored extends { _id: string; pendingEffects?: PendingEffect[] }>(
  model: Model<Stored>,
  id: string,
  effects: PendingEffect[],
): void {
  // The relay reads only where effects wait.
  const key = model as unknown as AnyModel;
  const byId = waiting.get(key) ?? new Map<string, PendingEffect[]>();
  byId.set(id, [...(byId.get(id) ?? []), ...effects]);
  waiting.set(key, byId);
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
      .find({ "pendingEffects.dueAt": { $lte: new Date() } }, { pendingEffects: 1 })
      .limit(500)
      .lean<Holder[]>();
    for (const { _id, pendingEffects } of left) enqueue(model, _id, pendingEffects);
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
      for (const [model, byId] of batch) await relayBatch(model, byId);
    }
  } catch (error) {
    logger.error({ err: error }, "relay interrupted; the sweep resumes it");
  } finally {
    running = undefined;
    if (waiting.size > 0) running = Promise.resolve().then(drain);
  }
}

async function relayBatch(model: AnyModel, byId: Map<string, PendingEffect[]>): Promise<void> {
  const carried = [...byId].flatMap(([id, effects]) => effects.map((effect) => ({ id, effect })));
  await insertAll(model, carried);
  const done = new Map<string, string[]>();
  for (const { id, effect } of carried) {
    if (effect.kind === "followUp" && !(await applyFollowUp(model, id, effect))) continue;
    done.set(id, [...(done.get(id) ?? []), effect.id]);
  }
  await Promise.all([...done].map(([id, effectIds]) => forget(model, id, effectIds)));
}

interface Carried {
  /** The document the effect waits in. */
  id: string;
  effect: PendingEffect;
}

async function insertAll(model: AnyModel, effects: Carried[]): Promise<void> {
  const of = (kind: PendingEffect["kind"]) => effects.filter(({ effect }) => effect.kind === kind);
  await Promise.all([
    insertOnce(AuditEvent, of("audit"), ({ id, effect }) => ({
      ...effect.data,
      at: effect.at,
      actorId: effect.actorId,
      subject: { type: model.modelName, id },
    })),
    insertOnce(Entry, of("entry"), ({ effect }) => ({
      changes: [],
      ...effect.data,
      at: effect.at,
      authorId: effect.actorId,
    })),
    insertOnce(Notice, of("notice"), ({ effect }) => ({ ...effect.data, at: effect.at })),
    insertMails(of("mail")),
  ]);
}

async function insertMails(effects: Carried[]): Promise<void> {
  const files = await keysOfFiles(effects.map(({ effect }) => effect));
  await insertOnce(Mail, effects, ({ effect }) => mailOf(effect, files));
}

/** Writes each line under its effect's id; a line already there is left as it is. */
async function insertOnce<Stored>(
  target: Model<Stored>,
  effects: Carried[],
  toValues: (carried: Carried) => Record<string, unknown>,
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
    { ordered: false, writeConcern: DURABLE, ignoreUndefined: true },
  );
}

async function applyFollowUp(model: AnyModel, id: string, effect: PendingEffect): Promise<boolean> {
  if (effect.dueAt.getTime() > Date.now()) return false;
  const { name, payload } = effect.data as { name: FollowUpName; payload: never };
  try {
    if (!table) throw new Error("no table of follow-ups was registered");
    await table[name](effect.actorId ? { id: effect.actorId } : SOFTWARE, payload, effect.id);
    return true;
  } catch (error) {
    logger.error({ err: error, followUp: name, effectId: effect.id }, "follow-up failed, will be retried");
    await putOff(model, id, effect, error);
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
