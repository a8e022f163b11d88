import type { Aggregate, Model } from "#models/define";
import { Restructuring } from "#models/restructuring";
import {
  type FieldChange,
  RestructuringStep,
  type RestructuringStepRecord,
} from "#models/restructuring-step";
import type { RestructuringKind, StepKind } from "~/vocabulary/restructurings";
import type { Actor } from "../auth/actor";
import { now } from "../clock.server";
import { newId } from "../ids.server";
import { commit, create } from "./commit.server";
import { DURABLE } from "./durability.server";
import { readAhead } from "./read-ahead";

const BATCH = 1000;
const MOST_FORGOTTEN = 20;

/** One document of a plan; made by `inserting`, `changing` or `removing`. */
export interface PlannedStep
  extends Pick<
    RestructuringStepRecord,
    "model" | "documentId" | "householdId" | "document" | "changes" | "expects" | "onlyWith"
  > {
  kind: StepKind;
  isRefreshed: boolean;
}

type Steps = AsyncIterable<PlannedStep> | Iterable<PlannedStep>;

interface OfFile {
  /** The file this document belongs to. */
  householdId?: string;
  /** Whether the file already shows what this step does: nothing is computed again then. */
  isComplete?: boolean;
}

interface OfInsertion extends OfFile {
  /** The document that an earlier step changes: refused, this one is not inserted. */
  onlyWith?: string;
}

/** A step that inserts a document, complete: the base is told nothing that its model would add. */
export function inserting<Stored extends { _id: string }>(
  model: Model<Stored>,
  document: Omit<Stored, Exclude<keyof Aggregate, "_id">>,
  { onlyWith, ...file }: OfInsertion = {},
): PlannedStep {
  const { _id } = document as { _id: string };
  return { ...stepOn(model, _id, "insert", file), onlyWith, document: { ...document, ...bornFields(model) } };
}

interface Changes {
  /** Fields, or dotted paths within them. */
  set?: Record<string, unknown>;
  unset?: string[];
  /** Values to add to lists: what others added meanwhile stays. */
  addTo?: Record<string, unknown[]>;
  /** Fields that must still be as they were read, `undefined` when absent; else the step is refused. */
  expects?: Record<string, unknown>;
}

/** A step that changes fields of a document; what they are is read, and kept, when the step is taken. */
export function changing<Stored>(
  model: Model<Stored>,
  documentId: string,
  { set = {}, unset = [], addTo = {}, expects = {} }: Changes,
  file: OfFile = {},
): PlannedStep {
  const changes: FieldChange[] = [
    ...Object.entries(set).map(([path, to]) => (to === undefined ? { path, isUnset: true } : { path, to })),
    ...unset.map((path) => ({ path, isUnset: true })),
    ...Object.entries(addTo).map(([path, add]) => ({ path, add })),
  ];
  const expected = Object.entries(expects).map(([path, value]) =>
    value === undefined ? { path, isAbsent: true } : { path, value },
  );
  return { ...stepOn(model, documentId, "change", file), changes, expects: expected };
}

/** A step that takes a document away; it comes back whole when the restructuring is undone. */
export function removing<Stored>(model: Model<Stored>, documentId: string, file: OfFile = {}): PlannedStep {
  return stepOn(model, documentId, "remove", file);
}

interface Planned {
  /** Given by a caller that has to find it again after a stop; else a new one. */
  id?: string;
  kind: RestructuringKind;
  /** What it does, in one French sentence, without anybody's name. */
  label: string;
  summary?: Record<string, unknown>;
}

/**
 * Writes a plan, touching nothing else; returns its id. Steps are taken in the order given and undone in the other.
 * Planning again under the same id what a stop cut short starts afresh. Refuses to change a document that the plan inserts.
 */
export async function planRestructuring(
  actor: Actor,
  { id = newId(), kind, label, summary = {} }: Planned,
  steps: Steps,
): Promise<string> {
  const fields = { kind, label, summary, actorId: actor.id, at: now(), state: "planning" as const };
  const counts = { total: 0, done: 0, refused: 0, putBack: [], attempts: 0 };
  await create(actor, Restructuring, { _id: id, ...fields, ...counts }, []);
  if (!(await Restructuring.exists({ _id: id, state: "planning" }))) return id;
  await RestructuringStep.collection.deleteMany({ restructuringId: id });
  const total = await writeSteps(id, steps);
  await commit(actor, Restructuring, id, {
    onlyIf: { state: "planning" },
    set: { state: "planned", total },
    effects: [],
  });
  return id;
}

/** Forgets the plans that nobody carried out since a moment, with what they say of people. Returns how many. */
export async function forgetAbandonedPlans(before: Date): Promise<number> {
  const left = { state: { $in: ["planning" as const, "planned" as const] }, at: { $lt: before } };
  const found = await Restructuring.find(left, { _id: 1 }).limit(MOST_FORGOTTEN).lean();
  for (const { _id } of found) {
    await RestructuringStep.collection.deleteMany({ restructuringId: _id });
    await Restructuring.deleteOne({ _id, ...left });
  }
  return found.length;
}

/** A batch is written while the next one is worked out. */
async function writeSteps(restructuringId: string, steps: Steps): Promise<number> {
  let total = 0;
  for await (const batch of readAhead(inBatches(restructuringId, steps))) {
    await insertSteps(batch);
    total += batch.length;
  }
  return total;
}

async function* inBatches(restructuringId: string, steps: Steps): AsyncGenerator<object[]> {
  const inserted = new Set<string>();
  let batch: object[] = [];
  let index = 0;
  for await (const step of steps) {
    if (step.kind === "insert") inserted.add(step.documentId);
    else if (inserted.has(step.documentId)) throw new Error("a plan does not change what it inserts");
    const _id = `${restructuringId}-${index}`;
    // What is spread first is copied whole; anything else field by field, ten times slower.
    batch.push({ ...step, _id, restructuringId, index, isJournaled: false, state: "planned" });
    index += 1;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function insertSteps(steps: object[]): Promise<void> {
  await RestructuringStep.collection.insertMany(steps as never, {
    ordered: false,
    writeConcern: DURABLE,
    ignoreUndefined: true,
  });
}

function stepOn<Stored>(
  model: Model<Stored>,
  documentId: string,
  kind: StepKind,
  { householdId, isComplete = false }: OfFile,
): PlannedStep {
  const isRefreshed = householdId !== undefined && !isComplete;
  return { kind, model: model.modelName, documentId, householdId, isRefreshed };
}

/** What every aggregate is born with. */
function bornFields<Stored>(model: Model<Stored>): Partial<Aggregate> {
  return model.schema.path("pendingEffects") ? { version: 1, pendingEffects: [], appliedEffects: [] } : {};
}
