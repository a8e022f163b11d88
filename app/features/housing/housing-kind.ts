import type { NeedCriteria } from "#models/need";
import { TENURES } from "~/vocabulary/needs";
import { formatEuros, NBSP, plural } from "~/vocabulary/typography";
import { sheetLine as line, type NeedKindDefinition, STEP_TESTS, WHO } from "../needs/need-kind";
import { HOUSING_CRITERIA } from "./housing-ranking";
import { housingRefinements } from "./housing-refinements";

/** A home, to rent or to buy, or a roof for a while. */
export const HOUSING: NeedKindDefinition = {
  request: {
    title: (kind, { nights }) =>
      nights ? `Un toit pour ${nightsWords(nights)}, pendant une visite` : `Un logement pour ${WHO[kind]}`,
    ask: (kind, { nights }) =>
      nights
        ? `Nous recevons ${WHO[kind]} qui vient découvrir notre territoire. Pourriez-vous lui prêter ou lui louer un toit ${nightsWords(nights)}, ou nous indiquer une piste${NBSP}?`
        : `Nous cherchons un logement pour ${WHO[kind]} qui arrive sur notre territoire. Auriez-vous quelque chose à proposer, ou une piste${NBSP}?`,
    nobody: "Ajoutez une agence, un bailleur, une mairie ou un hôte à l’annuaire.",
    forWhat: "pour le logement",
  },
  withheld: `Jamais transmis${NBSP}: les noms, l’employeur, les enfants, le reste du dossier.`,
  summary: (criteria) => [
    criteria.rooms && `${criteria.rooms}${NBSP}${plural(criteria.rooms, "pièce", "pièces")}`,
    criteria.nights && `${criteria.nights}${NBSP}${plural(criteria.nights, "nuit", "nuits")}`,
    criteria.budgetMax && `${formatEuros(criteria.budgetMax)} au plus`,
  ],
  sheetLines: {
    tenure: ({ tenure }) => line("Projet", tenure && TENURES[tenure].fr),
    months: ({ months }) => line("Durée", months && `${months}${NBSP}mois`),
    nights: ({ nights }) => line("Durée", nights && `${nights}${NBSP}${plural(nights, "nuit", "nuits")}`),
    distance: ({ workplaceName, distanceMaxKm }) =>
      line(
        "Distance",
        workplaceName &&
          distanceMaxKm &&
          `à ${distanceMaxKm}${NBSP}km au plus de ${workplaceName}, à vol d’oiseau`,
      ),
    people: ({ people }) =>
      line("Pour", people && `${people}${NBSP}${plural(people, "personne", "personnes")}`),
    rooms: ({ rooms }) => line("Taille", rooms && `${rooms}${NBSP}${plural(rooms, "pièce", "pièces")}`),
    isFurnished: ({ isFurnished }) => line("Équipement", isFurnished && "meublé de préférence"),
    budgetMax: ({ budgetMax, ...criteria }) =>
      line("Budget", budgetMax && `${formatEuros(budgetMax)}${periodWords(criteria)} au plus`),
    hasPets: ({ hasPets }) => line("Animal", hasPets && "oui"),
    isAccessible: ({ isAccessible }) => line("Accès", isAccessible && "de plain-pied ou avec ascenseur"),
    hasCar: ({ hasCar }) => line("Voiture", hasCar === false && "non, à pied ou en transport"),
  },
  criteria: HOUSING_CRITERIA,
  refinements: housingRefinements,
  visitKinds: ["visit"],
  steps: [
    { key: "specified", fr: "Critères précisés", en: "Criteria known", isDone: STEP_TESTS.specified },
    { key: "asked", fr: "Partenaires sollicités", en: "Partners asked", isDone: STEP_TESTS.asked },
    { key: "proposed", fr: "Propositions reçues", en: "Options received", isDone: STEP_TESTS.proposed },
    { key: "met", fr: "Visite faite", en: "Visit done", isDone: STEP_TESTS.met },
    { key: "decided", fr: "Logement choisi", en: "Home chosen", isDone: STEP_TESTS.decided },
    { key: "followed", fr: "Installation confirmée", en: "Settled in", isDone: STEP_TESTS.followed },
  ],
  followUpDays: 30,
};

const WRITTEN = ["", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"];

/** « deux nuits », « 12 nuits » */
function nightsWords(nights: number): string {
  return `${WRITTEN[nights] ?? nights} ${plural(nights, "nuit", "nuits")}`;
}

/** What an amount is paid for; a price is paid once. */
function periodWords({ tenure, nights }: Pick<NeedCriteria, "tenure" | "nights">): string {
  if (tenure === "buy") return "";
  return nights ? " pour le séjour" : " par mois";
}
