import type { NeedKind } from "~/vocabulary/needs";

const SENT: Readonly<Record<NeedKind | "introduction", string>> = {
  housing: "une recherche de logement",
  "spouse-work": "une recherche d’emploi",
  schooling: "une inscription à l’école",
  childcare: "une recherche de garde d’enfants",
  scholarship: "une demande de bourse",
  discovery: "une découverte du territoire",
  introduction: "la présentation d’un·e candidat·e",
};

/** What was sent to a partner, without a word of whom it was about. */
export function sentWords(kind: NeedKind | "introduction"): string {
  return SENT[kind];
}
