import type { Hindrance } from "./usable-seats";

const WORDS: Readonly<Record<Hindrance, string>> = {
  inactive: "n’encadre plus",
  retired: "cesse son activité avant la fin du semestre",
  agreement: "sans accord de ce niveau sur tout le semestre",
  absent: "indisponible plus d’un mois",
};

/** What keeps somebody from supervising over a semester, said after their name; nothing when nothing does. */
export function hindranceWords(hindrance: Hindrance | null): string | undefined {
  return hindrance ? WORDS[hindrance] : undefined;
}
