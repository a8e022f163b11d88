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
    .map((mentor) => {
      const ties = tiesOf(project, mentor);
      const rank = ties.reduce((sum, { worth }) => sum + worth, 0);
      return { mentor, rank, reasons: ties.map(({ words }) => words), isFull: mentor.follows >= mentor.most };
    })
    .sort((one, other) => Number(one.isFull) - Number(other.isFull) || other.rank - one.rank)
    .map(({ rank: _rank, ...proposal }) => proposal);
}

/** Why these two, in words; none when nothing brings them near. */
export function reasonsOf(project: PairedProject, mentor: Compared): string[] {
  return tiesOf(project, mentor).map(({ words }) => words);
}

/** A structure is worth more than a specialty, which is worth more than a territory. */
function tiesOf({ specialty, epciCodes, structureIds }: PairedProject, mentor: Compared) {
  const { structure, kind, specialty: practised } = mentor;
  const ties: { worth: number; words: string }[] = [];
  const isSameStructure = structure !== undefined && structureIds.includes(structure.id);
  if (isSameStructure) ties.push({ worth: 8, words: `même structure${NBSP}: ${structure.name}` });
  if (isSameStructure && kind === "leaving")
    ties.push({
      worth: 4,
      words: "cesse son activité là où la personne vient, qui peut reprendre sa patientèle",
    });
  if (specialty && practised && fold(specialty) === fold(practised))
    ties.push({ worth: 2, words: `même spécialité${NBSP}: ${practised}` });
  if (structure?.epciCode && epciCodes.includes(structure.epciCode))
    ties.push({ worth: 1, words: `même intercommunalité, à ${structure.communeName}` });
  return ties;
}
