import type { Aggregate } from "#models/define";
import type { TemplateRecord, TemplateStep } from "#models/template";
import { NBSP } from "~/vocabulary/typography";
import { PRIVATE_STEPS, SALARIED_STEPS } from "./paperwork-steps";

/** A template before the base keeps it. */
export type TemplateWords = Omit<TemplateRecord, Exclude<keyof Aggregate, "_id">>;

const touch = (months: number, papers: string[] = []): TemplateStep => ({
  key: `months-${months}`,
  label: `Prendre des nouvelles, ${months} mois après l’arrivée`,
  anchor: "arrival",
  offset: { months },
  papers,
});

/** The year of somebody kept warm; the next ones follow once it is done. */
const keptWarm = (since: string): TemplateStep[] =>
  [4, 8, 12].map((months) => ({
    key: `months-${months}`,
    label: `Garder le contact${NBSP}: ${months} mois depuis ${since}`,
    anchor: "entry",
    offset: { months },
    papers: [],
  }));

/** What a base starts with; an administrator edits it afterwards. */
export const DEFAULT_TEMPLATES: readonly TemplateWords[] = [
  {
    _id: "doctor-private",
    pipeline: "doctor",
    stage: "paperwork",
    group: "paperwork",
    fr: "Démarches d’une installation en libéral",
    en: "Paperwork of private practice",
    isActive: true,
    exercise: "private",
    steps: PRIVATE_STEPS,
  },
  {
    _id: "doctor-salaried",
    pipeline: "doctor",
    stage: "paperwork",
    group: "paperwork",
    fr: "Démarches d’une prise de poste salarié",
    en: "Paperwork of a salaried post",
    isActive: true,
    exercise: "salaried",
    steps: SALARIED_STEPS,
  },
  {
    _id: "doctor-follow-up",
    pipeline: "doctor",
    stage: "follow-up",
    group: "follow-up",
    fr: "Suivi à 6, 12 et 24 mois",
    en: "Follow-up",
    isActive: true,
    steps: [
      touch(6, ["L’exercice", "La famille", "Ce qui manque"]),
      touch(12, ["L’exercice", "La famille", "Ce qui manque"]),
      touch(24, ["L’exercice", "La famille", "La suite du projet"]),
    ],
  },
  {
    _id: "intern-welcome",
    pipeline: "intern",
    stage: "placement-confirmed",
    group: "welcome",
    fr: "Accueil d’un·e interne",
    en: "Welcome of an intern",
    isActive: true,
    steps: [
      {
        key: "housing",
        label: "Demander l’hébergement du semestre",
        anchor: "semester",
        offset: { months: -2 },
        papers: ["Dates du stage", "Seul·e ou accompagné·e", "Voiture ou non"],
      },
      {
        key: "welcome-kit",
        label: "Préparer la pochette d’accueil",
        anchor: "semester",
        offset: { days: -14 },
        papers: ["Plan et clés", "Contacts utiles", "Programme de la soirée d’accueil"],
      },
      {
        key: "arrival-call",
        label: "Appeler après l’arrivée",
        anchor: "arrival",
        offset: { days: 3 },
        papers: [],
      },
    ],
  },
  {
    _id: "intern-pool",
    pipeline: "intern",
    stage: "pool",
    group: "nurture",
    fr: "Garder le contact avec le vivier",
    en: "Keeping in touch with the pool",
    isActive: true,
    steps: keptWarm("l’entrée au vivier"),
  },
  {
    _id: "doctor-dormant",
    pipeline: "doctor",
    stage: "dormant",
    group: "nurture",
    fr: "Garder le contact pendant le sommeil du projet",
    en: "Keeping in touch with a dormant project",
    isActive: true,
    steps: keptWarm("la mise en sommeil"),
  },
];
