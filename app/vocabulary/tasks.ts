import type { Words } from "./words";

export type TaskKind = "task" | "call" | "promise" | "wake";

export const TASK_KINDS: Words<TaskKind> = {
  task: { fr: "Tâche", en: "Task" },
  call: { fr: "Appel", en: "Call" },
  promise: { fr: "Promesse", en: "Promise" },
  wake: { fr: "Réveil", en: "Wake" },
};

export type TaskState = "open" | "done" | "deleted";

export const TASK_STATES: Words<TaskState> = {
  open: { fr: "À faire", en: "Open" },
  done: { fr: "Faite", en: "Done" },
  deleted: { fr: "À la corbeille", en: "In the bin" },
};

/** What ends a snooze. */
export type SnoozeEnd = "day" | "answer" | "semester";

export const SNOOZE_ENDS: Words<SnoozeEnd> = {
  day: { fr: "jusqu’à une date", en: "until a day" },
  answer: { fr: "jusqu’à la réponse du partenaire", en: "until the partner answers" },
  semester: { fr: "jusqu’au prochain semestre", en: "until the next semester" },
};
