import type { Permission } from "./permissions";
import type { Words } from "./words";

export type SearchGroup = "acts" | "people" | "partners" | "pages";

/** What the palette finds, in the order it shows it. */
export const SEARCH_GROUPS: Words<SearchGroup> = {
  acts: { fr: "Actes", en: "Acts" },
  people: { fr: "Personnes", en: "People" },
  partners: { fr: "Partenaires", en: "Partners" },
  pages: { fr: "Pages", en: "Pages" },
};

export interface SearchHit {
  id: string;
  group: SearchGroup;
  label: string;
  detail?: string;
  /** Where it leads; an act that still wants a name leads nowhere yet. */
  to?: string;
  /** What an act that wants a name writes in the field. */
  fill?: string;
}

export type FileActKind = "remind" | "house" | "note" | "reply" | "call" | "assign";

export interface FileActWords {
  /** « Loger Marchetti » */
  label: string;
  /** What one types before the name, folded; the first is the one the palette writes itself. */
  verbs: readonly string[];
  permission: Permission;
}

/** The acts that name a file. */
export const FILE_ACTS: Readonly<Record<FileActKind, FileActWords>> = {
  remind: { label: "Relancer", verbs: ["relancer", "relance", "remind"], permission: "hand-offs:write" },
  house: { label: "Loger", verbs: ["loger", "logement", "house"], permission: "needs:write" },
  note: { label: "Noter", verbs: ["noter", "note"], permission: "households:write" },
  reply: { label: "Répondre à", verbs: ["repondre", "ecrire", "reply"], permission: "households:write" },
  call: { label: "Appeler", verbs: ["appeler", "telephoner", "call"], permission: "households:write" },
  assign: { label: "Confier", verbs: ["confier", "attribuer", "assign"], permission: "households:write" },
};
