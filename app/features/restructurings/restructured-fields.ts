import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { formatDateTime, formatDay } from "~/vocabulary/typography";
import { isOneOf } from "~/vocabulary/words";

const FIELDS: Readonly<Record<string, string | undefined>> = {
  referentId: "Référent·e",
  nextAction: "Prochaine action",
  tags: "Étiquettes",
  state: "État",
  title: "Nom du dossier",
  adults: "Adultes",
  children: "Enfants",
  arrivalOn: "Arrivée",
  householdId: "Dossier",
  firstName: "Prénom",
  lastName: "Nom",
  emails: "E-mails",
  phones: "Téléphones",
  kind: "Situation",
  specialty: "Spécialité",
  faculty: "Faculté",
  semester: "Semestre",
  territories: "Territoires",
  commune: "Commune",
  seeks: "Cherche",
  rpps: "RPPS",
  text: "Texte",
};

/** Fields that only the software reads. */
const HIDDEN = ["searchWords", "duplicateKeys", "sortName", "visibleTo", "updatedAt", "version", "heads"];

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
  if (isOneOf(CANDIDATE_KINDS, value)) return CANDIDATE_KINDS[value].fr;
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value);
  return names.get(String(value)) ?? String(value);
}

function toldObject(value: object, names: ReadonlyMap<string, string>): string {
  const fields: Record<string, unknown> = { ...value };
  const told = ["label", "firstName", "lastName", "name", "kind", "dueOn", "birthMonth"].flatMap((key) =>
    fields[key] ? toldValue(fields[key], names) : [],
  );
  return told.join(" ") || "…";
}
