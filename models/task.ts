import type { Schema } from "mongoose";
import { type Aggregate, defineModel } from "./define";

/** Something one person must do by a day; a call task names the number to dial. */
export interface TaskRecord extends Aggregate {
  householdId: string;
  track: "family" | "professional";
  kind: "call" | "task";
  label: string;
  ownerId: string;
  dueOn: string;
  state: "open" | "done";
  handOffId?: string;
  phone?: string;
  createdAt: Date;
  doneAt?: Date;
}

export const Task = defineModel<TaskRecord>(
  "Task",
  {
    householdId: { type: String, required: true },
    track: { type: String, default: "family" },
    kind: { type: String, required: true },
    label: { type: String, required: true },
    ownerId: { type: String, required: true },
    dueOn: { type: String, required: true },
    state: { type: String, required: true },
    handOffId: String,
    phone: String,
    createdAt: { type: Date, required: true },
    doneAt: Date,
  },
  { collection: "tasks", isAggregate: true },
  (schema: Schema) => {
    schema.index({ ownerId: 1, state: 1, dueOn: 1 });
    schema.index({ householdId: 1, state: 1 });
    schema.index({ handOffId: 1 }, { sparse: true });
  },
);
