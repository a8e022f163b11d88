import type { CandidateRecord } from "#models/candidate";
import type { SemesterRecord } from "#models/semester";
import { spanBetween } from "~/core/days";
import { installedOn } from "./day-flow.queries.server";

/** Those that say somebody settled, by their key; those that say a journey was given up, by « pipeline/stage ». */
export interface Stages {
  won: ReadonlySet<string>;
  lost: ReadonlySet<string>;
}

export type Outcome = "settled" | "inTouch" | "lost";

export interface Fate {
  outcome: Outcome;
  /** Whole months after the last day of the semester; none when the day is not known. */
  months?: number;
}

export interface Career extends Pick<CandidateRecord, "situations" | "journeys" | "noContact"> {
  /** Took an opening, on a day that nobody noted. */
  hasFilledOpening: boolean;
}

/**
 * What became of somebody after a semester: settled, by their situations, a stage that says so or an opening they took;
 * still in touch while a journey goes on or sleeps and they may be written to; else lost sight of.
 */
export function fateOf(
  person: Career,
  { endsOn }: Pick<SemesterRecord, "endsOn">,
  { won, lost }: Stages,
): Fate {
  const day = installedOn(person, won);
  if (day) return { outcome: "settled", months: spanBetween(endsOn, day).months };
  if (person.hasFilledOpening) return { outcome: "settled" };
  const isFollowed = person.journeys.some(({ pipeline, stage }) => !lost.has(`${pipeline}/${stage}`));
  return { outcome: isFollowed && !person.noContact ? "inTouch" : "lost" };
}
