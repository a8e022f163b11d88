import { RESTRUCTURING_STATES, type RestructuringState } from "./restructurings";
import { NBSP } from "./typography";
import type { Words } from "./words";

export type ImportField =
  | "lastName"
  | "firstName"
  | "fullName"
  | "birthName"
  | "email"
  | "phone"
  | "kind"
  | "specialty"
  | "faculty"
  | "semester"
  | "des"
  | "phase"
  | "validatedSemesters"
  | "licenceUntil"
  | "thesisOn"
  | "semesterAsked"
  | "levelAsked"
  | "wishes"
  | "hasCar"
  | "needsBed"
  | "arrivalOn"
  | "leavingOn"
  | "commune"
  | "territory"
  | "rpps"
  | "spouse"
  | "spouseTrade"
  | "spouseEmail"
  | "spousePhone"
  | "children"
  | "referent"
  | "nextAction"
  | "nextActionOn"
  | "note";

/** What a column of a table may hold. Children, wishes and notes may have several columns. */
export const IMPORT_FIELDS: Words<ImportField> = {
  lastName: { fr: "Nom", en: "Last name" },
  firstName: { fr: "Prénom", en: "First name" },
  fullName: { fr: "Nom et prénom ensemble", en: "Full name" },
  birthName: { fr: "Nom de naissance", en: "Birth name" },
  email: { fr: "E-mail", en: "E-mail" },
  phone: { fr: "Téléphone", en: "Phone" },
  kind: { fr: "Situation", en: "Situation" },
  specialty: { fr: "Spécialité", en: "Specialty" },
  faculty: { fr: "Faculté", en: "Faculty" },
  semester: { fr: "Semestre", en: "Semester" },
  des: { fr: "DES", en: "Specialist diploma (DES)" },
  phase: { fr: "Phase de l’internat", en: "Phase of the internship" },
  validatedSemesters: { fr: "Semestres validés", en: "Validated semesters" },
  licenceUntil: { fr: "Licence de remplacement jusqu’au", en: "Locum licence until" },
  thesisOn: { fr: "Date de thèse", en: "Thesis date" },
  semesterAsked: { fr: "Semestre de stage demandé", en: "Semester asked for" },
  levelAsked: { fr: "Niveau demandé", en: "Level asked for" },
  wishes: { fr: "Vœux", en: "Wishes" },
  hasCar: { fr: "Voiture", en: "Car" },
  needsBed: { fr: "Hébergement demandé", en: "Lodging asked for" },
  arrivalOn: { fr: "Arrivée", en: "Arrival" },
  leavingOn: { fr: "Départ", en: "Departure" },
  commune: { fr: "Commune", en: "Commune" },
  territory: { fr: "Territoire", en: "Territory" },
  rpps: { fr: "RPPS", en: "RPPS" },
  spouse: { fr: `Conjoint·e${NBSP}: nom`, en: "Spouse: name" },
  spouseTrade: { fr: `Conjoint·e${NBSP}: métier`, en: "Spouse: trade" },
  spouseEmail: { fr: `Conjoint·e${NBSP}: e-mail`, en: "Spouse: e-mail" },
  spousePhone: { fr: `Conjoint·e${NBSP}: téléphone`, en: "Spouse: phone" },
  children: { fr: "Enfants", en: "Children" },
  referent: { fr: "Référent·e", en: "Référent·e" },
  nextAction: { fr: "Prochaine action", en: "Next action" },
  nextActionOn: { fr: `Prochaine action${NBSP}: date`, en: "Next action: date" },
  note: { fr: "Note", en: "Note" },
};

export type DuplicateRule = "skip" | "complete" | "create";

export const DUPLICATE_RULES: Words<DuplicateRule> = {
  complete: { fr: "Compléter ce qui manque au dossier connu", en: "Complete the known file" },
  skip: { fr: "Passer la ligne", en: "Skip the row" },
  create: { fr: "Créer un dossier quand même", en: "Create a file anyway" },
};

export type ImportState = "mapping" | "review" | "importing" | "imported";

export const IMPORT_STATES: Words<ImportState> = {
  mapping: { fr: "Colonnes à reconnaître", en: "Columns to map" },
  review: { fr: "À vérifier", en: "To review" },
  importing: { fr: "Import en cours", en: "Importing" },
  imported: { fr: "Importé", en: "Imported" },
};

/** What is said of an import: once launched, how far the files it creates are, until they are all there. */
export function importWords(state: ImportState, run: RestructuringState | null): string {
  const isStillMoving = state === "imported" && !isImported(state, run);
  return isStillMoving && run ? RESTRUCTURING_STATES[run].fr : IMPORT_STATES[state].fr;
}

/** Whether every file of an import was created. */
export function isImported(state: ImportState, run: RestructuringState | null): boolean {
  return state === "imported" && (run === null || run === "done");
}
