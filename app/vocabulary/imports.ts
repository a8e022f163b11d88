import type { CandidateKind } from "./candidates";
import { RESTRUCTURING_STATES, type RestructuringState } from "./restructurings";
import { foldText, NBSP } from "./typography";
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

/** What a column of a table may hold. Children and notes may have several columns. */
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

/** How French tables call their columns, folded; the longest that fits wins. */
const HEADERS: Readonly<Record<ImportField, readonly string[]>> = {
  lastName: ["nom", "nom de famille", "nom usuel", "nom d usage", "nom candidat", "nom medecin"],
  firstName: ["prenom", "prenom candidat", "prenoms"],
  fullName: [
    "nom prenom",
    "nom et prenom",
    "prenom nom",
    "identite",
    "candidat",
    "medecin",
    "interne",
    "nom complet",
  ],
  birthName: ["nom de naissance", "nom de jeune fille", "nom patronymique"],
  email: [
    "mail",
    "mel",
    "email",
    "e mail",
    "courriel",
    "adresse mail",
    "adresse e mail",
    "adresse electronique",
  ],
  phone: [
    "tel",
    "telephone",
    "tel portable",
    "portable",
    "mobile",
    "gsm",
    "tel mobile",
    "numero",
    "n de tel",
  ],
  kind: ["situation", "statut", "profil", "qualite", "type", "fonction", "grade"],
  specialty: ["specialite", "spe", "discipline", "des"],
  faculty: ["faculte", "fac", "universite", "ufr", "ville de formation"],
  semester: ["semestre", "niveau"],
  arrivalOn: [
    "arrivee",
    "date d arrivee",
    "arrive le",
    "date arrivee",
    "debut",
    "date de debut",
    "a partir du",
  ],
  leavingOn: ["depart", "date de depart", "fin", "date de fin", "jusqu au"],
  commune: ["commune", "ville", "commune souhaitee", "lieu", "lieu souhaite", "commune d installation"],
  territory: ["territoire", "epci", "intercommunalite", "com com", "secteur", "communaute de communes"],
  rpps: ["rpps", "n rpps", "numero rpps"],
  spouse: ["conjoint", "conjointe", "conjoint e", "nom conjoint", "epoux", "epouse", "compagne", "compagnon"],
  spouseTrade: [
    "metier conjoint",
    "profession conjoint",
    "emploi conjoint",
    "profession du conjoint",
    "metier du conjoint",
  ],
  spouseEmail: ["mail conjoint", "mel conjoint", "courriel conjoint", "mail du conjoint"],
  spousePhone: ["tel conjoint", "telephone conjoint", "portable conjoint", "tel du conjoint"],
  children: ["enfants", "enfant", "enfant 1", "enfant 2", "enfant 3", "enfant 4", "prenoms des enfants"],
  referent: ["referent", "referente", "referent e", "suivi par", "charge de mission", "interlocuteur"],
  nextAction: ["prochaine action", "a faire", "suite a donner", "action"],
  nextActionOn: ["date prochaine action", "echeance", "relance le", "a faire le", "date de relance"],
  note: ["note", "notes", "commentaire", "commentaires", "observations", "remarques", "divers"],
};

const KINDS: Readonly<Record<CandidateKind, readonly string[]>> = {
  student: ["etudiant", "etudiante", "externe", "etudiant e", "d4", "dfasm"],
  intern: [
    "interne",
    "img",
    "interne de medecine generale",
    "interne mg",
    "interne med ge",
    "int",
    "interne 1ere annee",
  ],
  "junior-doctor": ["docteur junior", "dj", "dr junior"],
  locum: ["remplacant", "remplacante", "rempla", "remplacant e", "medecin remplacant"],
  doctor: [
    "medecin",
    "mg",
    "medecin generaliste",
    "dr",
    "docteur",
    "generaliste",
    "installe",
    "installee",
    "salarie",
    "salariee",
    "collaborateur",
    "collaboratrice",
    "specialiste",
  ],
  other: ["autre", "divers", "ne sait pas"],
};

/** The field a header most likely names; none when nothing fits. */
export function fieldOfHeader(header: string): ImportField | undefined {
  const folded = foldText(header);
  const exact = entries(HEADERS).find(([, names]) => names.includes(folded));
  if (exact) return exact[0];
  const fitting = entries(HEADERS).flatMap(([field, names]) =>
    names
      .filter((name) => name.length > 3 && ` ${folded} `.includes(` ${name} `))
      .map((name) => ({ field, name })),
  );
  return fitting.sort((a, b) => b.name.length - a.name.length)[0]?.field;
}

/** The kind of candidate a word of a table means, « IMG » for an intern; none when it is not known. */
export function kindOfWords(words: string): CandidateKind | undefined {
  const folded = foldText(words);
  return entries(KINDS).find(([, names]) => names.includes(folded))?.[0];
}

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

function entries<Key extends string, Value>(record: Readonly<Record<Key, Value>>): [Key, Value][] {
  return Object.entries(record) as [Key, Value][];
}
