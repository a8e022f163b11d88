import type { StructureRecord } from "#models/structure";
import type { PartnerKey } from "./demo-partners";
import type { Slot } from "./demo-profile";

export interface DemoStructure {
  name: string;
  kind: StructureRecord["kind"];
  sector?: StructureRecord["sector"];
  state?: StructureRecord["state"];
  slot: Slot;
  team?: string;
  tools?: string;
  funder?: string;
  partner?: PartnerKey;
  note?: string;
}

/** Twelve invented structures placed in real communes. */
export const STRUCTURES = {
  troisChenes: {
    name: "Maison de santé des Trois Chênes",
    kind: "group-practice",
    sector: "private",
    slot: "castleTown",
    team: "3 généralistes, 2 infirmières dont une en pratique avancée, 1 sage-femme",
    tools: "Logiciel partagé, échographe, salle de petite chirurgie",
    partner: "mspTroisChenes",
  },
  halle: {
    name: "Centre de santé de la Halle",
    kind: "health-centre",
    sector: "public",
    slot: "city",
    team: "4 généralistes salariés, 2 secrétaires",
    tools: "Dossier partagé avec l’hôpital",
    partner: "centreHalle",
  },
  placeHaute: {
    name: "Cabinet de la Place haute",
    kind: "practice",
    sector: "private",
    slot: "hillTown",
    team: "2 généralistes, 1 assistante médicale",
  },
  fontVieille: {
    name: "Maison de santé de Font Vieille",
    kind: "group-practice",
    sector: "private",
    slot: "marketTown",
    team: "2 généralistes, 1 kinésithérapeute, 1 diététicienne",
    funder: "Commune et intercommunalité",
  },
  quatreVents: {
    name: "Maison de santé des Quatre Vents",
    kind: "group-practice",
    sector: "private",
    state: "project",
    slot: "heathTown",
    funder: "Intercommunalité, Région",
    note: "Ouverture prévue l’an prochain ; le projet de santé est écrit, il manque deux généralistes.",
  },
  peyreBlanche: {
    name: "Cabinet de Peyre Blanche",
    kind: "practice",
    sector: "private",
    slot: "plateauTown",
    team: "1 généraliste, proche de la retraite",
  },
  grandChamp: {
    name: "Hôpital de Grand Champ",
    kind: "hospital",
    sector: "public",
    slot: "secondCity",
    team: "Urgences, médecine, gériatrie",
    tools: "Scanner, laboratoire sur place",
  },
  mesanges: {
    name: "EHPAD Les Mésanges",
    kind: "nursing-home",
    sector: "public",
    slot: "vineyardTown",
    team: "1 médecin coordonnateur à mi-temps, à remplacer",
  },
  tilleuls: {
    name: "Clinique des Tilleuls",
    kind: "clinic",
    sector: "private",
    slot: "city",
  },
  deuxRives: {
    name: "Maison de santé des Deux Rives",
    kind: "group-practice",
    sector: "private",
    slot: "riverTown",
    team: "4 généralistes, 3 infirmières, 1 orthophoniste",
    tools: "Logement de passage à l’étage",
  },
  lavoir: {
    name: "Cabinet du Lavoir",
    kind: "practice",
    sector: "private",
    slot: "forestTown",
    team: "1 généraliste",
  },
  horizons: {
    name: "Communauté de santé Horizons",
    kind: "territorial-community",
    sector: "private",
    slot: "southTown",
    team: "Deux coordinatrices, 60 professionnels membres",
  },
} as const satisfies Record<string, DemoStructure>;

export type StructureKey = keyof typeof STRUCTURES;
