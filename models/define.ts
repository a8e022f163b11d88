import mongoose, { type Model, type QueryFilter, Schema, type SchemaDefinition } from "mongoose";
import { pendingEffectSchema } from "./effect";

export type { Model } from "mongoose";

/** A condition on the documents of a collection. */
export type Filter<Stored> = QueryFilter<Stored>;

interface Options {
  collection: string;
  /** An aggregate is changed by commands, with effects waiting for the relay. */
  isAggregate?: boolean;
}

/** Declares a collection once per process, so that a test or a reload may import it again. */
export function defineModel<Stored>(
  name: string,
  definition: SchemaDefinition,
  { collection, isAggregate = false }: Options,
  addIndexes: (schema: Schema) => void = () => {},
): Model<Stored> {
  const known = mongoose.models[name];
  // Mongoose keeps its registry untyped; the record type is the one declared beside the schema.
  if (known) return known as Model<Stored>;
  const schema = new Schema(definition, {
    collection,
    versionKey: false,
    minimize: false,
    autoIndex: false,
    autoCreate: false,
  });
  schema.add({ _id: { type: String, required: true } });
  if (isAggregate) addAggregateFields(schema);
  addIndexes(schema);
  return mongoose.model(name, schema) as unknown as Model<Stored>;
}

/** What every aggregate carries: its version, the effects still to carry out, those already applied. */
export interface Aggregate {
  _id: string;
  version: number;
  pendingEffects: import("./effect").PendingEffect[];
  /** Ids of the last follow-ups applied here, so that none is applied twice. */
  appliedEffects: string[];
}

function addAggregateFields(schema: Schema): void {
  schema.add({
    version: { type: Number, required: true, default: 1 },
    pendingEffects: { type: [pendingEffectSchema], default: [] },
    appliedEffects: { type: [String], default: [] },
  });
  schema.index({ "pendingEffects.dueAt": 1 }, { sparse: true });
}
