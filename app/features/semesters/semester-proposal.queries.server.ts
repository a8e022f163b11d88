import type { SemesterRecord } from "#models/semester";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addDays } from "~/core/days";
import { getSettings } from "~/core/settings.server";
import { nextSemesterStart, semesterStart } from "~/features/settings/calendar.queries.server";
import type { Season } from "~/vocabulary/training";
import { listSemesters } from "./semesters.queries.server";

/** The semester under way and those of the two years to come may be opened. */
const MOST_AHEAD = 5;
/** Proposed together: the one under way when nobody opened it, and the next. */
const MOST_PROPOSED = 2;

export interface SemesterProposal extends Pick<SemesterRecord, "season" | "startsOn" | "endsOn"> {
  id: string;
}

/** The next semesters that were not opened, with the dates that the settings give them. */
export async function proposedSemesters(): Promise<SemesterProposal[]> {
  const opened = new Set((await listSemesters()).map(({ _id }) => _id));
  const eve = addDays(await semesterStart(toDay(now())), -1);
  const ahead = await semestersFrom(eve);
  return ahead.filter(({ id }) => !opened.has(id)).slice(0, MOST_PROPOSED);
}

/** The semesters that begin after a day, whether they were opened or not. */
async function semestersFrom(after: Day): Promise<SemesterProposal[]> {
  const proposals: SemesterProposal[] = [];
  let startsOn = await nextSemesterStart(after);
  for (let ahead = 0; ahead < MOST_AHEAD; ahead += 1) {
    const next = await nextSemesterStart(startsOn);
    const season = await seasonOf(startsOn);
    const id = `${season}-${startsOn.slice(0, 4)}`;
    proposals.push({ id, season, startsOn, endsOn: addDays(next, -1) });
    startsOn = next;
  }
  return proposals;
}

/** The first working day from the date of the settings on: never in the month of the other semester. */
async function seasonOf(startsOn: Day): Promise<Season> {
  const { summerStart } = (await getSettings()).calendar;
  const summer = `${startsOn.slice(0, 4)}-${summerStart}`;
  return startsOn >= summer && startsOn < addDays(summer, 30) ? "summer" : "winter";
}
