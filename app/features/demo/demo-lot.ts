import { LOT_INDICATORS } from "./demo-indicators";
import type { DemoProfile } from "./demo-profile";
import { LOT_SHEETS } from "./demo-sheets-lot";

const CAUVALDOR = "200066371";
const FIGEAC = "200067361";
const CAHORS = "200023737";
const VIGNOBLE = "244600433";
const BOURIANE = "244600482";
const LALBENQUE = "244600532";
const QUERCY_BLANC = "200039519";
const CAZALS = "200035327";
const CAUSSE = "244600573";

/** The demonstration of the Lot: real communes and intercommunalités, everything else invented. */
export const LOT: DemoProfile = {
  departements: ["46"],
  departementName: "Lot",
  programme: "Oh My Lot !",
  owner: "Département du Lot",
  promise: "Un point d’entrée unique pour les médecins, les internes et leur famille qui choisissent le Lot.",
  sender: "conciergerie@oh-my-lot.example",
  territories: [
    { code: CAHORS, label: "Grand Cahors", team: "west" },
    { code: CAUVALDOR, label: "Cauvaldor", team: "east" },
    { code: FIGEAC, label: "Grand-Figeac", team: "east" },
    { code: VIGNOBLE, label: "Vallée du Lot et du Vignoble", team: "west" },
    { code: BOURIANE, label: "Quercy-Bouriane", team: "west" },
    { code: LALBENQUE, label: "Lalbenque-Limogne", team: "west" },
    { code: QUERCY_BLANC, label: "Quercy Blanc", team: "west" },
    { code: CAZALS, label: "Cazals-Salviac", team: "west" },
    { code: CAUSSE, label: "Causse de Labastide-Murat", team: "east" },
  ],
  places: {
    city: { code: "46042", name: "Cahors", epci: CAHORS, coordinates: [1.44, 44.45] },
    secondCity: { code: "46102", name: "Figeac", epci: FIGEAC, coordinates: [2.03, 44.61] },
    riverTown: { code: "46309", name: "Souillac", epci: CAUVALDOR, coordinates: [1.48, 44.9] },
    castleTown: { code: "46251", name: "Saint-Céré", epci: CAUVALDOR, coordinates: [1.89, 44.86] },
    marketTown: { code: "46128", name: "Gramat", epci: CAUVALDOR, coordinates: [1.72, 44.78] },
    hillTown: { code: "46127", name: "Gourdon", epci: BOURIANE, coordinates: [1.38, 44.74] },
    vineyardTown: { code: "46231", name: "Puy-l’Évêque", epci: VIGNOBLE, coordinates: [1.14, 44.51] },
    vineyardVillage: { code: "46225", name: "Prayssac", epci: VIGNOBLE, coordinates: [1.19, 44.5] },
    southTown: {
      code: "46063",
      name: "Castelnau Montratier-Sainte Alauzie",
      epci: QUERCY_BLANC,
      coordinates: [1.35, 44.27],
    },
    plateauTown: { code: "46148", name: "Lalbenque", epci: LALBENQUE, coordinates: [1.55, 44.34] },
    forestTown: { code: "46297", name: "Salviac", epci: CAZALS, coordinates: [1.27, 44.68] },
    heathTown: { code: "46138", name: "Cœur de Causse", epci: CAUSSE, coordinates: [1.57, 44.65] },
  },
  faculties: ["Toulouse", "Limoges"],
  sheets: LOT_SHEETS,
  indicators: LOT_INDICATORS,
};
