import type { Closure } from "#models/partner";
import type { MovedReminder, PutOffReason, ReminderKind } from "#models/reminder";
import { addWorkingDays, type Day, isWorkingDay } from "~/core/calendar";
import type { Settings } from "~/core/settings.server";

/** Mails before somebody else is asked or called: two. */
export const MOST_MAILS = 2;

/** When nobody is written to, unless it is urgent: "MM-DD", both included. */
const SUMMER = { from: "08-01", to: "08-20" } as const;

type Delays = Pick<
  Settings["delays"],
  "reminderDays" | "urgentReminderDays" | "secondReminderDays" | "callTaskDays"
>;

/** All that decides how a silent partner is reminded. */
export interface LadderFacts {
  /** The day the letter left. */
  leftOn: Day;
  /** Whether it is wanted within 15 days of that. */
  isUrgent: boolean;
  delays: Delays;
  /** Open days this partner is left to answer, in place of those of the settings. */
  delayDays?: number;
  /** When nobody is there: their closures and, for those that live by it, the holidays of the schools. */
  closures: readonly Closure[];
  /** The day they promised an answer for, when they acknowledged the request. */
  promisedOn?: Day;
  /** A colleague put the next one off until that day. */
  putOffUntil?: Day;
  /** What they wrote did, until that very day. */
  putOffFor?: { by: PutOffReason; untilOn: Day };
  /** What was done so far, the latest last. */
  reminders: readonly { kind: ReminderKind; on: Day }[];
  hasBackUp: boolean;
  /** Asked as often as we mean to this year, reached by phone, or without an address. */
  isUnmailable: boolean;
}

export interface LadderStep {
  kind: ReminderKind;
  on: Day;
  /** Why it is not on the day that the delays alone give. */
  moved?: MovedReminder;
}

/**
 * What comes next while nothing is answered, and when: a mail at 5 open days (3 when it is urgent), one at 10, the back-up
 * partner at 15, a call at 20, or at 15 without a back-up; nothing after the call. The days on which a partner is not there
 * do not count. One open day of grace follows a promised day; who is not written to is called.
 */
export function nextStep(facts: LadderFacts): LadderStep | null {
  const rung = nextRung(facts);
  if (!rung) return null;
  const { leftOn, reminders, promisedOn, putOffUntil } = facts;
  const last = reminders.at(-1)?.on;
  const planned = (isOpen: IsOpen): Day =>
    latest([
      addDays(leftOn, rung.after, isOpen),
      last && addDays(last, rung.gap, isOpen),
      promisedOn && addDays(promisedOn, 1, isOpen),
      putOffUntil && firstDay(putOffUntil, isOpen),
    ]);
  const on = planned((day) => isOpenDay(facts, day));
  const moved = whyMoved(facts, on, planned(isWorkingDay));
  return { kind: rung.kind, on, ...(moved ? { moved } : {}) };
}

/** Whether a partner may be asked for something on a day: a worked one, on which they are there. */
export function isOpenDay(
  { closures, isUrgent }: Pick<LadderFacts, "closures" | "isUrgent">,
  day: Day,
): boolean {
  return isWorkingDay(day) && !closureOf(closures, day) && (isUrgent || !isSummer(day));
}

interface Rung {
  kind: ReminderKind;
  /** Open days after the letter left. */
  after: number;
  /** Open days after what was done last. */
  gap: number;
}

function nextRung({ reminders, hasBackUp, isUnmailable, ...facts }: LadderFacts): Rung | null {
  const isDone = (kind: ReminderKind) => reminders.some((reminder) => reminder.kind === kind);
  if (isDone("call")) return null;
  const { first, second, call, callGap } = rungDays(facts);
  const mailed = reminders.filter(({ kind }) => kind === "mail").length;
  if (mailed < MOST_MAILS && !isDone("back-up")) {
    const kind = isUnmailable ? "call" : "mail";
    return mailed === 0 ? { kind, after: first, gap: 1 } : { kind, after: second, gap: gapOf(facts.delays) };
  }
  if (isDone("back-up")) return { kind: "call", after: call + callGap, gap: callGap };
  return { kind: hasBackUp ? "back-up" : "call", after: call, gap: callGap };
}

/** The days of the settings, all moved by what this partner is left more or less than the others. */
function rungDays({ isUrgent, delays, delayDays }: Pick<LadderFacts, "isUrgent" | "delays" | "delayDays">) {
  const own = delayDays ?? delays.reminderDays;
  const shift = own - delays.reminderDays;
  return {
    first: isUrgent ? Math.min(delays.urgentReminderDays, own) : own,
    second: delays.secondReminderDays + shift,
    call: delays.callTaskDays + shift,
    callGap: Math.max(delays.callTaskDays - delays.secondReminderDays, 1),
  };
}

function gapOf({ reminderDays, secondReminderDays }: Delays): number {
  return Math.max(secondReminderDays - reminderDays, 1);
}

function whyMoved(facts: LadderFacts, on: Day, wished: Day): MovedReminder | undefined {
  const { closures, isUrgent, promisedOn, putOffUntil, putOffFor } = facts;
  const isOpen: IsOpen = (day) => isOpenDay(facts, day);
  const closure = closureOf(closures, addWorkingDays(on, -1)) ?? closureOf(closures, wished);
  if (on > wished && closure) return { by: "closure", untilOn: closure.toOn, label: closure.label };
  if (on > wished && !isUrgent && on.slice(5) > SUMMER.to) {
    return { by: "summer", untilOn: `${on.slice(0, 4)}-${SUMMER.to}` };
  }
  if (putOffUntil && on === firstDay(putOffUntil, isOpen)) {
    return { by: putOffFor?.untilOn === putOffUntil ? putOffFor.by : "colleague", untilOn: putOffUntil };
  }
  if (promisedOn && on === addDays(promisedOn, 1, isOpen)) return { by: "promise", untilOn: promisedOn };
  return undefined;
}

function closureOf(closures: readonly Closure[], day: Day): Closure | undefined {
  return closures.find(({ fromOn, toOn }) => fromOn <= day && day <= toOn);
}

function isSummer(day: Day): boolean {
  return day.slice(5) >= SUMMER.from && day.slice(5) <= SUMMER.to;
}

type IsOpen = (day: Day) => boolean;

function addDays(from: Day, count: number, isOpen: IsOpen): Day {
  let day = from;
  for (let left = count; left > 0; left -= 1) day = firstDay(dayAfter(day), isOpen);
  return firstDay(day, isOpen);
}

function firstDay(from: Day, isOpen: IsOpen): Day {
  let day = from;
  while (!isOpen(day)) day = dayAfter(day);
  return day;
}

function dayAfter(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function latest(days: readonly (Day | undefined)[]): Day {
  return days.reduce<Day>((most, day) => (day && day > most ? day : most), "");
}
