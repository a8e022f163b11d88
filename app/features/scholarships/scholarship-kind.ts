import { NBSP } from "~/vocabulary/typography";
import { type NeedKindDefinition, STEP_TESTS, WHO } from "../needs/need-kind";
import { wishWithheld } from "../needs/wish-words";

/** A question about a scholarship. */
export const SCHOLARSHIP: NeedKindDefinition = {
  request: {
    title: (kind) => `Une question de bourse pour ${WHO[kind]}`,
    ask: (kind) =>
      `Nous accompagnons ${WHO[kind]} dans une demande de bourse. Qui peut lui répondre, et à quelles aides penser${NBSP}?`,
    nobody: "Ajoutez une institution (CPAM, ARS…) ou une intercommunalité à l’annuaire.",
    forWhat: "pour la bourse",
  },
  withheld: wishWithheld("scholarship"),
  summary: () => [],
  criteria: [],
  visitKinds: ["meeting"],
  steps: [
    { key: "specified", fr: "Question posée", en: "Question known", isDone: STEP_TESTS.specified },
    { key: "asked", fr: "Organisme sollicité", en: "Institution asked", isDone: STEP_TESTS.asked },
    { key: "proposed", fr: "Réponse reçue", en: "Answer received", isDone: STEP_TESTS.proposed },
    { key: "decided", fr: "Question réglée", en: "Settled", isDone: STEP_TESTS.decided },
  ],
};
