import type { Internship } from "#models/candidate";
import type { CandidateKind } from "~/vocabulary/candidates";
import { kindOfWords } from "~/vocabulary/import-headers";
import type { ImportField } from "~/vocabulary/imports";
import { foldText } from "~/vocabulary/typography";
import { dayOf, emailsOf, nameOf, phonesOf, rppsOf, titled } from "./cell-reading";
import { type ReadChild, readChildren } from "./child-reading";
import { type InternReference, type ReadPlacement, readIntern } from "./intern-reading";

/** What the words of a table are compared to. */
export interface Reference {
  mapping: readonly (ImportField | null)[];
  kinds: ReadonlyMap<string, CandidateKind>;
  /** By folded name. Empty while no commune was imported: then none is refused. */
  communes: ReadonlyMap<string, { code: string; name: string; epciCode: string | null }>;
  territories: ReadonlyMap<string, string>;
  colleagues: ReadonlyMap<string, string>;
  interns: InternReference;
  /** "YYYY-MM". */
  thisMonth: string;
}

export interface ReadPerson {
  firstName: string;
  lastName: string;
  birthName?: string;
  emails: string[];
  phones: string[];
  kind: CandidateKind;
  specialty?: string;
  faculty?: string;
  semester?: string;
  internship?: Internship;
  placement?: ReadPlacement;
  fromOn?: string;
  toOn?: string;
  rpps?: string;
  commune?: { code: string; name: string };
  territories: string[];
  referentId?: string;
  spouse?: { firstName: string; lastName?: string; trade?: string; email?: string; phone?: string };
  children: ReadChild[];
  nextAction?: string;
  nextActionOn?: string;
  note?: string;
}

interface Problem {
  column: number;
  message: string;
}

