import { NBSP } from "~/vocabulary/typography";
import type { DemoSheet } from "./demo-sheet";

const AGREEMENT = { on: "2020-01-01", source: "Convention territoriale globale, 2020" };

/** What is told of the intercommunalités of the Lot; figures from the public record only. */
export const LOT_SHEETS: readonly DemoSheet[] = [
  {
    code: "200023737",
    fr: "Une préfecture à taille humaine dans une boucle du Lot, entre vignoble et causse.",
    en: "A county town on a human scale, in a bend of the river Lot, between vineyards and limestone plateau.",
    chapters: {
      housing: {
        fr: "On vit en appartement dans le centre ancien de Cahors, en maison avec jardin dans les communes autour.\n\nLes logements sociaux sont surtout dans le cœur de l’agglomération.",
        en: "People live in flats in the old centre of Cahors, and in houses with a garden in the villages around.\n\nSocial housing is mostly in the core of the town.",
      },
      moving: {
        fr: "Le bus de ville est gratuit, avec des lignes jusqu’à Arcambal. La plupart des trajets se font tout de même en voiture, surtout depuis les villages.\n\n- l’autoroute A20 passe à l’ouest de la ville\n- la gare est sur la ligne Paris–Toulouse",
        en: "The town bus is free, with lines as far as Arcambal. Most trips are still made by car, above all from the villages.\n\n- the A20 motorway runs west of the town\n- the station is on the Paris–Toulouse line",
      },
      health: {
        fr: "Cahors est le principal pôle de santé du département, avec son hôpital.",
        en: "Cahors is the main health centre of the département, with its hospital.",
      },
      children: {
        fr: `Crèches, écoles, collèges et lycées sont à Cahors${NBSP}; plusieurs communes ont un accueil périscolaire.`,
        en: "There are nurseries and schools for all ages in Cahors; several villages look after children before and after school.",
      },
      leisure: {
        fr: `Le pont Valentré, le marché au pied de la cathédrale, la rivière et les sentiers du causse${NBSP}: la ville et la campagne se touchent.`,
        en: "The Valentré bridge, the market by the cathedral, the river and the paths of the plateau: town and country meet.",
      },
    },
    figures: [
      {
        chapter: "housing",
        label: "Propriétaires de leur logement",
        en: "Households who own their home",
        value: `62${NBSP}%`,
        ...AGREEMENT,
      },
    ],
  },
  {
    code: "200067361",
    fr: "Une ville médiévale vivante sur le Célé, aux portes de l’Aveyron.",
    en: "A lively medieval town on the river Célé, next to Aveyron.",
    chapters: {
      housing: {
        fr: "Maisons de pierre dans le centre de Figeac, pavillons autour, fermes et hameaux dans les vallées.",
        en: "Stone houses in the centre of Figeac, newer ones around, farms and hamlets in the valleys.",
      },
      moving: {
        fr: "La voiture est utile partout. La gare de Figeac relie Toulouse, Brive et Aurillac.",
        en: "A car is useful everywhere. Figeac station has trains to Toulouse, Brive and Aurillac.",
      },
      health: {
        fr: `Figeac a un hôpital${NBSP}; les villages s’appuient sur leurs maisons de santé.`,
        en: "Figeac has a hospital; villages rely on their health centres.",
      },
      children: {
        fr: "Écoles, collèges et lycées sont à Figeac, des écoles dans les bourgs.",
        en: "Figeac has schools up to the baccalauréat, and the larger villages have primary schools.",
      },
      leisure: {
        fr: "Le musée Champollion, le marché du samedi, la vallée du Célé à pied ou en canoë.",
        en: "The Champollion museum, the Saturday market, the Célé valley on foot or by canoe.",
      },
    },
  },
  {
    code: "200066371",
    fr: "La vallée de la Dordogne et le causse, entre Souillac, Gramat et Saint-Céré.",
    chapters: {
      health: { fr: `Saint-Céré a un hôpital${NBSP}; des maisons de santé sont dans les bourgs.` },
      leisure: { fr: "Rocamadour, le gouffre de Padirac, et la Dordogne en canoë." },
    },
  },
  {
    code: "244600433",
    fr: "Le vignoble de Cahors, le long des méandres du Lot.",
    chapters: {
      housing: { fr: "On habite Prayssac, Puy-l’Évêque, Luzech, ou un hameau au milieu des vignes." },
      leisure: { fr: "Les caves, les marchés d’été, la rivière." },
    },
  },
  {
    code: "244600482",
    fr: `Gourdon et la Bouriane${NBSP}: des bois, des collines, et la gare sur la ligne de Paris.`,
    chapters: {
      moving: {
        fr: `La gare de Gourdon est sur la ligne Paris–Toulouse${NBSP}; pour le reste, il faut une voiture.`,
      },
      leisure: { fr: "Les grottes de Cougnac, les sentiers de la forêt, les bastides voisines." },
    },
  },
  {
    code: "244600532",
    fr: "Le causse au sud de Cahors, pays de la truffe.",
    chapters: {
      leisure: { fr: "Le marché aux truffes de Lalbenque en hiver, les phosphatières, les dolmens." },
    },
  },
  {
    code: "200039519",
    fr: "Des collines de pierre blanche et des vergers, au sud du département.",
    chapters: { housing: { fr: "On habite Castelnau-Montratier, Montcuq, ou une ferme sur les coteaux." } },
  },
  {
    code: "200035327",
    fr: "Un pays de forêts entre Lot et Périgord.",
    chapters: { leisure: { fr: "Le plan d’eau de Cazals, les chemins de randonnée, les fêtes de village." } },
    checkedDaysAgo: 420,
  },
  {
    code: "244600573",
    fr: "Le cœur du causse, calme et très étendu.",
    chapters: { moving: { fr: `L’autoroute A20 est proche${NBSP}; sur place, tout se fait en voiture.` } },
    isDraft: true,
  },
];
