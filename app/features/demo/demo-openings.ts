import type { OpeningInput } from "~/features/openings/opening-card";
import type { StructureKey } from "./demo-structures";

export interface DemoOpening
  extends Pick<
    OpeningInput,
    "kind" | "nature" | "specialty" | "fte" | "premises" | "confidentiality" | "note"
  > {
  at: StructureKey;
  /** Days from today on. */
  from?: number;
  /** Days since somebody made sure of it. */
  checked: number;
}

const GP = "Médecine générale";

/** Ten invented openings: some not checked for long, some that must not leave the team. */
export const OPENINGS = {
  chenesAssociate: {
    at: "troisChenes",
    kind: "private",
    nature: "association",
    specialty: GP,
    fte: 1,
    from: 60,
    checked: 12,
    premises: "Cabinet libre de 22 m², secrétariat partagé.",
    confidentiality: "public",
  },
  chenesLocum: {
    at: "troisChenes",
    kind: "locum",
    specialty: GP,
    fte: 0.4,
    from: 20,
    checked: 35,
    confidentiality: "public",
  },
  halleSalaried: {
    at: "halle",
    kind: "salaried",
    specialty: GP,
    fte: 0.8,
    from: 30,
    checked: 8,
    premises: "Deux bureaux, une assistante médicale.",
    confidentiality: "public",
  },
  placeHauteSuccession: {
    at: "placeHaute",
    kind: "private",
    nature: "succession",
    specialty: GP,
    fte: 1,
    from: 200,
    checked: 20,
    premises: "Reprise de la patientèle, murs à louer à la commune.",
    confidentiality: "team",
    note: "Départ en retraite que le médecin n’a pas encore annoncé à ses patients.",
  },
  fontVieilleAssociate: {
    at: "fontVieille",
    kind: "collaboration",
    specialty: GP,
    fte: 0.5,
    from: 90,
    checked: 130,
    confidentiality: "public",
  },
  quatreVentsCreation: {
    at: "quatreVents",
    kind: "private",
    nature: "creation",
    specialty: GP,
    fte: 1,
    from: 300,
    checked: 45,
    premises: "Bâtiment neuf, loyer offert la première année.",
    confidentiality: "public",
  },
  peyreBlancheSuccession: {
    at: "peyreBlanche",
    kind: "private",
    nature: "succession",
    specialty: GP,
    from: 240,
    checked: 160,
    confidentiality: "team",
    note: "À ne pas ébruiter : l’associée n’est pas au courant.",
  },
  grandChampGeriatrics: {
    at: "grandChamp",
    kind: "salaried",
    specialty: "Gériatrie",
    fte: 1,
    from: 45,
    checked: 25,
    confidentiality: "public",
  },
  mesangesCoordinator: {
    at: "mesanges",
    kind: "sessions",
    specialty: GP,
    fte: 0.5,
    checked: 60,
    premises: "Bureau médical sur place.",
    confidentiality: "public",
  },
  deuxRivesMixed: {
    at: "deuxRives",
    kind: "mixed",
    specialty: GP,
    fte: 1,
    from: 75,
    checked: 95,
    premises: "Trois jours au cabinet, un jour à l’hôpital.",
    confidentiality: "public",
  },
} as const satisfies Record<string, DemoOpening>;

export type OpeningKey = keyof typeof OPENINGS;
