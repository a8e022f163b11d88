import { SCHOOL_LEVELS, SCHOOL_SECTORS } from "~/vocabulary/schooling";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import { sheetLine as line, type NeedKindDefinition, ofWhom, STEP_TESTS } from "../needs/need-kind";
import { schoolYearWords, wishesOf } from "./school-words";
import { SCHOOLING_CRITERIA } from "./schooling-ranking";

/** A school for a child, for one school year. */
export const SCHOOLING: NeedKindDefinition = {
  request: {
    title: (kind, { level }) =>
      level
        ? `Une place en ${SCHOOL_LEVELS[level].fr} pour la famille ${ofWhom(kind)}`
        : `Une place en école pour la famille ${ofWhom(kind)}`,
    ask: (kind, { needsArrangements: _own, ...criteria }, partnerKind) => {
      const around = wishesOf(criteria);
      const asked = partnerKind === "town-hall" ? "Quelle est l’école de secteur, y a-t-il" : "Auriez-vous";
      return `Nous préparons l’arrivée de la famille ${ofWhom(kind)} sur notre territoire. ${asked} une place, et quels papiers faut-il pour l’inscription${NBSP}?${around.length > 0 ? ` Dites-nous aussi ce qui existe${NBSP}: ${around.join(", ")}.` : ""}`;
    },
    nobody: "Ajoutez une mairie ou une école à l’annuaire des partenaires.",
    forWhat: "pour l’école",
  },
  withheld: `Jamais transmis${NBSP}: le nom et la date de naissance de l’enfant, un aménagement à prévoir, le reste du dossier. Ce qui est écrit en toutes lettres part tel quel.`,
  summary: ({ level, schoolYear, schoolSector }) => [
    level && SCHOOL_LEVELS[level].fr,
    schoolYear && `rentrée ${schoolYear}`,
    schoolSector && SCHOOL_SECTORS[schoolSector].fr,
  ],
  sheetLines: {
    wish: ({ level, wish }) => line(level ? "Précisions" : "Niveaux et école souhaitée", wish),
    schoolLevel: ({ level, schoolYear }) =>
      line(
        "Classe",
        level && [SCHOOL_LEVELS[level].fr, schoolYearWords(schoolYear)].filter(Boolean).join(", "),
      ),
    fromOn: ({ fromOn }, { entryOn } = {}) => {
      const on = fromOn ?? entryOn;
      return line("Entrée à l’école", on && `le ${formatDayLong(on)}`);
    },
    schoolSector: ({ schoolSector }) =>
      line("École", schoolSector && `${SCHOOL_SECTORS[schoolSector].fr} de préférence`),
    schoolLanguages: ({ languages, schoolOptions }) =>
      line("Langues et options", [languages, schoolOptions].filter(Boolean).join(", ")),
    schoolWishes: (criteria) => line("Autour de l’école", wishesOf(criteria).join(", ")),
  },
  criteria: SCHOOLING_CRITERIA,
  visitKinds: ["meeting", "visit"],
  steps: [
    {
      key: "specified",
      fr: "Classe connue",
      en: "Class known",
      isDone: ({ criteria }) => Boolean(criteria.level),
    },
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
