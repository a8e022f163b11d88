import { defineModel } from "./define";

/** The last run of each background task; _id is the task's name. */
export interface BackgroundRunRecord {
  _id: string;
  lastStartedAt?: Date;
  lastFinishedAt?: Date;
  lastFailedAt?: Date;
  lastError?: string;
  lastCount: number;
  failures: number;
  /** What it did, or why it did nothing, as a French sentence. */
  said?: string;
  /** Of a task done once a day: what it asked outside that day, and the moment (real time) before which it asks nothing more. */
  day?: { on: string; calls: number; isDone: boolean; notBefore?: Date };
  /** The process at work on it, when two must never be: past this moment (real time) another may take over. */
  lease?: { by: string; until: Date };
}

export const BackgroundRun = defineModel<BackgroundRunRecord>(
  "BackgroundRun",
  {
    lastStartedAt: Date,
    lastFinishedAt: Date,
    lastFailedAt: Date,
    lastError: String,
    lastCount: { type: Number, default: 0 },
    failures: { type: Number, default: 0 },
    said: String,
    day: { type: { _id: false, on: String, calls: Number, isDone: Boolean, notBefore: Date } },
    lease: { type: { _id: false, by: String, until: Date } },
  },
  { collection: "background-runs" },
);
