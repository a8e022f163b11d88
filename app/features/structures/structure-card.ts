import type { StructureRecord } from "#models/structure";
import type { FieldsOf } from "~/core/lost-updates";
import { hasRppsKey } from "~/features/candidates/situations";
import { SECTORS, STRUCTURE_KINDS, STRUCTURE_STATES } from "~/vocabulary/structures";

/** What a colleague types of a structure. */
export type StructureInput = Pick<
  StructureRecord,
  | "name"
  | "kind"
  | "sector"
  | "state"
  | "finess"
  | "finessEj"
  | "communeCode"
  | "team"
  | "tools"
  | "funder"
  | "partnerId"
  | "note"
>;

/** The fields of a structure's card, in words; places and partners are told by the name that goes with their id. */
export function cardFields(names: ReadonlyMap<string, string>): FieldsOf<StructureInput> {
  const nameOf = (id: string): string => names.get(id) ?? id;
  return {
    name: { label: "Nom" },
    kind: { label: "Type", words: (kind) => STRUCTURE_KINDS[kind].fr },
    sector: { label: "Secteur", words: (sector) => SECTORS[sector].fr },
    state: { label: "État", words: (state) => STRUCTURE_STATES[state].fr },
    finess: { label: "Numéro FINESS" },
    finessEj: { label: "FINESS de l’entité juridique" },
    communeCode: { label: "Commune", words: nameOf },
    team: { label: "Équipe" },
    tools: { label: "Logiciel et matériel" },
    funder: { label: "Financement" },
    partnerId: { label: "Partenaire à qui écrire", words: nameOf },
    note: { label: "Note" },
  };
}

/** That part of a structure, as its form is drawn from it. */
export function cardOf(structure: StructureRecord): StructureInput {
  const { name, kind, sector, state, finess, finessEj, communeCode } = structure;
  const { team, tools, funder, partnerId, note } = structure;
  return {
    name,
    kind,
    sector,
    state,
    finess,
    finessEj,
    communeCode,
    team,
    tools,
    funder,
    partnerId,
    note,
  };
}

/** Whether a FINESS number ends with its key: the same as that of professionals (Luhn). Some real ones do not. */
export function hasFinessKey(finess: string): boolean {
  return hasRppsKey(finess);
}
