import { emailsOf, phonesOf } from "~/features/imports/cell-reading";
import { PARTNER_KINDS, type PartnerKind } from "~/vocabulary/partners";
import { foldText } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

export type ImportColumn =
  | "name"
  | "kind"
  | "communes"
  | "territories"
  | "contact"
  | "role"
  | "email"
  | "phone"
  | "note";

/** How the columns are recognised, whatever their case and accents. */
const HEADERS: Readonly<Record<ImportColumn, readonly string[]>> = {
  name: ["nom", "partenaire", "nom du partenaire", "organisme", "raison sociale", "structure"],
  kind: ["type", "type de partenaire", "categorie"],
  communes: ["communes", "commune", "ville", "villes", "communes couvertes"],
  territories: [
    "epci",
    "intercommunalite",
    "intercommunalites",
    "territoire",
    "territoires",
    "territoires couverts",
  ],
  contact: ["contact", "nom du contact", "interlocuteur", "interlocutrice", "personne"],
  role: ["role", "fonction", "poste"],
  email: ["e mail", "email", "mail", "mel", "courriel", "adresse e mail", "adresse mail"],
  phone: ["telephone", "tel", "portable", "numero", "numero de telephone"],
  note: ["note", "notes", "remarque", "remarques", "commentaire", "observations"],
};

/** Words by which people call each kind, besides its own name; the first that is found counts. */
const KIND_WORDS: readonly [RegExp, PartnerKind][] = [
  [/\b(relais|rpe|ram|petite enfance|assistantes? maternelles?)\b/, "relay-centre"],
  [/\b(creches?|multi accueil|halte garderie|jardin d enfants|mam|structure d accueil)\b/, "nursery"],
  [/\b(mairie|commune|municipalite)\b/, "town-hall"],
  [/\b(agence|immobili\w+)\b/, "estate-agency"],
  [/\b(bailleur|adil|hlm|logement social)\b/, "social-landlord"],
  [/\b(hote|hebergeur|hebergement|gite|chambres? d hotes?|particulier)\b/, "host"],
  [/\b(ecole|college|lycee|scolaire)\b/, "school"],
  [
    /\b(france travail|pole emploi|mission locale|cap emploi|cci|service de l emploi)\b/,
    "employment-service",
  ],
  [/\b(employeur|entreprise|societe)\b/, "employer"],
  [/\b(maitre de stage|msu)\b/, "supervisor"],
  [/\b(msp|cpts|hopital|clinique|sante|cabinet)\b/, "health-structure"],
  [/\b(caf|pmi|cpam|ars|ordre|msa|urps|institution)\b/, "institution"],
  [
    /\b(intercommunalite|epci|communaute de communes|office de tourisme|club|association|mutuelle)\b/,
    "territory",
  ],
];

export interface ReadPartner {
  name: string;
  kind?: PartnerKind;
  communes: string[];
  territories: string[];
  contact: { name: string; role?: string; email?: string; phone?: string };
  note?: string;
  problems: string[];
}

export interface ReadTable {
  /** The columns recognised, in the order of the table; null for one left aside. */
  columns: (ImportColumn | null)[];
  /** The rows with something in them, with the number they have in the sheet. */
  rows: { number: number; partner: ReadPartner }[];
}

/** Reads a table of partners; null without a row of headers that says at least the name and the type. */
export function readPartners(table: readonly string[][]): ReadTable | null {
  const top = table.findIndex((row) => row.some((cell) => columnOf(cell) === "name"));
  const columns = (table[top] ?? []).map(columnOf);
  if (!columns.includes("name") || !columns.includes("kind")) return null;
  const rows = table.slice(top + 1).map((cells, index) => ({ number: top + index + 2, cells }));
  return {
    columns,
    rows: rows
      .filter(({ cells }) => cells.some((cell) => cell.trim()))
      .map(({ number, cells }) => ({ number, partner: partnerOf(cells, columns) })),
  };
}

/** The kind people mean by a word; undefined when it is none we know. */
export function kindOf(text: string): PartnerKind | undefined {
  const folded = foldText(text);
  const named = valuesOf(PARTNER_KINDS).find((kind) => foldText(PARTNER_KINDS[kind].fr) === folded);
  return named ?? KIND_WORDS.find(([words]) => words.test(folded))?.[1];
}

function columnOf(header: string): ImportColumn | null {
  const folded = foldText(header);
  const found = Object.entries(HEADERS).find(([, names]) => names.includes(folded));
  return isColumn(found?.[0]) ? found[0] : null;
}

function isColumn(name: string | undefined): name is ImportColumn {
  return name !== undefined && Object.hasOwn(HEADERS, name);
}

function partnerOf(cells: readonly string[], columns: readonly (ImportColumn | null)[]): ReadPartner {
  const read = (column: ImportColumn) => (cells[columns.indexOf(column)] ?? "").trim();
  const [name, kind] = [read("name").slice(0, 160), kindOf(read("kind"))];
  const [emails, phones] = [emailsOf(read("email")), phonesOf(read("phone"))];
  const [email, phone] = [emails?.[0], phones?.[0]];
  const problems = [
    name.length < 2 && "le nom manque",
    !kind && kindProblem(read("kind")),
    emails === undefined && `l’adresse « ${read("email")} » n’est pas complète`,
    phones === undefined && `le numéro « ${read("phone")} » n’est pas complet`,
    !read("contact") && !email && !phone && "il manque un contact : un nom, une adresse ou un numéro",
  ];
  return {
    name,
    kind,
    communes: listOf(read("communes")),
    territories: listOf(read("territories")),
    contact: {
      name: read("contact").slice(0, 120) || "Accueil",
      role: read("role").slice(0, 120) || undefined,
      email,
      phone,
    },
    note: read("note") || undefined,
    problems: problems.filter((problem) => typeof problem === "string"),
  };
}

function kindProblem(typed: string): string {
  if (!typed) return "le type manque";
  return `le type « ${typed} » n’est pas connu : écrivez par exemple mairie, agence, école, employeur`;
}

function listOf(text: string): string[] {
  return text
    .split(/[;,/\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
}
