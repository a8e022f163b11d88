import type { AnyBulkWriteOperation } from "mongodb";
import type { Model } from "mongoose";
import { RestructuringStep, STEPS_BY_STATE } from "#models/restructuring-step";
import { APPLIED_KEPT } from "./commit.server";
import { isSame, stillIs, updateTo, valueAt, withBefore } from "./document-paths";
import { DURABLE } from "./durability.server";
import {
  byModel,
  documentsOf,
  isAggregate,
  markSteps,
  modelNamed,
  type Step,
  type Stored,
  wavesOf,
  writeAll,
} from "./restructure-documents.server";

const TRIES = 5;
/** Documents sent in one insertion: several go at once, and the base has a processor for each. */
const TOGETHER = 50;

/**
 * Takes steps in their order, each once whatever dies when: what brings a document back is written, and on the
 * disk, before the document is touched. Safe to call again with steps already taken.
 */
export async function applySteps(steps: Step[]): Promise<void> {
  const dependent = steps.filter(({ onlyWith }) => onlyWith);
  for (const wave of wavesOf(steps.filter(({ onlyWith }) => !onlyWith))) await applyWave(wave);
  if (dependent.length > 0) await applyDependent(dependent);
}

/** Insertions that say what other steps did: a refused one is not told. */
async function applyDependent(steps: Step[]): Promise<void> {
  const refused = await RestructuringStep.find(
    { restructuringId: steps[0]?.restructuringId, state: "refused" },
    { documentId: 1 },
  )
    .hint(STEPS_BY_STATE)
    .lean();
  const untouched = new Set(refused.map(({ documentId }) => documentId));
  const isVain = ({ onlyWith = "" }: Step) => untouched.has(onlyWith);
  await markSteps(
    steps.filter(isVain).map(({ _id }) => _id),
    { state: "refused", refusal: "changed" },
  );
  for (const wave of wavesOf(steps.filter((step) => !isVain(step)))) await applyWave(wave);
}

async function applyWave(wave: Step[]): Promise<void> {
  let left = wave;
  for (let tries = 0; left.length > 0; tries += 1) {
    if (tries === TRIES) throw new Error(`${left.length} documents kept moving under a restructuring`);
    left = await applyOnce(left);
  }
}

/** Takes what it can; returns the steps whose document moved between being read and being written. */
async function applyOnce(wave: Step[]): Promise<Step[]> {
  const refused = await insertDocuments(wave.filter(({ kind }) => kind === "insert"));
  const others = wave.filter(({ kind }) => kind !== "insert");
  const journaled = await journal(others);
  for (const { _id, refusal } of [...refused, ...journaled.refused])
    await markSteps([_id], { state: "refused", refusal });
  const moved = await writeJournaled(journaled.ready);
  const excluded = new Set([...refused, ...journaled.refused].map(({ _id }) => _id));
  const taken = wave.filter(({ _id }) => !excluded.has(_id) && !moved.has(_id));
  await markSteps(
    taken.map(({ _id }) => _id),
    { state: "applied" },
  );
  return wave.filter(({ _id }) => moved.has(_id));
}

type Refused = Pick<Step, "_id" | "refusal">;

/** Inserts documents, all collections at once; one already there under its id is ours. Returns those a unique key refused. */
async function insertDocuments(steps: Step[]): Promise<Refused[]> {
  const insertions = byModel(steps).flatMap(([model, own]) =>
    slicesOf(own).map((slice) => insertInto(model, slice)),
  );
  return (await Promise.all(insertions)).flat();
}

function slicesOf(steps: Step[]): Step[][] {
  return Array.from({ length: Math.ceil(steps.length / TOGETHER) }, (_, index) =>
    steps.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );
}

async function insertInto(model: Model<unknown>, steps: Step[]): Promise<Refused[]> {
  try {
    await model.collection.insertMany(steps.map(({ document }) => document) as never, {
      ordered: false,
      writeConcern: DURABLE,
      ignoreUndefined: true,
    });
    return [];
  } catch (error) {
    return duplicatesOf(error).flatMap(({ index, isSameId }): Refused[] => {
      const step = steps[index];
      return step && !isSameId ? [{ _id: step._id, refusal: "taken" }] : [];
    });
  }
}

