import type { DemoSheet } from "./demo-sheet";

/** What is told of two intercommunalités of Lot-et-Garonne. */
export const LOT_ET_GARONNE_SHEETS: readonly DemoSheet[] = [
  {
    code: "200096956",
    fr: "Une ville de Garonne entre Bordeaux et Toulouse, au milieu des vergers.",
    en: "A town on the Garonne, between Bordeaux and Toulouse, among orchards.",
    chapters: {
      housing: {
        fr: "On vit en ville à Agen, ou en maison dans les communes des coteaux.",
        en: "People live in town in Agen, or in houses on the hills around.",
      },
      moving: {
        fr: "La gare d’Agen et l’autoroute A62 mènent à Bordeaux et à Toulouse.",
        en: "Agen station and the A62 motorway lead to Bordeaux and Toulouse.",
      },
      health: { fr: "Agen a un hôpital et des cliniques.", en: "Agen has a hospital and clinics." },
      leisure: {
        fr: "Le rugby, les bords du canal à vélo, les marchés.",
        en: "Rugby, cycling along the canal, markets.",
      },
    },
  },
  {
    code: "200023307",
    fr: "Une bastide sur la rivière, entre Agen et le Périgord.",
    chapters: { leisure: { fr: "Les marchés, les bastides voisines, la voie verte." } },
    isDraft: true,
  },
];
