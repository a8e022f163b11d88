import { fold } from "~/core/search-words";
import { NBSP } from "~/vocabulary/typography";
import type { MentorRow } from "./mentors.queries.server";

/** What is known of a candidate’s project that may bring a volunteer near. */
export interface PairedProject {
  specialty?: string;
  /** The intercommunalités they wish for. */
  epciCodes: readonly string[];
  /** Where they settle, or do a semester. */
  structureIds: readonly string[];
}

export interface Proposal {
  mentor: MentorRow;
  reasons: string[];
  isFull: boolean;
}

type Compared = Pick<MentorRow, "kind" | "specialty" | "structure">;

/** The volunteers for somebody, the nearest first; those who already accompany as many as they take come last. */
export function proposalsFor(project: PairedProject, mentors: readonly MentorRow[]): Proposal[] {
  return mentors
    .map((mentor) => ({
      ...{ mentor, isFull: mentor.follows >= mentor.most },
      ...{ rank: rankOf(project, mentor), reasons: reasonsOf(project, mentor) },
    }))
    .sort((one, other) => Number(one.isFull) - Number(other.isFull) || other.rank - one.rank)
    .map(({ rank: _rank, ...proposal }) => proposal);
}

/** Why these two, in words; none when nothing brings them near. */
export function reasonsOf(project: PairedProject, mentor: Compared): string[] {
  const { structure } = mentor;
  const near = nearnessOf(project, mentor);
  return [
    ...(near.isSameStructure ? [`même structure${NBSP}: ${structure?.name}`] : []),
    ...(near.isTakenOver
      ? ["cesse son activité là où la personne vient, qui peut reprendre sa patientèle"]
      : []),
    ...(near.isSameSpecialty ? [`même spécialité${NBSP}: ${mentor.specialty}`] : []),
    ...(near.isSameTerritory ? [`même intercommunalité, à ${structure?.communeName}`] : []),
  ];
}

/** A structure is worth more than a specialty, which is worth more than a territory. */
function rankOf(project: PairedProject, mentor: Compared): number {
  const near = nearnessOf(project, mentor);
  const worth = { isSameStructure: 8, isTakenOver: 4, isSameSpecialty: 2, isSameTerritory: 1 };
  return (
    (near.isSameStructure ? worth.isSameStructure : 0) +
    (near.isTakenOver ? worth.isTakenOver : 0) +
    (near.isSameSpecialty ? worth.isSameSpecialty : 0) +
    (near.isSameTerritory ? worth.isSameTerritory : 0)
  );
}

function nearnessOf({ specialty, epciCodes, structureIds }: PairedProject, mentor: Compared) {
  const { structure } = mentor;
  const isSameStructure = structure !== undefined && structureIds.includes(structure.id);
  return {
    isSameStructure,
    isTakenOver: isSameStructure && mentor.kind === "leaving",
    isSameSpecialty:
      Boolean(specialty && mentor.specialty) && fold(specialty ?? "") === fold(mentor.specialty ?? ""),
    isSameTerritory: Boolean(structure?.epciCode) && epciCodes.includes(structure?.epciCode ?? ""),
  };
}