/** The insertions that a unique key refused; any other error is thrown on. */
function duplicatesOf(error: unknown): { index: number; isSameId: boolean }[] {
  // The driver's shape of a bulk error.
  const { writeErrors } = error as { writeErrors?: unknown };
  const errors = [writeErrors ?? []].flat() as { code: number; index: number; errmsg?: string }[];
  if (errors.length === 0 || errors.some(({ code }) => code !== 11000)) throw error;
  return errors.map(({ index, errmsg = "" }) => ({ index, isSameId: /index: _id_/.test(errmsg) }));
}

/** Reads the documents and writes down what brings them back. */
async function journal(steps: Step[]): Promise<{ ready: Step[]; refused: Refused[] }> {
  const documents = await documentsOf(steps);
  const refused: Refused[] = [];
  const ready: Step[] = [];
  for (const step of steps) {
    const document = documents.get(step.documentId);
    if (isTaken(step, document)) continue;
    const refusal = refusalOf(step, document);
    if (refusal || !document) {
      refused.push({ _id: step._id, refusal });
      continue;
    }
    ready.push(withBeforeImage(step, document));
  }
  await writeBeforeImages(ready);
  return { ready: ready.filter(({ kind, journal }) => kind === "remove" || journal?.length), refused };
}

/** Whether a step cut short had in fact been taken. */
function isTaken(step: Step, document: Stored | undefined): boolean {
  if (!step.isJournaled) return false;
  if (!document) return step.kind === "remove";
  if (isAggregate(modelNamed(step.model))) return Boolean(document.appliedEffects?.includes(step._id));
  if (step.kind === "remove") return false;
  return (step.journal ?? []).every(({ path, to }) => isSame(valueAt(document, path), to));
}

function refusalOf(step: Step, document: Stored | undefined): Refused["refusal"] {
  if (!document) return "gone";
  const holds = (step.expects ?? []).every(({ path, value }) => isSame(valueAt(document, path), value));
  return holds ? undefined : "changed";
}

function withBeforeImage(step: Step, document: Stored): Step {
  if (step.kind === "remove") return { ...step, document };
  return { ...step, journal: withBefore(document, step.changes ?? []) };
}

async function writeBeforeImages(steps: Step[]): Promise<void> {
  if (steps.length === 0) return;
  const operations = steps.map(({ _id, journal, document, kind }) => ({
    updateOne: {
      filter: { _id },
      update: { $set: { isJournaled: true, ...(kind === "remove" ? { document } : { journal }) } },
    },
  }));
  await RestructuringStep.collection.bulkWrite(operations as never, {
    ordered: false,
    writeConcern: DURABLE,
    ignoreUndefined: true,
  });
}

/** Writes what was journaled; returns the ids of the steps whose document moved since it was read. */
async function writeJournaled(steps: Step[]): Promise<Set<string>> {
  const moved = new Set<string>();
  for (const [model, own] of byModel(steps)) {
    if (
      await writeAll(
        model,
        own.map((step) => operationOf(step, isAggregate(model))),
      )
    )
      continue;
    const documents = await documentsOf(own);
    for (const step of own)
      if (!isTaken({ ...step, isJournaled: true }, documents.get(step.documentId))) moved.add(step._id);
  }
  return moved;
}

function operationOf(
  { _id, kind, documentId, document, journal = [] }: Step,
  isVersioned: boolean,
): AnyBulkWriteOperation {
  if (kind === "remove") {
    const asRead = isVersioned ? { version: document?.version } : {};
    return { deleteOne: { filter: { _id: documentId as never, ...asRead } } };
  }
  const asRead = journal.map(({ path, from }) => stillIs(path, from));
  const values = journal.map(({ path, to }) => ({ path, value: to }));
  return {
    updateOne: {
      filter: { $and: [{ _id: documentId as never }, ...asRead] },
      update: {
        ...updateTo(values),
        ...(isVersioned
          ? {
              $inc: { version: 1 },
              $push: { appliedEffects: { $each: [_id], $slice: -APPLIED_KEPT } as never },
            }
          : {}),
      },
    },
  };
}
