import { CareProject } from "#models/care-project";
import type { CareServiceKind } from "~/vocabulary/childcare";
import { COMING_STATES, DECIDED_STATES } from "~/vocabulary/pledges";

/** Places a project plans, from the month it is to open. */
export interface PlannedPlaces {
  projectId: string;
  name: string;
  kind: CareServiceKind;
  places: number;
  communeCode: string;
  communeName: string;
  epciCode?: string;
  /** "YYYY-MM" */
  opensIn: string;
  /** Whether somebody decided on it; the others are only thought of. */
  isDecided: boolean;
}

/** More than any département builds at once. */
const MOST = 500;

const SHOWN = {
  ...{ name: 1, kind: 1, places: 1, communeCode: 1, communeName: 1, epciCode: 1, opensIn: 1, state: 1 },
} as const;

/** The places to come of the projects planned to open from one month to another ("YYYY-MM", both included), the soonest first; given up, archived and already open ones left out. */
export async function plannedPlaces(from: string, to: string): Promise<PlannedPlaces[]> {
  const projects = await CareProject.find(
    { isArchived: false, opensIn: { $gte: from, $lte: to }, state: { $in: [...COMING_STATES] } },
    SHOWN,
  )
    .sort({ opensIn: 1, _id: 1 })
    .limit(MOST)
    .lean();
  return projects.map(({ _id, name, kind, places, communeCode, communeName, epciCode, opensIn, state }) => ({
    ...{ projectId: _id, name, kind, places, communeCode, communeName, epciCode },
    ...{ opensIn: opensIn ?? "", isDecided: DECIDED_STATES.includes(state) },
  }));
}
