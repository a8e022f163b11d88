import type { Interest } from "#models/submission";
import { CANDIDATE_KINDS, SEEKS } from "~/vocabulary/candidates";
import { NEED_KINDS } from "~/vocabulary/needs";
import { formatDayLong, formatPhone } from "~/vocabulary/typography";

export type InterestField = keyof Interest;

/** The fields of the form in order, with the words used beside a value; professional ones reach the candidate. */
export const INTEREST_FIELDS: readonly { name: InterestField; label: string; isProfessional: boolean }[] = [
  { name: "firstName", label: "Prénom", isProfessional: true },
  { name: "lastName", label: "Nom", isProfessional: true },
  { name: "email", label: "Adresse e-mail", isProfessional: true },
  { name: "phone", label: "Téléphone", isProfessional: true },
  { name: "kind", label: "Situation", isProfessional: true },
  { name: "specialty", label: "Spécialité", isProfessional: true },
  { name: "faculty", label: "Faculté ou subdivision", isProfessional: true },
  { name: "semester", label: "Semestre", isProfessional: true },
  { name: "fromOn", label: "À partir du", isProfessional: true },
  { name: "toOn", label: "Jusqu’au", isProfessional: true },
  { name: "seeks", label: "Cherche", isProfessional: true },
  { name: "territories", label: "Où", isProfessional: true },
  { name: "needs", label: "Besoins", isProfessional: false },
  { name: "message", label: "Message", isProfessional: false },
];

/** A value of the form as people read it; territories by the names given, else by code. */
export function showInterestValue(
  interest: Partial<Interest>,
  name: InterestField,
  territoryNames: ReadonlyMap<string, string> = new Map(),
): string {
  const value = interest[name];
  if (value === undefined || value === "") return "—";
  if (name === "kind" && interest.kind) return CANDIDATE_KINDS[interest.kind].fr;
  if (name === "seeks") return list((interest.seeks ?? []).map((seek) => SEEKS[seek].fr));
  if (name === "needs") return list((interest.needs ?? []).map((need) => NEED_KINDS[need].fr));
  if (name === "territories")
    return list((interest.territories ?? []).map((code) => placeName(code, territoryNames)));
  if (name === "fromOn" || name === "toOn") return formatDayLong(String(value));
  if (name === "phone") return formatPhone(String(value));
  return String(value);
}

function placeName(code: string, names: ReadonlyMap<string, string>): string {
  return code === "unknown" ? "Ne sait pas encore" : (names.get(code) ?? code);
}

function list(words: string[]): string {
  return words.length > 0 ? words.join(", ") : "—";
}
