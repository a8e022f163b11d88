import type { DemoProfile } from "./demo-profile";
import { LOT_ET_GARONNE_SHEETS } from "./demo-sheets-lot-et-garonne";

const AGEN = "200096956";
const VAL_DE_GARONNE = "200030674";
const VILLENEUVOIS = "200023307";
const ALBRET = "200068948";
const FUMEL = "200068930";
const CONFLUENT = "200068922";
const BASTIDES = "200036523";
const LANDES = "244701355";
const LAUZUN = "244700464";
const TOLZAC = "244701405";
const DURAS = "244700449";

/** The demonstration of Lot-et-Garonne: real communes and intercommunalités, everything else invented. */
export const LOT_ET_GARONNE: DemoProfile = {
  departements: ["47"],
  departementName: "Lot-et-Garonne",
  programme: "Bonjour Docteur 47",
  owner: "Département de Lot-et-Garonne",
  promise:
    "Un point d’entrée unique pour les médecins, les internes et leur famille qui choisissent le Lot-et-Garonne.",
  sender: "conciergerie@bonjour-docteur-47.example",
  territories: [
    { code: AGEN, label: "Agglomération d’Agen", team: "west" },
    { code: VAL_DE_GARONNE, label: "Val de Garonne", team: "east" },
    { code: VILLENEUVOIS, label: "Grand Villeneuvois", team: "east" },
    { code: ALBRET, label: "Albret", team: "west" },
    { code: FUMEL, label: "Fumel Vallée du Lot", team: "east" },
    { code: CONFLUENT, label: "Confluent et Coteaux de Prayssas", team: "west" },
    { code: BASTIDES, label: "Bastides en Haut Agenais Périgord", team: "west" },
    { code: LANDES, label: "Coteaux et Landes de Gascogne", team: "west" },
    { code: LAUZUN, label: "Pays de Lauzun", team: "east" },
    { code: TOLZAC, label: "Lot et Tolzac", team: "west" },
    { code: DURAS, label: "Pays de Duras", team: "east" },
  ],
  places: {
    city: { code: "47001", name: "Agen", epci: AGEN, coordinates: [0.62, 44.2] },
    secondCity: { code: "47323", name: "Villeneuve-sur-Lot", epci: VILLENEUVOIS, coordinates: [0.7, 44.41] },
    riverTown: { code: "47157", name: "Marmande", epci: VAL_DE_GARONNE, coordinates: [0.17, 44.5] },
    castleTown: { code: "47106", name: "Fumel", epci: FUMEL, coordinates: [0.97, 44.5] },
    marketTown: { code: "47310", name: "Tonneins", epci: VAL_DE_GARONNE, coordinates: [0.31, 44.39] },
    hillTown: { code: "47195", name: "Nérac", epci: ALBRET, coordinates: [0.34, 44.14] },
    vineyardTown: { code: "47004", name: "Aiguillon", epci: CONFLUENT, coordinates: [0.34, 44.3] },
    vineyardVillage: { code: "47213", name: "Prayssas", epci: CONFLUENT, coordinates: [0.51, 44.29] },
    southTown: { code: "47052", name: "Casteljaloux", epci: LANDES, coordinates: [0.09, 44.31] },
    plateauTown: { code: "47175", name: "Monflanquin", epci: BASTIDES, coordinates: [0.77, 44.53] },
    forestTown: { code: "47054", name: "Castelmoron-sur-Lot", epci: TOLZAC, coordinates: [0.49, 44.4] },
    heathTown: { code: "47168", name: "Miramont-de-Guyenne", epci: LAUZUN, coordinates: [0.36, 44.6] },
  },
  faculties: ["Bordeaux", "Toulouse"],
  sheets: LOT_ET_GARONNE_SHEETS,
  indicators: [],
};
