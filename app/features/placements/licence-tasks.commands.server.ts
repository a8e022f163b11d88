import { Candidate, type CandidateRecord } from "#models/candidate";
import type { Filter } from "#models/define";
import { Household, type HouseholdRecord } from "#models/household";
import { Task } from "#models/task";
import { SOFTWARE } from "~/core/auth/actor";
import { addWorkingDays, type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { create } from "~/core/db/commit.server";
import { audit, notice } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { findColleague, referentOf } from "~/features/accounts/accounts.queries.server";
import { standInFor } from "~/features/accounts/stand-ins.queries.server";
import { LICENCE_ALERT_DAYS, licenceAlert, licenceWords } from "~/features/candidates/internship-facts";
import { lowerFirst, NBSP } from "~/vocabulary/typography";

const DAY_MS = 24 * 3600 * 1000;
/** Days after its end in which a licence is still told of: what a long stop made us miss. */
const TOLD_LATE_DAYS = 30;
/** Working days to see to it. */
const SEEN_TO_DAYS = 5;
/** Few licences end in the same three months. */
const MOST_LICENCES = 500;

type Licensed = Pick<CandidateRecord, "_id" | "householdId" | "firstName" | "internship">;

/**
 * Opens, once for each licence to stand in for a doctor, a task for whoever follows the file: sixty days before its end,
 * for those who have not defended their thesis. Files that are closed are left alone. Returns how many.
 */
export async function openLicenceTasks(most: number): Promise<number> {
  const today = toDay(now());
  const ending = (await licensesEnding(today)).filter(({ internship }) => licenceAlert(internship, today));
  const known = await Task.find({ _id: { $in: ending.map(taskId) } }, { _id: 1 }).lean();
  const opened = new Set(known.map(({ _id }) => _id));
  const left = ending.filter((candidate) => !opened.has(taskId(candidate)));
  const files = await openFiles(left.map(({ householdId }) => householdId));
  let count = 0;
  for (const candidate of left) {
    const file = files.get(candidate.householdId);
    if (count >= most || !file) continue;
    if (await openTask(candidate, file, today)) count += 1;
  }
  return count;
}

async function licensesEnding(today: Day): Promise<Licensed[]> {
  const filter: Filter<CandidateRecord> = {
    "internship.licenceUntil": {
      $gte: daysFrom(today, -TOLD_LATE_DAYS),
      $lte: daysFrom(today, LICENCE_ALERT_DAYS),
    },
  };
  return Candidate.find(filter, { householdId: 1, firstName: 1, internship: 1 })
    .sort({ "internship.licenceUntil": 1 })
    .limit(MOST_LICENCES)
    .lean<Licensed[]>();
}

async function openFiles(ids: string[]): Promise<Map<string, HouseholdRecord>> {
  if (ids.length === 0) return new Map();
  const files = await Household.find(
    { _id: { $in: ids }, state: "open" },
    { referentId: 1, territories: 1 },
  ).lean<HouseholdRecord[]>();
  return new Map(files.map((file) => [file._id, file]));
}

async function openTask(candidate: Licensed, file: HouseholdRecord, today: Day): Promise<boolean> {
  const alert = licenceAlert(candidate.internship, today);
  const owner = (await findColleague(file.referentId)) ?? (await referentOf(file.territories));
  if (!alert || !owner) return false;
  const label = `${candidate.firstName}${NBSP}: ${lowerFirst(licenceWords(alert))}`;
  return create(
    SOFTWARE,
    Task,
    {
      _id: taskId(candidate),
      ...{ householdId: file._id, track: "professional", kind: "task", label, ownerId: owner._id },
      ...{ dueOn: addWorkingDays(today, SEEN_TO_DAYS), state: "open", createdAt: now() },
      ...{ candidateId: candidate._id, checklist: [] },
    },
    [
      audit("task.opened"),
      notice({
        ...{ accountId: await standInFor(owner._id), householdId: file._id, track: "professional" },
        text: label,
        href: `/candidates/${candidate._id}`,
      }),
    ],
  );
}

function taskId({ _id, internship }: Licensed): string {
  return derivedId("licence-task", _id, internship?.licenceUntil ?? "");
}

function daysFrom(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}
