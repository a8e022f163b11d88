import type { AnyBulkWriteOperation } from "mongodb";
import type { RestructuringRecord } from "#models/restructuring";
import { RestructuringStep } from "#models/restructuring-step";
import { isSame, stillIs, updateTo, valueAt } from "./document-paths";
import { DURABLE } from "./durability.server";
import { ALL_MODELS } from "./models.server";
import {
  batchesOf,
  byModel,
  documentsOf,
  isAggregate,
  markSteps,
  type Step,
  type Stored,
  wavesOf,
  writeAll,
} from "./restructure-documents.server";

/** Something that changed since a restructuring: undoing it asks what to do. */
export interface Conflict {
  /** What `revert` is given to put it back all the same. */
  id: string;
  model: string;
  documentId: string;
  householdId?: string;
  /** A field that no longer holds what was written; an inserted document changed since; things joined to it since. */
  reason: "field" | "document" | "joined";
  path?: string;
  before?: unknown;
  written?: unknown;
  current?: unknown;
  /** How many documents of each model joined it: it stays, whatever is asked. */
  joined?: Record<string, number>;
}

interface Decisions {
  putBack: Set<string>;
  /** Inserted files, or documents, that stay. */
  kept: Set<string>;
}

/** What changed since a restructuring, in its order; nothing is written. */
export async function* conflictsOf(restructuringId: string): AsyncGenerator<Conflict> {
  for await (const steps of batchesOf(restructuringId, ["applied", "kept"])) {
    const documents = await documentsOf(steps);
    const joined = await joinedTo(restructuringId, steps);
    for (const step of steps) {
      const document = documents.get(step.documentId);
      if (document) yield* conflictsOfStep(step, document, joined.get(step.documentId));
    }
  }
}

/** The inserted files, or documents of no file, that stay: something changed in them, or joined them, since. */
export async function keptFiles({ _id, putBack }: RestructuringRecord): Promise<Set<string>> {
  const decided = new Set(putBack);
  const kept = new Set<string>();
  for await (const { id, reason, documentId, householdId } of conflictsOf(_id)) {
    if (reason === "field") continue;
    if (reason === "joined" || !decided.has(id)) kept.add(householdId ?? documentId);
  }
  return kept;
}

/** Undoes steps, each once whatever dies when; those whose document moved meanwhile stay to be undone. */
export async function revertSteps(steps: Step[], decisions: Decisions): Promise<void> {
  for (const wave of wavesOf(steps)) {
    const documents = await documentsOf(wave);
    for (const [model, own] of byModel(wave)) {
      await bringBack(
        own.filter(({ kind }) => kind === "remove").map(({ document }) => document),
        model,
      );
      const undone = own.map((step) => undoingOf(step, documents.get(step.documentId), decisions));
      const operations = undone.flatMap(({ operation }) => operation ?? []);
      if (!(await writeAll(model, operations))) continue;
      for (const state of ["reverted", "kept"] as const)
        await markSteps(
          undone.filter((one) => one.state === state).map(({ id }) => id),
          { state },
        );
    }
  }
}

interface Undoing {
  id: string;
  state: "reverted" | "kept";
  operation?: AnyBulkWriteOperation;
}

function undoingOf(step: Step, document: Stored | undefined, decisions: Decisions): Undoing {
  const { _id: id, kind, model, documentId, householdId } = step;
  if (!document || kind === "remove") return { id, state: "reverted" };
  if (kind === "change") return undoneChange(step, document, decisions);
  const isMoved = !isAsInserted(step, document) && !decisions.putBack.has(id);
  if (isMoved || decisions.kept.has(householdId ?? documentId)) return { id, state: "kept" };
  const asRead = isVersioned(model) ? { version: document.version } : {};
  return {
    id,
    state: "reverted",
    operation: { deleteOne: { filter: { _id: documentId as never, ...asRead } } },
  };
}

function undoneChange(step: Step, document: Stored, { putBack }: Decisions): Undoing {
  const { _id: id, model, documentId, journal = [] } = step;
  const current = journal.map((change) => ({ ...change, current: valueAt(document, change.path) }));
  const moved = current.filter(({ current, from }) => !isSame(current, from));
  const back = moved.filter(({ current, to, path }) => isSame(current, to) || putBack.has(`${id}/${path}`));
  const state = back.length < moved.length ? "kept" : "reverted";
  if (back.length === 0) return { id, state };
  const asRead = back.map(({ path, current }) => stillIs(path, current));
  const values = back.map(({ path, from }) => ({ path, value: from }));
  const bookkeeping = isVersioned(model) ? { $inc: { version: 1 }, $pull: { appliedEffects: id } } : {};
  return {
    id,
    state,
    operation: {
      updateOne: {
        filter: { $and: [{ _id: documentId as never }, ...asRead] },
        update: { ...updateTo(values), ...bookkeeping } as never,
      },
    },
  };
}

function* conflictsOfStep(
  step: Step,
  document: Stored,
  joined: Record<string, number> | undefined,
): Generator<Conflict> {
  const { _id, kind, model, documentId, householdId, journal = [] } = step;
  const about = { model, documentId, householdId };
  if (kind === "insert" && joined) yield { ...about, id: _id, reason: "joined", joined };
  else if (kind === "insert" && !isAsInserted(step, document))
    yield { ...about, id: _id, reason: "document" };
  if (kind !== "change") return;
  for (const { path, from, to } of journal) {
    const current = valueAt(document, path);
    if (isSame(current, to) || isSame(current, from)) continue;
    yield { ...about, id: `${_id}/${path}`, reason: "field", path, before: from, written: to, current };
  }
}

/** Derived figures move an inserted document without being a change of it; its version tells. */
function isAsInserted({ model, document: inserted }: Step, document: Stored): boolean {
  return isVersioned(model) ? document.version === inserted?.version : isSame(document, inserted);
}

/** What joined the files inserted by a restructuring, other than by it: how many of each model, by file. */
async function joinedTo(
  restructuringId: string,
  steps: Step[],
): Promise<Map<string, Record<string, number>>> {
  const files = steps
    .filter(({ kind, documentId, householdId }) => kind === "insert" && documentId === householdId)
    .map(({ documentId }) => documentId);
  const joined = new Map<string, Record<string, number>>();
  if (files.length === 0) return joined;
  const ofPlan = await RestructuringStep.find(
    { restructuringId, householdId: { $in: files } },
    { documentId: 1 },
  ).lean();
  const own = new Set(ofPlan.map(({ documentId }) => documentId));
  for (const model of ALL_MODELS) {
    if (model === (RestructuringStep as unknown) || !model.schema.path("householdId")) continue;
    const found = model.collection.find({ householdId: { $in: files } } as never, {
      projection: { householdId: 1 },
    });
    for await (const { _id, householdId } of found) {
      if (own.has(String(_id))) continue;
      const counts = joined.get(householdId) ?? {};
      joined.set(householdId, { ...counts, [model.modelName]: (counts[model.modelName] ?? 0) + 1 });
    }
  }
  return joined;
}

async function bringBack(
  documents: (Step["document"] | undefined)[],
  model: (typeof ALL_MODELS)[number],
): Promise<void> {
  const removed = documents.filter((document) => document !== undefined);
  if (removed.length === 0) return;
  await model.collection.bulkWrite(
    removed.map(({ _id, ...fields }) => ({
      updateOne: { filter: { _id: _id as never }, update: { $setOnInsert: fields }, upsert: true },
    })),
    { ordered: false, writeConcern: DURABLE },
  );
}

function isVersioned(name: string): boolean {
  return ALL_MODELS.some((model) => model.modelName === name && isAggregate(model));
}
