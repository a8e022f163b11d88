import { Semester, type SemesterRecord } from "#models/semester";
import { Supervisor, type SupervisorRecord } from "#models/supervisor";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import { SOFTWARE } from "~/core/auth/actor";
import { isOfficeMoment, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addDays } from "~/core/days";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { signatureOf } from "~/core/outbox/signature";
import { type Colleague, findColleague, referentOf } from "~/features/accounts/accounts.queries.server";
import { semesterName } from "~/features/semesters/semester-words";
import { endedInterns } from "./intern-words.queries.server";
import { listPlacesOf } from "./seats-page.queries.server";

/** Days before the last day of a semester on which its supervisors are written to, and after which it is too late. */
const ASKED_BEFORE_DAYS = 7;
const ASKED_UNTIL_DAYS = 21;

/**
 * Writes once to each supervisor whose interns end a semester that there is a word to say of them on their page, in office
 * hours on a working day. Returns how many were looked at, this many at most.
 */
export async function askSupervisorWords(most: number): Promise<number> {
  if (!isOfficeMoment(now())) return 0;
  const today = toDay(now());
  const ending = { $gte: addDays(today, -ASKED_UNTIL_DAYS), $lte: addDays(today, ASKED_BEFORE_DAYS) };
  const semesters = await Semester.find({ endsOn: ending }).sort({ startsOn: 1 }).lean<SemesterRecord[]>();
  let count = 0;
  for (const { _id } of semesters) {
    const supervisors = await leftToAsk(_id, most - count);
    for (const supervisor of supervisors) await ask(supervisor, _id);
    count += supervisors.length;
  }
  return count;
}

/** Those who had interns, read mail, and were not written to for this semester. */
async function leftToAsk(semesterId: string, most: number): Promise<SupervisorRecord[]> {
  if (most <= 0) return [];
  const places = await TrainingPlace.find(
    { offers: { $elemMatch: { semesterId, "holders.0": { $exists: true } } }, isActive: true },
    { supervisorIds: 1 },
  ).lean<Pick<TrainingPlaceRecord, "supervisorIds">[]>();
  const ids = [...new Set(places.flatMap(({ supervisorIds }) => supervisorIds))];
  if (ids.length === 0) return [];
  const asked = { appliedEffects: { $ne: askingId(semesterId) } };
  return Supervisor.find({ _id: { $in: ids }, isActive: true, email: { $exists: true }, ...asked })
    .limit(most)
    .lean<SupervisorRecord[]>();
}

/** Whoever has said a word of each already is not written to; while nobody can sign, all wait. */
async function ask(supervisor: SupervisorRecord, semesterId: string): Promise<void> {
  const sender = (await findColleague(supervisor.asked.at(-1)?.byId)) ?? (await referentOf([]));
  if (!sender) return;
  const interns = await endedInterns(await listPlacesOf(supervisor._id), supervisor._id);
  const count = interns.filter(({ said }) => !said).length;
  const letter = [audit("supervisor.word-asked"), letterTo(supervisor, { semesterId, sender, count })];
  await commit(SOFTWARE, Supervisor, supervisor._id, {
    appliedBy: askingId(semesterId),
    effects: count > 0 ? letter : [],
    isDerived: true,
  });
}

interface Asking {
  semesterId: string;
  sender: Colleague;
  count: number;
}

/** It names nobody: their page does. */
function letterTo(
  { _id, firstName, lastName, email = "", linkVersion }: SupervisorRecord,
  { semesterId, sender, count }: Asking,
): Effect {
  return mail(
    "supervisor-word",
    {
      ...{ ...signatureOf(sender), firstName, semester: semesterName(semesterId), count },
      link: { purpose: "seats", id: _id, version: linkVersion },
    },
    {
      ...{ to: email, toName: `${firstName} ${lastName}` },
      ...{ replyTo: sender.email, fromName: sender.name, isManual: false },
    },
  );
}

/** Kept by each supervisor among what was applied to them: one for each semester. */
function askingId(semesterId: string): string {
  return derivedId("supervisor-word", semesterId);
}
