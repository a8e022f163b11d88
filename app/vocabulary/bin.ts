import type { Words } from "./words";

export type BinKind = "task" | "note" | "document" | "hand-off";

/** What the recycle bin holds. */
export const BIN_KINDS: Words<BinKind> = {
  task: { fr: "Tâche", en: "Task" },
  note: { fr: "Note", en: "Note" },
  document: { fr: "Document", en: "Document" },
  "hand-off": { fr: "Relais", en: "Hand-off" },
};

/** Days something stays in the recycle bin. */
export const BIN_DAYS = 30;
