import type { Aggregate } from "#models/define";
import type { PipelineRecord, Stage } from "#models/pipeline";

export type PipelineKey = "doctor" | "intern";

/** Where the journeys of a new file begin: this stage may change its name, it is never taken away. */
export const START_STAGES: Readonly<Record<PipelineKey, string>> = {
  doctor: "first-contact",
  intern: "interest",
};

/** Whether journeys begin at this stage. */
export function isStartStage(key: string): boolean {
  return Object.values(START_STAGES).includes(key);
}

/** A pipeline before the base keeps it. */
export type PipelineWords = Omit<PipelineRecord, Exclude<keyof Aggregate, "_id">>;

const open = (key: string, fr: string, en: string, more: Partial<Stage> = {}): Stage => ({
  key,
  fr,
  en,
  meaning: "open",
  ...more,
});

const exit = (key: string, fr: string, en: string, meaning: "lost" | "dormant"): Stage => ({
  key,
  fr,
  en,
  meaning,
  isExit: true,
});

const days = (attention: number, late: number) => ({ ageing: { attention, late } });

/** The journeys a new base starts with; an administrator edits them afterwards. Stages of DOMAIN §1. */
export const DEFAULT_PIPELINES: readonly PipelineWords[] = [
  {
    _id: "doctor",
    slug: "medecins",
    fr: "Médecin",
    en: "Doctor",
    position: 1,
    stages: [
      open("first-contact", "Nouveau contact", "New contact", days(3, 5)),
      open("interview", "Entretien d’accueil", "Welcome interview", days(10, 20)),
      open("project", "Projet défini", "Project defined", {
        ...days(15, 30),
        rules: ["interview-held", "exercise-chosen", "territory-chosen"],
      }),
      open("introductions", "Mises en relation", "Introductions", {
        ...days(15, 30),
        rules: ["exercise-chosen", "opening-linked"],
      }),
      open("visit", "Visite / immersion", "Visit", { ...days(20, 40), rules: ["introduction-made"] }),
      {
        key: "decision",
        fr: "Décision",
        en: "Decision",
        meaning: "waiting",
        ...days(15, 30),
        rules: ["visit-held"],
      },
      open("paperwork", "Démarches en cours", "Paperwork", { ...days(60, 120), rules: ["arrival-known"] }),
      { key: "settled", fr: "Installé·e", en: "Settled", meaning: "won", rules: ["arrival-known"] },
      { key: "follow-up", fr: "Suivi (6/12/24 mois)", en: "Follow-up", meaning: "won" },
      exit("dormant", "En sommeil", "Dormant", "dormant"),
      exit("abandoned", "Abandon", "Abandoned", "lost"),
      exit("elsewhere", "Installé·e ailleurs", "Settled elsewhere", "lost"),
    ],
  },
  {
    _id: "intern",
    slug: "internes",
    fr: "Interne",
    en: "Intern",
    position: 2,
    stages: [
      open("interest", "Manifestation d’intérêt", "Interest", days(3, 10)),
      open("placement-confirmed", "Stage confirmé", "Placement confirmed", {
        ...days(30, 60),
        rules: ["placement-confirmed"],
      }),
      open("housed", "Hébergement réglé", "Housed", { ...days(60, 90), rules: ["housing-settled"] }),
      open("welcomed", "Accueilli·e", "Welcomed", { ...days(10, 20), rules: ["arrival-known"] }),
      open("on-placement", "En stage", "On placement"),
      open("review", "Bilan de stage", "Placement review", days(10, 20)),
      { key: "pool", fr: "Vivier", en: "Pool", meaning: "dormant" },
    ],
  },
];
