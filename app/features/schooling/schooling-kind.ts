import { NBSP } from "~/vocabulary/typography";
import { type NeedKindDefinition, ofWhom, STEP_TESTS } from "../needs/need-kind";
import { wishWithheld } from "../needs/wish-words";

/** A school for a child. */
export const SCHOOLING: NeedKindDefinition = {
  request: {
    title: (kind) => `Une place en école pour la famille ${ofWhom(kind)}`,
    ask: (kind) =>
      `Nous préparons l’arrivée de la famille ${ofWhom(kind)} sur notre territoire. Auriez-vous une place, et que faut-il prévoir${NBSP}: papiers, cantine, transport${NBSP}?`,
    nobody: "Ajoutez une mairie ou une école à l’annuaire.",
    forWhat: "pour l’école",
  },
  withheld: wishWithheld("schooling"),
  summary: () => [],
  criteria: [],
  visitKinds: ["meeting"],
  steps: [
    { key: "specified", fr: "Niveaux précisés", en: "Levels known", isDone: STEP_TESTS.specified },
    {
      key: "asked",
      fr: "Mairie ou école sollicitée",
      en: "Town hall or school asked",
      isDone: STEP_TESTS.asked,
    },
    { key: "proposed", fr: "Place proposée", en: "Place offered", isDone: STEP_TESTS.proposed },
    { key: "decided", fr: "École choisie", en: "School chosen", isDone: STEP_TESTS.decided },
    { key: "followed", fr: "Rentrée faite", en: "School started", isDone: STEP_TESTS.followed },
  ],
  followUpDays: 30,
};
