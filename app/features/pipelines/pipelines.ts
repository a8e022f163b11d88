import type { PipelineRecord, Stage } from "#models/pipeline";

export type PipelineKey = "doctor" | "intern";

const open = (key: string, fr: string, en: string): Stage => ({ key, fr, en, meaning: "open" });

/** The journeys a new base starts with; an administrator edits them afterwards. Stages of DOMAIN §1. */
export const DEFAULT_PIPELINES: readonly PipelineRecord[] = [
  {
    _id: "doctor",
    fr: "Médecin",
    en: "Doctor",
    position: 1,
    stages: [
      open("first-contact", "Nouveau contact", "New contact"),
      open("interview", "Entretien d’accueil", "Welcome interview"),
      open("project", "Projet défini", "Project defined"),
      open("introductions", "Mises en relation", "Introductions"),
      open("visit", "Visite / immersion", "Visit"),
      { key: "decision", fr: "Décision", en: "Decision", meaning: "waiting" },
      open("paperwork", "Démarches en cours", "Paperwork"),
      { key: "settled", fr: "Installé·e", en: "Settled", meaning: "won" },
      { key: "follow-up", fr: "Suivi (6/12/24 mois)", en: "Follow-up", meaning: "won" },
      { key: "dormant", fr: "En sommeil", en: "Dormant", meaning: "dormant" },
      { key: "abandoned", fr: "Abandon", en: "Abandoned", meaning: "lost" },
      { key: "elsewhere", fr: "Installé·e ailleurs", en: "Settled elsewhere", meaning: "lost" },
    ],
  },
  {
    _id: "intern",
    fr: "Interne",
    en: "Intern",
    position: 2,
    stages: [
      open("interest", "Manifestation d’intérêt", "Interest"),
      open("placement-confirmed", "Stage confirmé", "Placement confirmed"),
      open("housed", "Hébergement réglé", "Housed"),
      open("welcomed", "Accueilli·e", "Welcomed"),
      open("on-placement", "En stage", "On placement"),
      open("review", "Bilan de stage", "Placement review"),
      { key: "pool", fr: "Vivier", en: "Pool", meaning: "dormant" },
    ],
  },
];
