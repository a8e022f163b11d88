import type { LodgingRecord } from "#models/lodging";
import type { Slot } from "./demo-profile";
import type { StructureKey } from "./demo-structures";

/** Days are counted from the first day of the coming semester. */
export interface DemoSupervisor {
  name: readonly [firstName: string, lastName: string];
  at: StructureKey;
  levels: readonly string[];
  /** Nobody has an e-mail but those who say so: the others are called. */
  hasEmail?: boolean;
  agreedUntil?: number;
  retires?: number;
  absent?: readonly [from: number, to: number];
}

/** Nine invented supervisors: one retires, one sees an approval end, as happens every year. */
export const SUPERVISORS = {
  lachaud: {
    name: ["Hélène", "Lachaud"],
    at: "troisChenes",
    levels: ["level-1", "saspas", "junior"],
    hasEmail: true,
  },
  delpy: {
    name: ["Marc", "Delpy"],
    at: "troisChenes",
    levels: ["level-1"],
    hasEmail: true,
    agreedUntil: 700,
  },
  gineste: { name: ["Aurore", "Gineste"], at: "halle", levels: ["level-1", "junior"], hasEmail: true },
  fabre: { name: ["Simon", "Fabre"], at: "halle", levels: ["saspas"], hasEmail: true },
  costes: { name: ["Mireille", "Costes"], at: "placeHaute", levels: ["level-1"], hasEmail: true },
  rigal: {
    name: ["Jean", "Rigal"],
    at: "fontVieille",
    levels: ["level-1", "saspas"],
    hasEmail: true,
    absent: [-40, -10],
  },
  andrieu: { name: ["Paul", "Andrieu"], at: "peyreBlanche", levels: ["saspas"], retires: 45 },
  belkacem: {
    name: ["Nadia", "Belkacem"],
    at: "deuxRives",
    levels: ["level-1", "women-children", "saspas"],
    hasEmail: true,
  },
  sudre: { name: ["Claire", "Sudre"], at: "grandChamp", levels: ["hospital", "emergency"], hasEmail: true },
} as const satisfies Record<string, DemoSupervisor>;

export type SupervisorKey = keyof typeof SUPERVISORS;

export interface DemoTrainingPlace {
  at: StructureKey;
  level: string;
  supervisors: readonly SupervisorKey[];
  seats: number;
  rooms?: number;
  needsCar?: boolean;
  hasOnCall?: boolean;
  juniorChecks?: readonly string[];
}

/** Twenty-four seats a semester, of which one is lost with its supervisor and one for want of a room. */
export const TRAINING_PLACES: readonly DemoTrainingPlace[] = [
  { at: "troisChenes", level: "level-1", supervisors: ["lachaud", "delpy"], seats: 3, needsCar: true },
  { at: "troisChenes", level: "saspas", supervisors: ["lachaud"], seats: 2, needsCar: true },
  { at: "halle", level: "level-1", supervisors: ["gineste"], seats: 2 },
  { at: "halle", level: "saspas", supervisors: ["fabre"], seats: 2 },
  {
    ...{ at: "halle", level: "junior", supervisors: ["gineste"], seats: 1, rooms: 1 },
    juniorChecks: ["supervisor", "senior", "room", "software"],
  },
  { at: "placeHaute", level: "level-1", supervisors: ["costes"], seats: 2, rooms: 1 },
  { at: "fontVieille", level: "level-1", supervisors: ["rigal"], seats: 1, needsCar: true },
  { at: "fontVieille", level: "saspas", supervisors: ["rigal"], seats: 1, needsCar: true },
  { at: "peyreBlanche", level: "saspas", supervisors: ["andrieu"], seats: 1, needsCar: true },
  { at: "deuxRives", level: "women-children", supervisors: ["belkacem"], seats: 2 },
  { at: "deuxRives", level: "saspas", supervisors: ["belkacem"], seats: 2 },
  { at: "grandChamp", level: "hospital", supervisors: ["sudre"], seats: 3, hasOnCall: true },
  { at: "grandChamp", level: "emergency", supervisors: ["sudre"], seats: 2, hasOnCall: true },
];

export interface DemoLodging {
  name: string;
  address: string;
  slot: Slot;
  ownerKind: LodgingRecord["ownerKind"];
  ownerName: string;
  rent: number;
  beds: readonly string[];
  rules: string;
  inventory: readonly (readonly [label: string, count: number])[];
  /** Days until the agreement ends, from today. */
  agreedUntil?: number;
}

