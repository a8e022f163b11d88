import { defineModel } from "./define";

/** What the base knows of itself; one document, _id "schema". */
export interface MetaRecord {
  _id: string;
  schemaVersion: number;
  indexSignature?: string;
  /** How far « Avancer le temps » has moved the clock of every process, in milliseconds. */
  clockOffset?: number;
  lockedUntil?: Date;
  /** How far the readiness of files that nothing touches was computed in the background: the last id, then the end. */
  oldReadiness?: { upTo?: string; isDone?: boolean };
  /** The same of the calendars of the children of files opened before there were any. */
  oldCalendars?: { upTo?: string; isDone?: boolean };
}

export const Meta = defineModel<MetaRecord>(
  "Meta",
  {
    schemaVersion: { type: Number, required: true },
    indexSignature: String,
    clockOffset: Number,
    lockedUntil: Date,
    oldReadiness: { type: { _id: false, upTo: String, isDone: Boolean }, default: undefined },
    oldCalendars: { type: { _id: false, upTo: String, isDone: Boolean }, default: undefined },
  },
  { collection: "meta" },
);
