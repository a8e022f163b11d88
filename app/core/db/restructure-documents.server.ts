import type { AnyBulkWriteOperation, Document } from "mongodb";
import type { Model } from "mongoose";
import { RestructuringStep, type RestructuringStepRecord } from "#models/restructuring-step";
import { DURABLE } from "./durability.server";
import { ALL_MODELS } from "./models.server";

/** Steps read, and documents written, at once. */
export const BATCH = 500;

export type Step = RestructuringStepRecord;

/** A document as the base gives it. */
export type Stored = Document & { _id: string; version?: number; appliedEffects?: string[] };

/** The steps that are in some states when their turn comes, in their order. */
export async function* batchesOf(restructuringId: string, states: Step["state"][]): AsyncGenerator<Step[]> {
  for (let last = -1; ; ) {
    const condition = { restructuringId, state: { $in: states }, index: { $gt: last } };
    const steps = await RestructuringStep.find(condition).sort({ index: 1 }).limit(BATCH).lean<Step[]>();
    if (steps.length === 0) return;
    yield steps;
    last = steps.at(-1)?.index ?? last;
  }
}

/** Cuts a list of steps where a document comes back: within a wave, each is read and written once. */
export function wavesOf(steps: Step[]): Step[][] {
  const waves: Step[][] = [];
  let known = new Set<string>();
  for (const step of steps) {
    if (waves.length === 0 || known.has(step.documentId)) {
      waves.push([]);
      known = new Set();
    }
    known.add(step.documentId);
    waves.at(-1)?.push(step);
  }
  return waves;
}

/** The documents of steps, by id. */
export async function documentsOf(steps: Pick<Step, "model" | "documentId">[]): Promise<Map<string, Stored>> {
  const found = new Map<string, Stored>();
  for (const [model, own] of byModel(steps)) {
    const ids = own.map(({ documentId }) => documentId);
    const documents = model.collection.find({ _id: { $in: ids } } as never);
    for await (const document of documents) found.set(String(document._id), document as unknown as Stored);
  }
  return found;
}

/** Steps by the model they are about. */
export function byModel<Own extends Pick<Step, "model">>(steps: Own[]): [Model<unknown>, Own[]][] {
  const groups = new Map<string, Own[]>();
  for (const step of steps) {
    const own = groups.get(step.model) ?? [];
    own.push(step);
    groups.set(step.model, own);
  }
  return [...groups].map(([name, own]) => [modelNamed(name), own]);
}

/** Changes that refuse to be made when the document moved meanwhile; returns whether all were made. */
export async function writeAll(model: Model<unknown>, operations: AnyBulkWriteOperation[]): Promise<boolean> {
  if (operations.length === 0) return true;
  const { matchedCount, deletedCount } = await model.collection.bulkWrite(operations as never, {
    ordered: false,
    writeConcern: DURABLE,
  });
  return matchedCount + deletedCount === operations.length;
}

/** Whether a model's documents carry a version, and remember what was applied to them. */
export function isAggregate(model: Model<unknown>): boolean {
  return Boolean(model.schema.path("appliedEffects"));
}

export async function markSteps(ids: string[], fields: Partial<Step>): Promise<void> {
  if (ids.length === 0) return;
  await RestructuringStep.collection.updateMany(
    { _id: { $in: ids } } as never,
    { $set: fields },
    { writeConcern: DURABLE },
  );
}

/** A model, by the name that steps give it. */
export function modelNamed(name: string): Model<unknown> {
  const model = ALL_MODELS.find(({ modelName }) => modelName === name);
  if (!model) throw new Error(`no model is named ${name}`);
  return model;
}
