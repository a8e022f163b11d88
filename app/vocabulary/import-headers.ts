import type { CandidateKind } from "./candidates";
import type { ImportField } from "./imports";
import { foldText } from "./typography";

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
  specialty: ["specialite", "spe", "discipline"],
  faculty: ["faculte", "fac", "universite", "ufr", "ville de formation"],
  semester: ["semestre", "niveau", "semestre en cours"],
  des: ["des", "intitule du des", "diplome d etudes specialisees"],
  phase: ["phase", "phase du des", "phase de l internat"],
  validatedSemesters: [
    "semestres valides",
    "nb semestres valides",
    "nombre de semestres valides",
    "nb de semestres valides",
    "sem valides",
  ],
  licenceUntil: [
    "licence jusqu au",
    "licence de remplacement",
    "licence de remplacement jusqu au",
    "fin de licence",
    "fin de la licence",
    "licence",
  ],
  thesisOn: ["these", "date de these", "date de la these", "soutenance", "date de soutenance"],
  semesterAsked: [
    "semestre de stage demande",
    "semestre demande",
    "semestre de stage",
    "semestre souhaite",
    "periode de stage",
  ],
  levelAsked: ["niveau demande", "niveau de stage", "niveau souhaite", "type de stage", "stage demande"],
  wishes: ["voeux", "voeu", "voeu 1", "voeu 2", "voeu 3", "voeux de stage", "choix 1", "choix 2", "choix 3"],
  hasCar: ["voiture", "vehicule", "vehicule personnel", "permis et voiture"],
  needsBed: [
    "hebergement",
    "hebergement demande",
    "demande d hebergement",
    "logement",
    "logement demande",
    "besoin d un logement",
    "besoin d hebergement",
  ],
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

function entries<Key extends string, Value>(record: Readonly<Record<Key, Value>>): [Key, Value][] {
  return Object.entries(record) as [Key, Value][];
}