/** Never stored: a social-security number, bank details, anything of somebody's health. */
const FORBIDDEN: readonly [RegExp, string][] = [
  [
    /\b[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?\d[\dab] ?\d{3} ?\d{3}(?: ?\d{2})?\b/,
    "un numéro de sécurité sociale",
  ],
  [/\bfr\d{2}(?: ?[\da-z]{4}){5} ?[\da-z]{3}\b/, "des coordonnées bancaires"],
  [
    /\b(cancer|depression|depressif|depressive|burn out|(?<!assurance )maladie|malade|handicape\w*|enceinte|grossesse|ald|chimio\w*|diabete|arret de travail|hospitalise\w*)\b/,
    "une mention de santé",
  ],
];

/** Reads a row as a person and a household; every problem is told beside its cell. */
export function readRow(
  cells: readonly string[],
  reference: Reference,
): { person: ReadPerson; problems: Problem[] } {
  const problems: Problem[] = [];
  const cell = (field: ImportField) => cellOf(cells, reference.mapping, field);
  const refuse = (column: number, message: string) => void problems.push({ column, message });
  refuseForbidden(cells, reference, refuse);
  const read = <Value>(field: ImportField, reader: (text: string) => Value | undefined, message: string) => {
    const { text, column } = cell(field);
    if (!text) return undefined;
    const value = reader(text);
    if (value === undefined) refuse(column, message);
    return value;
  };
  const name = nameOf(cell("fullName").text);
  const firstName = cell("firstName").text || name.firstName;
  const lastName = cell("lastName").text || name.lastName;
  if (!firstName) refuse(columnOf(reference, "firstName", "fullName"), "Le prénom manque.");
  if (!lastName) refuse(columnOf(reference, "lastName", "fullName"), "Le nom manque.");
  const commune = read(
    "commune",
    (text) => communeOf(text, reference),
    "Cette commune n’est pas connue ici.",
  );
  const territory = read(
    "territory",
    (text) => reference.territories.get(foldText(text)),
    "Ce territoire n’est pas servi.",
  );
  const birthName = read("birthName", birthNameOf, "Un nom de naissance n’a pas de chiffres.");
  const wishes = textsOf(cells, reference.mapping, "wishes");
  const { internship, placement } = readIntern(read, wishes, reference.interns);
  const person: ReadPerson = {
    firstName,
    lastName: titled(lastName),
    birthName: foldText(birthName ?? "") === foldText(lastName) ? undefined : birthName,
    emails: read("email", emailsOf, "Cette adresse e-mail n’est pas complète.") ?? [],
    phones: read("phone", phonesOf, "Ce numéro n’est pas complet.") ?? [],
    kind: read("kind", (text) => kindOf(text, reference), "Cette situation n’est pas reconnue.") ?? "other",
    specialty: cell("specialty").text || internship?.des,
    faculty: cell("faculty").text || undefined,
    semester: cell("semester").text || undefined,
    internship,
    placement,
    fromOn: read("arrivalOn", dayOf, "Cette date n’est pas lisible. Exemple : 02/11/2026."),
    toOn: read("leavingOn", dayOf, "Cette date n’est pas lisible. Exemple : 30/04/2027."),
    rpps: read("rpps", rppsOf, "Un numéro RPPS a 11 chiffres."),
    commune: commune?.code ? { code: commune.code, name: commune.name } : undefined,
    territories: [
      ...new Set([territory, served(commune?.epciCode, reference)].filter((code) => code !== undefined)),
    ],
    referentId: read(
      "referent",
      (text) => reference.colleagues.get(foldText(text)),
      "Personne de l’équipe ne s’appelle ainsi.",
    ),
    spouse: spouseOf(cell, lastName, refuse),
    children: childrenOf(cells, reference, refuse),
    nextAction: cell("nextAction").text || undefined,
    nextActionOn: read("nextActionOn", dayOf, "Cette date n’est pas lisible."),
    note: textsOf(cells, reference.mapping, "note").join("\n") || undefined,
  };
  return { person, problems };
}

/** A column « Né(e) le » may be taken for it: a date of birth is never stored. */
function birthNameOf(text: string): string | undefined {
  return /\d/.test(text) ? undefined : titled(text);
}

function refuseForbidden(
  cells: readonly string[],
  { mapping }: Reference,
  refuse: (column: number, message: string) => void,
): void {
  for (const [column, field] of mapping.entries()) {
    if (field === null || field === "rpps") continue;
    const text = (cells[column] ?? "")
      .toLowerCase()
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[-’']/g, " ");
    const found = FORBIDDEN.find(([pattern]) => field !== "children" && pattern.test(text));
    if (found) refuse(column, `Cette case contient ${found[1]} : effacez ce passage, il n’est jamais gardé.`);
  }
}

function cellOf(cells: readonly string[], mapping: readonly (ImportField | null)[], field: ImportField) {
  const column = mapping.indexOf(field);
  return { text: (cells[column] ?? "").trim(), column };
}

function textsOf(
  cells: readonly string[],
  mapping: readonly (ImportField | null)[],
  field: ImportField,
): string[] {
  return mapping.flatMap((own, column) => (own === field ? cells[column]?.trim() || [] : []));
}

function columnOf({ mapping }: Reference, ...fields: ImportField[]): number {
  return Math.max(
    0,
    mapping.findIndex((field) => field !== null && fields.includes(field)),
  );
}

function childrenOf(
  cells: readonly string[],
  { mapping, thisMonth }: Reference,
  refuse: (column: number, message: string) => void,
): ReadChild[] {
  const texts = mapping.flatMap((field, column) =>
    field === "children" ? [{ column, text: (cells[column] ?? "").trim() }] : [],
  );
  const { children, problems } = readChildren(texts, thisMonth);
  for (const { column, message } of problems) refuse(column, message);
  return children.slice(0, 12);
}

function spouseOf(
  cell: (field: ImportField) => { text: string; column: number },
  lastName: string,
  refuse: (column: number, message: string) => void,
): ReadPerson["spouse"] {
  const { text } = cell("spouse");
  if (!text || /^(non|aucun|aucune|celibataire|oui|-|\/)$/i.test(text)) return undefined;
  const name = nameOf(text);
  const phone = phonesOf(cell("spousePhone").text);
  const email = emailsOf(cell("spouseEmail").text);
  if (!phone) refuse(cell("spousePhone").column, "Ce numéro n’est pas complet.");
  if (!email) refuse(cell("spouseEmail").column, "Cette adresse e-mail n’est pas complète.");
  return {
    firstName: name.firstName,
    lastName: titled(name.lastName || lastName),
    trade: cell("spouseTrade").text || undefined,
    email: email?.[0],
    phone: phone?.[0],
  };
}

function kindOf(text: string, { kinds }: Reference): CandidateKind | undefined {
  return kinds.get(foldText(text)) ?? kindOfWords(text);
}

function communeOf(text: string, { communes }: Reference) {
  if (communes.size === 0) return { code: "", name: text, epciCode: null };
  const folded = foldText(text.replace(/\(?\d{5}\)?/, ""))
    .replace(/\bst\b/g, "saint")
    .replace(/\bste\b/g, "sainte");
  return communes.get(folded);
}

function served(epciCode: string | null | undefined, { territories }: Reference): string | undefined {
  return [...territories.values()].find((code) => code === epciCode);
}
