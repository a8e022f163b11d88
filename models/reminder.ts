import { Schema } from "mongoose";

/** What is done when a partner stays silent. */
export type ReminderKind = "mail" | "back-up" | "call";

/** What they wrote themselves puts a reminder off: they are away, or nobody has read yet what they answered. */
export type PutOffReason = "absence" | "reply";

/** Why a reminder comes later than the delays alone say, and until when. */
export interface MovedReminder {
  by: "closure" | "summer" | "promise" | "colleague" | PutOffReason;
  untilOn: string;
  /** What the closure is called. */
  label?: string;
}

/** What was done; reminders that left together share their mail. */
export interface Reminder {
  at: Date;
  kind: ReminderKind;
  mailId?: string;
}

export interface NextReminder {
  kind: ReminderKind;
  moved?: MovedReminder;
}

export const reminderSchema = new Schema({ at: Date, kind: String, mailId: String }, { _id: false });

export const nextReminderSchema = new Schema(
  { kind: String, moved: { type: { _id: false, by: String, untilOn: String, label: String } } },
  { _id: false },
);
