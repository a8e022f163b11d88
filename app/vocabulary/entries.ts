import type { Words } from "./words";

export type EntryKind = "note" | "call" | "message" | "hand-off" | "answer" | "form" | "change";

export const ENTRY_KINDS: Words<EntryKind> = {
  note: { fr: "Note", en: "Note" },
  call: { fr: "Appel", en: "Call" },
  message: { fr: "Message", en: "Message" },
  "hand-off": { fr: "Relais", en: "Hand-off" },
  answer: { fr: "Réponse", en: "Answer" },
  form: { fr: "Formulaire", en: "Form" },
  change: { fr: "Changement", en: "Change" },
};

/** The filters of the timeline, « Fil ». */
export const ENTRY_FILTERS: Readonly<Record<string, { fr: string; kinds: readonly EntryKind[] }>> = {
  notes: { fr: "Notes", kinds: ["note", "call"] },
  messages: { fr: "Messages", kinds: ["message", "form"] },
  "hand-offs": { fr: "Relais", kinds: ["hand-off", "answer"] },
  changes: { fr: "Changements", kinds: ["change"] },
};
