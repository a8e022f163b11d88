import type { Words } from "./words";

export type EntryKind = "note" | "call" | "message" | "hand-off" | "answer" | "form" | "visit" | "change";

export const ENTRY_KINDS: Words<EntryKind> = {
  note: { fr: "Note", en: "Note" },
  call: { fr: "Appel", en: "Call" },
  message: { fr: "Message", en: "Message" },
  "hand-off": { fr: "Relais", en: "Hand-off" },
  answer: { fr: "Réponse", en: "Answer" },
  form: { fr: "Formulaire", en: "Form" },
  visit: { fr: "Visite", en: "Visit" },
  change: { fr: "Changement", en: "Change" },
};

/** The filters of the timeline, « Fil ». */
export const ENTRY_FILTERS: Readonly<Record<string, { fr: string; kinds: readonly EntryKind[] }>> = {
  notes: { fr: "Notes", kinds: ["note"] },
  calls: { fr: "Appels", kinds: ["call"] },
  messages: { fr: "Messages", kinds: ["message", "form"] },
  "hand-offs": { fr: "Relais", kinds: ["hand-off", "answer"] },
  answers: { fr: "Réponses", kinds: ["answer"] },
  visits: { fr: "Visites", kinds: ["visit"] },
  changes: { fr: "Changements", kinds: ["change"] },
};

/** The kinds a colleague writes by hand: their author may put one in the recycle bin. */
const HAND_WRITTEN: readonly EntryKind[] = ["note", "call", "visit"];

/** Whether a colleague wrote this line by hand. */
export function isHandWritten(kind: EntryKind): boolean {
  return HAND_WRITTEN.includes(kind);
}
