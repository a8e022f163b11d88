import { TENURES } from "~/vocabulary/needs";
import { formatEuros, NBSP, plural } from "~/vocabulary/typography";
import { sheetLine as line, type NeedKindDefinition, STEP_TESTS, WHO } from "../needs/need-kind";

/** A home, to rent or to buy, or a roof for a while. */
export const HOUSING: NeedKindDefinition = {
  request: {
    title: (kind) => `Un logement pour ${WHO[kind]}`,
    ask: (kind) =>
      `Nous cherchons un logement pour ${WHO[kind]} qui arrive sur notre territoire. Auriez-vous quelque chose à proposer, ou une piste${NBSP}?`,
    nobody: "Ajoutez une agence, un bailleur, une mairie ou un hôte à l’annuaire.",
    forWhat: "pour le logement",
  },
  withheld: `Jamais transmis${NBSP}: les noms, l’employeur, les enfants, le reste du dossier.`,
  summary: (criteria) => [
    criteria.rooms && `${criteria.rooms}${NBSP}${plural(criteria.rooms, "pièce", "pièces")}`,
    criteria.budgetMax && `${formatEuros(criteria.budgetMax)} au plus`,
  ],
  sheetLines: {
    tenure: ({ tenure }) => line("Projet", tenure && TENURES[tenure].fr),
    months: ({ months }) => line("Durée", months && `${months}${NBSP}mois`),
    people: ({ people }) =>
      line("Pour", people && `${people}${NBSP}${plural(people, "personne", "personnes")}`),
    rooms: ({ rooms }) => line("Taille", rooms && `${rooms}${NBSP}${plural(rooms, "pièce", "pièces")}`),
    isFurnished: ({ isFurnished }) => line("Équipement", isFurnished && "meublé de préférence"),
    budgetMax: ({ budgetMax, tenure }) =>
      line("Budget", budgetMax && `${formatEuros(budgetMax)}${tenure === "buy" ? "" : " par mois"} au plus`),
    hasPets: ({ hasPets }) => line("Animal", hasPets && "oui"),
    hasCar: ({ hasCar }) => line("Voiture", hasCar === false && "non, à pied ou en transport"),
  },
  criteria: [],
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
