import type { CandidateRecord } from "#models/candidate";
import type { OpeningRecord } from "#models/opening";
import type { SemesterRecord } from "#models/semester";
import type { Day } from "~/core/calendar";
import { spanBetween } from "~/core/days";
import { installedOn } from "./day-flow.queries.server";

/** Those that say somebody settled, by their key; those that say a journey was given up, by « pipeline/stage »; up to when. */
export interface Stages {
  won: ReadonlySet<string>;
  lost: ReadonlySet<string>;
  today: Day;
}

export type Outcome = "settled" | "inTouch" | "lost";

export interface Fate {
  outcome: Outcome;
  /** Whole months after the last day of the semester; none when the day is not known. */
  months?: number;
}

export interface Career extends Pick<CandidateRecord, "situations" | "journeys" | "noContact"> {
  /** The openings they took; the day was not always noted. */
  filled: readonly Pick<OpeningRecord, "filledOn">[];
}

/**
 * What became of somebody after a semester: settled, by their situations, a stage that says so or an opening they took;
 * still in touch while a journey goes on or sleeps and they may be written to; else lost sight of.
 */
export function fateOf(
  person: Career,
  { endsOn }: Pick<SemesterRecord, "endsOn">,
  { won, lost, today }: Stages,
): Fate {
  const days = [installedOn(person, won), ...person.filled.map(({ filledOn }) => filledOn)];
  const [day] = days.flatMap((one) => (one && one <= today ? one : [])).sort();
  if (day) return { outcome: "settled", months: spanBetween(endsOn, day).months };
  if (person.filled.length > 0) return { outcome: "settled" };
  const isFollowed = person.journeys.some(({ pipeline, stage }) => !lost.has(`${pipeline}/${stage}`));
  return { outcome: isFollowed && !person.noContact ? "inTouch" : "lost" };
}
