import { CANDIDATE_KINDS, SEEKS } from "~/vocabulary/candidates";
import { CHANNELS, CONTACT_LANGUAGES } from "~/vocabulary/contact";
import { ORIGIN_SOURCES } from "~/vocabulary/events";
import { EXERCISE_MODES } from "~/vocabulary/exercise";
import { FAMILY_OBSTACLE_KINDS, KINSHIPS } from "~/vocabulary/family";
import { INTERN_PHASES } from "~/vocabulary/training";
import { formatDateTime, formatDay, formatMonth } from "~/vocabulary/typography";

const FIELDS: Readonly<Record<string, string | undefined>> = {
  referentId: "Référent·e",
  nextAction: "Prochaine action",
  "nextAction.ownerId": "Prochaine action, à la charge de",
  tags: "Étiquettes",
  state: "État",
  title: "Nom du dossier",
  adults: "Adultes",
  children: "Enfants",
  familyObstacles: "Freins familiaux",
  relations: "Liens du foyer",
  confidences: "Confidences",
  formerAdults: "Adultes devenus candidat·e·s",
  arrivalOn: "Arrivée",
  householdId: "Dossier",
  firstName: "Prénom",
  lastName: "Nom",
  birthName: "Nom de naissance",
  emails: "E-mails",
  phones: "Téléphones",
  kind: "Situation",
  specialty: "Spécialité",
  faculty: "Faculté",
  semester: "Semestre",
  internship: "Internat",
  territories: "Territoires",
  commune: "Commune",
  otherCommunes: "Autres communes",
  seeks: "Cherche",
  rpps: "RPPS",
  text: "Texte",
  firstAnswer: "Première réponse",
  options: "Pistes",
  visits: "Visites",
  readers: "Destinataires du programme",
  feedback: "Avis",
  criteria: "Critères",
  fromOn: "À partir du",
  toOn: "Jusqu’au",
  channel: "Contact préféré",
  hours: "Horaires",
  language: "Langue",
  exerciseModes: "Exercice souhaité",
  daysPerWeek: "Jours par semaine",
  situations: "Situations",
  obstacles: "Freins",
  quietPeriods: "Ne pas appeler",
  noContact: "Ne plus écrire",
  journeys: "Parcours",
  openings: "Ouvertures",
  candidateId: "Candidat·e",
  mentorId: "Compagnon",
  end: "Fin",
  isOpen: "En cours",
  origin: "Origine",
  attendances: "Présences à une rencontre",
  note: "Note",
};

const WORDS: Readonly<Record<string, { fr: string } | undefined>> = {
  // First: a word that is also said of a candidate is told as it is of them.
  ...ORIGIN_SOURCES,
  ...KINSHIPS,
  ...FAMILY_OBSTACLE_KINDS,
  ...CANDIDATE_KINDS,
  ...CHANNELS,
  ...CONTACT_LANGUAGES,
  ...EXERCISE_MODES,
  ...SEEKS,
  ...INTERN_PHASES,
};

/** The lists of a file that a split shares out between its two sides. */
export const SHARED_LISTS = ["adults", "children", "relations", "confidences", "formerAdults"] as const;

/** Fields that only the software reads. */
const HIDDEN = [
  "searchWords",
  "duplicateKeys",
  "sortName",
  "visibleTo",
  "updatedAt",
  "version",
  "heads",
  "lastActAt",
  "createdAt",
  "introducedTo",
  "firstAnswer",
  "hasScholarship",
];

/** What of an object within a field tells it from another. */
const TOLD_PARTS = [
  ...["label", "firstName", "lastName", "name", "kind", "dueOn", "birthMonth"],
  ...["source", "on"],
  ...["des", "phase", "licenceUntil", "thesisOn", "desEndsOn"],
];

/** Whether a person has something to learn from this field. */
export function isToldField(path: string): boolean {
  return !HIDDEN.includes(path.split(".")[0] ?? "");
}

/** A field as a form names it. */
export function fieldLabel(path: string): string {
  return FIELDS[path] ?? FIELDS[path.split(".")[0] ?? ""] ?? path;
}

/** A value as a person reads it; ids of colleagues and files are given their names. */
export function toldValue(value: unknown, names: ReadonlyMap<string, string>): string {
  if (value === undefined || value === null || value === "") return "rien";
  if (value instanceof Date) return formatDateTime(value);
  if (Array.isArray(value)) return value.map((one) => toldValue(one, names)).join(", ") || "rien";
  if (typeof value === "object") return toldObject(value, names);
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value);
  if (typeof value === "string" && /^\d{4}-\d{2}$/.test(value)) return formatMonth(`${value}-01`);
  return names.get(String(value)) ?? WORDS[String(value)]?.fr ?? String(value);
}

function toldObject(value: object, names: ReadonlyMap<string, string>): string {
  const fields: Record<string, unknown> = { ...value };
  const told = TOLD_PARTS.flatMap((key) => (fields[key] ? toldValue(fields[key], names) : []));
  return told.join(" ") || "…";
}
