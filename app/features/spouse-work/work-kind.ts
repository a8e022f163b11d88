import { NBSP } from "~/vocabulary/typography";
import { type NeedKindDefinition, ofWhom, STEP_TESTS } from "../needs/need-kind";
import { wishWithheld } from "../needs/wish-words";

/** The work of the spouse. */
export const SPOUSE_WORK: NeedKindDefinition = {
  request: {
    title: (kind) => `Un emploi pour le ou la conjoint·e ${ofWhom(kind)}`,
    ask: (kind) =>
      `Nous préparons l’arrivée ${ofWhom(kind)} sur notre territoire${NBSP}: son ou sa conjoint·e cherche un emploi. Auriez-vous un poste ou un entretien à proposer, ou une piste${NBSP}?`,
    nobody: "Ajoutez un employeur, un service de l’emploi ou une intercommunalité à l’annuaire.",
    forWhat: "pour l’emploi",
  },
  withheld: wishWithheld("spouse-work"),
  summary: () => [],
  criteria: [],
  visitKinds: ["interview", "job-offer", "meeting"],
  steps: [
    { key: "specified", fr: "Besoin exprimé", en: "Need told", isDone: STEP_TESTS.specified },
    {
      key: "ready",
      fr: "Profil prêt",
      en: "Profile ready",
      isDone: ({ criteria }) => Boolean(criteria.occupation),
    },
    { key: "proposed", fr: "Pistes", en: "Leads", isDone: STEP_TESTS.proposed },
    {
      key: "introduced",
      fr: "Mises en relation",
      en: "Introductions",
      isDone: ({ handOffs }) => handOffs.some(({ state }) => state !== "prepared"),
    },
    {
      key: "interviewed",
      fr: "Entretien",
      en: "Interview",
      isDone: ({ visits = [] }) => visits.some(({ kind, state }) => kind === "interview" && state === "done"),
    },
    {
      key: "offered",
      fr: "Offre",
      en: "Offer",
      isDone: ({ visits = [] }) =>
        visits.some(({ kind, state }) => kind === "job-offer" && state !== "cancelled"),
    },
    { key: "decided", fr: "Décision", en: "Decision", isDone: STEP_TESTS.decided },
    { key: "followed", fr: "Suivi à 3 mois", en: "Follow-up after 3 months", isDone: STEP_TESTS.followed },
  ],
  followUpDays: 90,
};
