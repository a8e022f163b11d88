import { INTERESTS, type Interest } from "~/vocabulary/interests";
import { NBSP } from "~/vocabulary/typography";
import { type NeedKindDefinition, ofWhom, STEP_TESTS, sheetLine, WHO } from "../needs/need-kind";
import { wishWithheld } from "../needs/wish-words";

/** Discovering the territory. */
export const DISCOVERY: NeedKindDefinition = {
  request: {
    title: (kind) => `Faire découvrir le territoire à ${WHO[kind]}`,
    ask: (kind) =>
      `Nous préparons l’arrivée ${ofWhom(kind)} sur notre territoire. Pourriez-vous proposer un accueil, une visite ou une rencontre${NBSP}?`,
    nobody: "Ajoutez une intercommunalité, une association ou un hôte à l’annuaire.",
    forWhat: "pour découvrir le territoire",
  },
  withheld: wishWithheld("discovery"),
  summary: ({ interests = [] }) => [interestWords(interests).slice(0, 2).join(", ")],
  sheetLines: {
    interests: ({ interests = [] }) => sheetLine("Centres d’intérêt", interestWords(interests).join(" · ")),
  },
  criteria: [],
  visitKinds: ["meeting", "visit"],
  steps: [
    { key: "specified", fr: "Envies connues", en: "Interests known", isDone: STEP_TESTS.specified },
    {
      key: "asked",
      fr: "Hôtes sollicités",
      en: "Hosts asked",
      isDone: (facts) => STEP_TESTS.asked(facts) || facts.days?.isHostAsked === true,
    },
    { key: "proposed", fr: "Rencontres proposées", en: "Meetings proposed", isDone: STEP_TESTS.proposed },
    {
      key: "met",
      fr: "Journée passée",
      en: "Day spent",
      isDone: (facts) => STEP_TESTS.met(facts) || facts.days?.isOneDone === true,
    },
    { key: "decided", fr: "Territoire découvert", en: "Area discovered", isDone: STEP_TESTS.decided },
    { key: "followed", fr: "Avis recueilli", en: "Feedback given", isDone: STEP_TESTS.followed },
  ],
  followUpDays: 2,
};

function interestWords(interests: readonly Interest[]): string[] {
  return interests.map((interest) => INTERESTS[interest].fr);
}
