import type { HouseholdRecord } from "#models/household";
import type { VisitDayRecord, VisitStep } from "#models/visit-day";
import type { Actor, User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { discoveryRefreshed } from "~/features/needs/need-standing.commands.server";
import { toAskAgain, waitingAmong, waitingNow, writeThenCallBack } from "./visit-call-back.server";
import { told, writeDay } from "./visit-days.commands.server";
import { dayWords } from "./visit-hours";
import { cancellationToAdult, cancellationToHost } from "./visit-letters.server";
import { readersOf } from "./visit-readers.queries.server";
import { isTold, withHostAskedAgain } from "./visit-step";

/**
 * Cancels a day that is not past: the hosts who were asked are told, and the adults who were sent the programme, by letters
 * that undoing it calls back.
 */
export async function cancelVisitDay(
  user: User,
  day: VisitDayRecord,
  household: HouseholdRecord,
): Promise<void> {
  if (day.on < toDay(now())) throw new UserFacingError("Cette journée est passée : elle ne s’annule plus.");
  const hosts = day.steps
    .filter(({ host }) => isTold(host))
    .flatMap((step) => cancellationToHost(user, day, step, household));
  const readers = day.told ? await readersOf(day, household) : [];
  const letters = [...hosts, ...readers.flatMap((member) => cancellationToAdult(user, day, member))];
  await writeDay(user, day, {
    action: "visit-day.cancelled",
    set: {
      state: "cancelled",
      cancelled: { at: now(), from: day.state, mailIds: letters.map(({ id }) => id) },
    },
    effects: [
      ...letters,
      told(day, `Journée de visite du ${dayWords(day.on)} annulée.`, user.name),
      ...(await discoveryRefreshed(day.householdId)),
    ],
  });
}

/** Takes a cancelled day up again: letters that have not left are called back, hosts already told are to be asked again. */
export async function uncancelVisitDay(actor: Actor, day: VisitDayRecord): Promise<void> {
  if (!day.cancelled) throw new UserFacingError("Cette journée n’est pas annulée.");
  await takeUpAgain(actor, day, day.cancelled, await waitingAmong(day.cancelled.mailIds));
}

/** Takes up a day that the closing of its file cancelled, for a follow-up. */
export async function restoreVisitDay(actor: Actor, day: VisitDayRecord): Promise<void> {
  if (!day.cancelled?.isByClosing) return;
  await takeUpAgain(actor, day, day.cancelled, await waitingNow(day.cancelled.mailIds));
}

async function takeUpAgain(
  actor: Actor,
  day: VisitDayRecord,
  { from, mailIds }: NonNullable<VisitDayRecord["cancelled"]>,
  waiting: ReadonlySet<string>,
): Promise<void> {
  const steps = (calledBack: ReadonlySet<string>) =>
    mailIds.every((id) => calledBack.has(id)) ? day.steps : day.steps.map(tellAnew);
  await writeThenCallBack(actor, day, waiting, {
    isUncancelling: true,
    set: { state: from },
    stepsOf: (calledBack) => steps(calledBack).map((step) => withHostAskedAgain(day, step)),
    unset: ["cancelled"],
    fields: ["state"],
    effects: [
      told(day, `Journée de visite du ${dayWords(day.on)} rétablie.`, actor.name),
      ...(await discoveryRefreshed(day.householdId)),
    ],
  });
}

function tellAnew(step: VisitStep): VisitStep {
  return isTold(step.host) ? { ...step, host: toAskAgain(step.host) } : step;
}
