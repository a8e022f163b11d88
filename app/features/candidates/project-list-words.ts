import type { CandidateRecord, Obstacle, QuietPeriod, Situation } from "#models/candidate";
import { OBSTACLE_KINDS, OBSTACLE_STATES } from "~/vocabulary/exercise";
import { SITUATIONS } from "~/vocabulary/situations";
import { formatDayLong, NBSP } from "~/vocabulary/typography";

/** The lists of a professional project that are edited line by line. */
export type ProjectList = "situations" | "quietPeriods" | "obstacles";

export type ProjectLists = Required<Pick<CandidateRecord, ProjectList>>;

interface ListWords<List extends ProjectList> {
  label: string;
  words: (values: ProjectLists[List]) => string;
}

const LISTS: { readonly [List in ProjectList]: ListWords<List> } = {
  situations: { label: "Parcours", words: (situations) => situations.map(situationWords).join(`${NBSP}; `) },
  quietPeriods: { label: "Ne pas appeler", words: (periods) => periods.map(periodWords).join(", ") },
  obstacles: { label: "Freins", words: (obstacles) => obstacles.map(obstacleWords).join(", ") },
};

/** How such a list is told in the file. */
export function listWords<List extends ProjectList>(list: List): ListWords<List> {
  return LISTS[list];
}

/** Whether a field of a candidate is such a list. */
export function isProjectList(field: string): field is ProjectList {
  return field in LISTS;
}

function situationWords({ kind, fromOn, toOn, place }: Situation): string {
  const dates = [fromOn && `à partir du ${formatDayLong(fromOn)}`, toOn && `jusqu’au ${formatDayLong(toOn)}`];
  return [SITUATIONS[kind].fr, place, ...dates].filter(Boolean).join(", ");
}

function periodWords({ fromOn, toOn }: QuietPeriod): string {
  return `du ${formatDayLong(fromOn)} au ${formatDayLong(toOn)}`;
}

function obstacleWords({ kind, remedy, state }: Obstacle): string {
  const details = [remedy, OBSTACLE_STATES[state].fr.toLowerCase()].filter(Boolean).join(", ");
  return `${OBSTACLE_KINDS[kind].fr} (${details})`;
}
