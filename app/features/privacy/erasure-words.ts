import type { NeedKind } from "~/vocabulary/needs";

type SentKind = NeedKind | "introduction" | "curriculum";

const SENT: Readonly<Record<SentKind, string>> = {
  housing: "une recherche de logement",
  "spouse-work": "une recherche d’emploi",
  schooling: "une inscription à l’école",
  childcare: "une recherche de garde d’enfants",
  scholarship: "une demande de bourse",
  discovery: "une découverte du territoire",
  curriculum: "un CV",
  introduction: "la présentation d’un·e candidat·e",
};

/** What was sent to a partner, without a word of whom it was about. */
export function sentWords(kind: SentKind): string {
  return SENT[kind];
}