/** Seventeen beds in four lodgings. */
export const LODGINGS: readonly DemoLodging[] = [
  {
    name: "Internat de Grand Champ",
    address: "12 avenue de l’Hôpital",
    slot: "secondCity",
    ownerKind: "hospital",
    ownerName: "Hôpital de Grand Champ",
    rent: 120,
    beds: ["Chambre 1", "Chambre 2", "Chambre 3", "Chambre 4", "Chambre 5", "Chambre 6"],
    rules: "Cuisine commune à laisser propre. Calme après 22 h : il y a toujours quelqu’un de garde.",
    inventory: [
      ["Matelas et couette", 6],
      ["Bureau", 6],
      ["Réfrigérateur", 2],
    ],
  },
  {
    name: "Maison des internes",
    address: "3 rue du Moulin",
    slot: "castleTown",
    ownerKind: "epci",
    ownerName: "Intercommunalité",
    rent: 180,
    beds: ["Chambre bleue", "Chambre verte", "Chambre jaune", "Chambre du jardin", "Chambre sous les toits"],
    rules: "Jardin partagé, vélos à disposition. Le ménage des pièces communes est compris.",
    inventory: [
      ["Lit et literie", 5],
      ["Vélo", 3],
      ["Clé de la grille", 5],
    ],
    agreedUntil: 120,
  },
  {
    name: "Appartement de la Halle",
    address: "8 place du Marché",
    slot: "city",
    ownerKind: "departement",
    ownerName: "Département",
    rent: 200,
    beds: ["Chambre 1", "Chambre 2", "Chambre 3", "Chambre 4"],
    rules: "Au deuxième étage sans ascenseur. Local à vélos dans la cour.",
    inventory: [
      ["Lit et literie", 4],
      ["Lave-linge", 1],
    ],
  },
  {
    name: "Chez Mme Albarède",
    address: "1 rue Haute",
    slot: "hillTown",
    ownerKind: "host",
    ownerName: "Mme Albarède",
    rent: 250,
    beds: ["Chambre de l’étage", "Studio du jardin"],
    rules: "Petit déjeuner le dimanche si on veut. Pas d’animaux.",
    inventory: [["Lit et literie", 2]],
  },
];

/** What interns of the stories ask of the coming semester. */
export interface DemoAsk {
  lastName: string;
  levels: readonly string[];
  /** Structures wished for, in their order. */
  wishes: readonly StructureKey[];
  hasCar?: boolean;
  needsBed?: boolean;
}

export const ASKS: readonly DemoAsk[] = [
  { lastName: "Dupin", levels: ["level-1"], wishes: ["halle", "troisChenes"], hasCar: false, needsBed: true },
  {
    lastName: "Salvan",
    levels: ["level-1", "women-children"],
    wishes: ["troisChenes"],
    hasCar: true,
    needsBed: true,
  },
  {
    lastName: "Vasseur",
    levels: ["level-1", "hospital"],
    wishes: ["grandChamp"],
    hasCar: true,
    needsBed: true,
  },
  { lastName: "Cazes", levels: ["saspas"], wishes: ["halle", "deuxRives"], hasCar: true },
  {
    lastName: "Rouvière",
    levels: ["saspas"],
    wishes: ["halle", "troisChenes"],
    hasCar: true,
    needsBed: true,
  },
  { lastName: "Benali", levels: ["junior"], wishes: ["halle"], hasCar: true, needsBed: true },
];

/** The welcome kit of both semesters; {programme} and {ville} are those of the profile. */
export const KIT: readonly { title: string; text: string }[] = [
  {
    title: "Le jour de votre arrivée",
    text: "Nous vous attendons à 8 h 30 à votre terrain de stage. Vos clés vous y sont remises, ou la veille à l’hébergement, sur rendez-vous.",
  },
  {
    title: "La soirée {programme}",
    text: "Le premier jeudi du semestre, à {ville} : internes, maîtres de stage et élu·e·s autour d’une table. Venez accompagné·e.",
  },
  {
    title: "Se déplacer",
    text: "Peu de bus le soir : prévoyez une voiture ou dites-nous si vous n’en avez pas, nous chercherons un lit à pied de votre stage.",
  },
  {
    title: "Une question, un souci",
    text: "Votre référent·e répond sous deux jours ouvrés. Son nom et son numéro sont sur votre page.",
  },
];
