import { WISHES } from "~/vocabulary/needs";
import { formatCount, formatEuros, NBSP } from "~/vocabulary/typography";
import { TELEWORK, WORK_SECTORS, WORKING_TIMES } from "~/vocabulary/work";
import { sheetLine as line, type NeedKindDefinition, ofWhom, STEP_TESTS } from "../needs/need-kind";
import { WORK_CRITERIA } from "./work-ranking";

const PROPOSE = `Auriez-vous un poste ou un entretien à proposer, ou une piste${NBSP}?`;
const ACCOMPANY = `Pourriez-vous accompagner sa recherche${NBSP}: un entretien, des offres, ou une piste${NBSP}?`;
const TELEWORK_SUMMARY = { some: "télétravail en partie", full: "à distance" } as const;

/** The work of the spouse. */
export const SPOUSE_WORK: NeedKindDefinition = {
  request: {
    title: (kind) => `Un emploi pour le ou la conjoint·e ${ofWhom(kind)}`,
    ask: (kind, _criteria, partnerKind) =>
      `Nous préparons l’arrivée ${ofWhom(kind)} sur notre territoire${NBSP}: son ou sa conjoint·e cherche un emploi. ${partnerKind === "employment-service" ? ACCOMPANY : PROPOSE}`,
    nobody: "Ajoutez un employeur, un service de l’emploi ou une intercommunalité à l’annuaire.",
    forWhat: "pour l’emploi",
  },
  withheld: `Jamais transmis${NBSP}: son nom, celui du médecin et de son employeur, les enfants, le reste du dossier. Ce qui est écrit en toutes lettres part tel quel.`,
  summary: ({ occupation, workingTime, telework, wageMin }) => [
    occupation,
    workingTime && WORKING_TIMES[workingTime].fr.toLowerCase(),
    telework && telework !== "none" && TELEWORK_SUMMARY[telework],
    wageMin && `${formatEuros(wageMin)} brut au moins`,
  ],
  sheetLines: {
    wish: ({ occupation, wish }) => line(occupation ? "Précisions" : WISHES["spouse-work"].fr, wish),
    occupation: ({ occupation }) => line("Métier", occupation),
    diplomas: ({ diplomas }) => line("Diplômes", diplomas),
    sector: ({ sector }) => line("Secteur", sector && WORK_SECTORS[sector].fr),
    experienceYears: ({ experienceYears }) =>
      line("Expérience", experienceYears && formatCount(experienceYears, "an", "ans")),
    workingTime: ({ workingTime }) => line("Temps de travail", workingTime && WORKING_TIMES[workingTime].fr),
    telework: ({ telework }) => line("Télétravail", telework && TELEWORK[telework].fr),
    wageMin: ({ wageMin }) => line("Salaire", wageMin && `${formatEuros(wageMin)} brut par mois au moins`),
  },
  criteria: WORK_CRITERIA,
  visitKinds: ["interview", "job-offer", "meeting"],
  steps: [
    { key: "specified", fr: "Besoin exprimé", en: "Need told", isDone: STEP_TESTS.specified },
    {
      key: "ready",
      fr: "Profil prêt",
      en: "Profile ready",
      isDone: ({ criteria, hasAgreed = false }) => Boolean(criteria.occupation) && hasAgreed,
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
