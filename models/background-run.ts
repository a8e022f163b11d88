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
  },
  { collection: "background-runs" },
);
