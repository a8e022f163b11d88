import type { Words } from "./words";

export type Zone = "zip" | "zac" | "zar" | "none";

/** The zones of the « zonage médecins » set by the ARS, from the greatest need to none. */
export const ZONES: Words<Zone> = {
  zip: { fr: "Zone d’intervention prioritaire (ZIP)", en: "Priority zone" },
  zac: { fr: "Zone d’action complémentaire (ZAC)", en: "Complementary zone" },
  zar: { fr: "Autre zone de la région (ZAR)", en: "Regional zone" },
  none: { fr: "Hors zonage", en: "Outside any zone" },
};
