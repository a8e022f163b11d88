import type { CandidateRecord } from "#models/candidate";
import type { FieldsOf } from "~/core/lost-updates";
import { SEEKS } from "~/vocabulary/candidates";
import { CHANNELS, CONTACT_LANGUAGES } from "~/vocabulary/contact";
import { EXERCISE_MODES } from "~/vocabulary/exercise";
import { formatDayLong, formatNumber, formatPhone } from "~/vocabulary/typography";
import { internshipWords } from "./internship-facts";

/** The part of the professional half that its form edits. */
export type ProjectInput = Pick<
  CandidateRecord,
  | "firstName"
  | "lastName"
  | "birthName"
  | "emails"
  | "phones"
  | "channel"
  | "hours"
  | "language"
  | "rpps"
  | "specialty"
  | "faculty"
  | "semester"
  | "internship"
  | "fromOn"
  | "toOn"
  | "seeks"
  | "exerciseModes"
  | "daysPerWeek"
  | "territories"
  | "commune"
  | "otherCommunes"
>;

/** The fields of that form, in words. */
export const PROJECT_FIELDS: FieldsOf<ProjectInput> = {
  firstName: { label: "Prénom" },
  lastName: { label: "Nom" },
  birthName: { label: "Nom de naissance" },
  emails: { label: "Adresses e-mail", words: (emails) => emails.join(", ") },
  phones: { label: "Téléphones", words: (phones) => phones.join(", ") },
  channel: { label: "Préfère être joint·e", words: (channel) => CHANNELS[channel].fr },
  hours: { label: "Quand appeler" },
  language: { label: "Langue", words: (language) => CONTACT_LANGUAGES[language].fr },
  rpps: { label: "Numéro RPPS" },
  specialty: { label: "Spécialité" },
  faculty: { label: "Faculté" },
  semester: { label: "Semestre" },
  internship: { label: "Internat", words: internshipWords },
  fromOn: { label: "À partir du", words: formatDayLong },
  toOn: { label: "Jusqu’au", words: formatDayLong },
  seeks: { label: "Cherche", words: (seeks) => seeks.map((seek) => SEEKS[seek].fr).join(", ") },
  exerciseModes: {
    label: "Exercice souhaité",
    words: (modes) => modes.map((mode) => EXERCISE_MODES[mode].fr).join(", "),
  },
  daysPerWeek: { label: "Jours par semaine", words: formatNumber },
  territories: { label: "Intercommunalités souhaitées", words: (codes) => `${codes.length} cochées` },
  commune: { label: "Commune souhaitée", words: ({ name }) => name },
  otherCommunes: {
    label: "Autres communes souhaitées",
    words: (communes) => communes.map(({ name }) => name).join(", "),
  },
};

/** That part of a candidate, numbers as they are read. */
export function projectOf(candidate: CandidateRecord): ProjectInput {
  const names = Object.keys(PROJECT_FIELDS) as (keyof ProjectInput)[];
  const values = Object.fromEntries(names.map((name) => [name, candidate[name]])) as ProjectInput;
  return { ...values, phones: candidate.phones.map(formatPhone) };
}

/** Every commune wished for, the first above all. */
export function communesOf({
  commune,
  otherCommunes = [],
}: Pick<CandidateRecord, "commune" | "otherCommunes">): { code: string; name: string }[] {
  const communes = [...(commune ? [commune] : []), ...otherCommunes];
  return [...new Map(communes.map((one) => [one.code, one])).values()];
}
