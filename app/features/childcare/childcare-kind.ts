import { NBSP } from "~/vocabulary/typography";
import { type NeedKindDefinition, ofWhom, STEP_TESTS } from "../needs/need-kind";
import { wishWithheld } from "../needs/wish-words";

/** Somebody to mind a child. */
export const CHILDCARE: NeedKindDefinition = {
  request: {
    title: (kind) => `Un mode d’accueil pour l’enfant ${ofWhom(kind)}`,
    ask: (kind) =>
      `Nous préparons l’arrivée de la famille ${ofWhom(kind)} sur notre territoire. Quels modes d’accueil sont possibles, avec quelles places, et faut-il passer par une commission${NBSP}?`,
    nobody: "Ajoutez un relais petite enfance ou une mairie à l’annuaire.",
    forWhat: "pour la garde",
  },
  withheld: wishWithheld("childcare"),
  summary: () => [],
  criteria: [],
  visitKinds: ["meeting"],
  steps: [
    { key: "specified", fr: "Besoin précisé", en: "Need known", isDone: STEP_TESTS.specified },
    { key: "asked", fr: "Relais ou mairie sollicités", en: "Relay centre asked", isDone: STEP_TESTS.asked },
    { key: "proposed", fr: "Place proposée", en: "Place offered", isDone: STEP_TESTS.proposed },
    { key: "decided", fr: "Mode d’accueil choisi", en: "Childcare chosen", isDone: STEP_TESTS.decided },
    { key: "followed", fr: "Accueil commencé", en: "Care started", isDone: STEP_TESTS.followed },
  ],
  followUpDays: 30,
};
