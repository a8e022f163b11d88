import { Semester, type SemesterRecord } from "#models/semester";
import { Supervisor } from "#models/supervisor";
import { TrainingPlace } from "#models/training-place";
import { type Actor, SOFTWARE, type User } from "~/core/auth/actor";
import { addWorkingDays, atParis, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { findColleague, referentOf } from "~/features/accounts/accounts.queries.server";
import { settleKeyedMilestone } from "~/features/semesters/keyed-milestones.commands.server";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import {
  askSummary,
  isToAsk,
  type SupervisorStanding,
  type SupervisorToCall,
  standingsOf,
} from "./seat-asking.queries.server";
import { type AskingLetter, askingLetter } from "./seat-asking-letter.server";
import { offerOf, proposedSeats } from "./seat-offers";
import { levelLabels } from "./training-levels.queries.server";
import { findPlace } from "./training-places.queries.server";

/** Working days of silence after which one reminder leaves. */
const REMINDED_AFTER_DAYS = 10;
/** Those that are not begun yet, two a year. */
const MOST_COMING = 4;
const OVER = "Ce semestre est terminé.";
const WHOLE =
  "Ce message part à tous les maîtres de stage du département : demandez à une personne qui voit tous les dossiers.";

/** What asking did: how many were written to, how many had been before, and who can only be called. */
export interface SeatsAskedOutcome {
  asked: number;
  askedBefore: number;
  toCall: SupervisorToCall[];
}

/**
 * Asks the supervisors for their seats of a semester: each place takes the state « asked », with as many seats as the
 * semester before when nothing was said, and each supervisor gets one mail for all their places. Those already asked for
 * the semester are left in peace, and the milestone of the asking is seen to. Refuses a semester that is over, and whoever does not see the whole département.
 */
export async function askSeats(user: User, semesterId: string): Promise<SeatsAskedOutcome> {
  if (!user.isWholeDepartement) throw new UserFacingError(WHOLE);
  const semester = await getSemester(semesterId);
  if (semester.endsOn < toDay(now())) throw new UserFacingError(OVER);
  const standings = await standingsOf(semesterId);
  await openOffers(user, standings, semesterId);
  const letter = { semester, sender: user, levels: await levelLabels(), isReminder: false };
  let asked = 0;
  for (const standing of standings.filter(isToAsk)) if (await ask(user, standing, letter)) asked += 1;
  const { toCall, asked: all } = await askSummary(semesterId);
  if (all > 0) await settleKeyedMilestone(user, semesterId, "seats-asked");
  return { asked, askedBefore: all - asked, toCall };
}

/** The places of those who can be written to: what they offer is now asked. */
async function openOffers(
  actor: Actor,
  standings: readonly SupervisorStanding[],
  semesterId: string,
): Promise<void> {
  const written = standings.filter(({ supervisor }) => supervisor.email);
  const ids = new Set(written.flatMap(({ silent }) => silent.map(({ _id }) => _id)));
  for (const placeId of ids) await openOffer(actor, placeId, semesterId);
}

async function openOffer(actor: Actor, placeId: string, semesterId: string): Promise<void> {
  for (;;) {
    const place = await findPlace(placeId);
    const found = place && offerOf(place, semesterId);
    if (!place?.isActive || (found && found.offer.state !== "planned")) return;
    const askedNow = { state: "asked" as const, askedOn: toDay(now()) };
    const path = `offers.${found?.index}`;
    const saved = await commit(actor, TrainingPlace, placeId, {
      ...(found
        ? {
            onlyIf: { [`${path}.semesterId`]: semesterId, [`${path}.state`]: "planned" },
            set: { [`${path}.state`]: askedNow.state, [`${path}.askedOn`]: askedNow.askedOn },
          }
        : {
            onlyIf: { isActive: true, "offers.semesterId": { $ne: semesterId } },
            push: {
              offers: { semesterId, ...proposedSeats(place.offers, semesterId), ...askedNow, holders: [] },
            },
          }),
      effects: [audit("training-place.updated", ["offers"])],
    });
    if (saved) return;
  }
}

async function ask(
  user: User,
  { supervisor, silent }: SupervisorStanding,
  letter: AskingLetter,
): Promise<boolean> {
  const semesterId = letter.semester._id;
  const saved = await commit(user, Supervisor, supervisor._id, {
    onlyIf: { isActive: true, "asked.semesterId": { $ne: semesterId } },
    push: { asked: { semesterId, at: now(), byId: user.id } },
    effects: [audit("supervisor.asked", ["asked"]), askingLetter(supervisor, silent, letter)],
  });
  return saved !== null;
}

/**
 * Reminds once, ten working days later, the supervisors who did not answer for a semester to come; signed by whoever asked.
 * Returns how many were written to, this many at most.
 */
export async function remindSupervisors(most: number): Promise<number> {
  const today = toDay(now());
  const until = atParis(addWorkingDays(today, -REMINDED_AFTER_DAYS), "23:59");
  const coming = await Semester.find({ startsOn: { $gt: today } })
    .sort({ startsOn: 1 })
    .limit(MOST_COMING)
    .lean<SemesterRecord[]>();
  let count = 0;
  for (const semester of coming) {
    const waits = { semesterId: semester._id, at: { $lte: until }, remindedAt: { $exists: false } };
    if (!(await Supervisor.exists({ "asked.semesterId": semester._id, asked: { $elemMatch: waits } })))
      continue;
    const standings = await standingsOf(semester._id);
    const late = standings.filter(({ asked }) => asked && !asked.remindedAt && asked.at <= until);
    for (const standing of late) if (count < most && (await remind(standing, semester))) count += 1;
  }
  return count;
}

async function remind(
  { supervisor, asked, silent }: SupervisorStanding,
  semester: SemesterRecord,
): Promise<boolean> {
  const sender = (await findColleague(asked?.byId)) ?? (await referentOf([]));
  const index = supervisor.asked.findIndex(({ semesterId }) => semesterId === semester._id);
  if (!supervisor.email || silent.length === 0 || !sender) return false;
  const path = `asked.${index}`;
  const letter = { semester, sender, levels: await levelLabels(), isReminder: true };
  const saved = await commit(SOFTWARE, Supervisor, supervisor._id, {
    onlyIf: { [`${path}.semesterId`]: semester._id, [`${path}.remindedAt`]: { $exists: false } },
    set: { [`${path}.remindedAt`]: now() },
    effects: [audit("supervisor.asked", ["asked"]), askingLetter(supervisor, silent, letter)],
  });
  return saved !== null;
}
