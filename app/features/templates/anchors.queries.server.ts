import type { CandidateRecord } from "#models/candidate";
import type { TemplatePlan } from "#models/task";
import { type Day, toDay } from "~/core/calendar";
import { addDays } from "~/core/days";
import { getSettings } from "~/core/settings.server";
import { nextSemesterStart, semesterStart } from "~/features/settings/calendar.queries.server";

/** Shorter holidays are followed by no new school year. */
const SUMMER_DAYS = 40;
/** A placement begins some days around its semester. */
const AROUND_DAYS = 31;

export type AnchoredCandidate = Pick<CandidateRecord, "journeys" | "fromOn" | "situations">;

/** The day that a step is counted from, as it is known now; undefined while nobody said it. */
export async function anchorDay(
  { anchor, pipeline, stage, since }: Pick<TemplatePlan, "anchor" | "pipeline" | "stage" | "since">,
  candidate: AnchoredCandidate,
  arrivalOn: Day | undefined,
): Promise<Day | undefined> {
  const enteredOn = stageEntry(candidate, pipeline, stage);
  switch (anchor) {
    case "entry":
      return since ?? enteredOn;
    case "arrival":
      return arrivalOn;
    case "semester":
      return semesterOf(candidate, enteredOn);
    case "school":
      return schoolYear(arrivalOn ?? enteredOn);
    case "notice":
      return noticeEnd(candidate, enteredOn);
  }
}

/** The first time: entering a stage again dates nothing anew, but for those who are kept warm. */
function stageEntry({ journeys }: AnchoredCandidate, pipeline: string, stage: string): Day | undefined {
  const journey = journeys.find((one) => one.pipeline === pipeline);
  const entered = journey?.history.find((line) => line.stage === stage);
  return entered && toDay(entered.at);
}

async function semesterOf(
  { fromOn }: AnchoredCandidate,
  enteredOn: Day | undefined,
): Promise<Day | undefined> {
  if (fromOn) return semesterStart(addDays(fromOn, AROUND_DAYS));
  return enteredOn && nextSemesterStart(enteredOn);
}

async function schoolYear(from: Day | undefined): Promise<Day | undefined> {
  const { schoolHolidays } = (await getSettings()).calendar;
  const starts = schoolHolidays
    .filter(({ fromOn, toOn }) => addDays(fromOn, SUMMER_DAYS) < toOn)
    .map(({ toOn }) => addDays(toOn, 1));
  return starts.sort().find((day) => from !== undefined && day >= from);
}

/** A notice ends with the situation that somebody leaves. */
function noticeEnd({ situations = [] }: AnchoredCandidate, enteredOn = ""): Day | undefined {
  return situations
    .flatMap(({ toOn }) => toOn ?? [])
    .sort()
    .find((day) => day >= enteredOn);
}
