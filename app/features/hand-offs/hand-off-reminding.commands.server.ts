import { HandOff, type HandOffRecord } from "#models/hand-off";
import type { User } from "~/core/auth/actor";
import { addWorkingDays, type Day, nextOfficeMoment, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { cancelMail } from "~/core/outbox/mail-commands.server";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import { formatDay, NBSP } from "~/vocabulary/typography";
import { type Ladder, ladderOf, stepAfter } from "./hand-off-ladder.queries.server";
import { planOf } from "./hand-off-plan.commands.server";
import { linkEndOf, mailsOf, reminderEntry } from "./hand-off-reminder-mail.commands.server";
import { callBackMails } from "./hand-offs.commands.server";
import { isOpenDay, MOST_MAILS, nextStep } from "./ladder";
import { reminderLetter } from "./reminder-letter.server";

const MOVED = "Ce relais n’attend plus de réponse, ou a changé entre-temps. Rechargez la page.";

/**
 * Reminds a partner at once, in place of the next mail. Refuses when none is awaited, when one left today or two already
 * did, while the letter has not left, and who is away, has no address, prefers the phone or was asked enough this year.
 * Returns the id of the mail, which may be called back for some seconds.
 */
export async function remindNow(user: User, handOff: HandOffRecord): Promise<string> {
  const ladder = await ladderOf(handOff);
  const { leftAt, contact } = ladder;
  requireAwaited(handOff);
  const refusal = refusalFor(handOff, ladder);
  if (refusal || !leftAt || !contact?.email) throw new UserFacingError(refusal ?? NOT_LEFT);
  const reminded = { handOff, leftAt, mailed: mailsOf(handOff) };
  const sent = reminderLetter([reminded], { name: contact.name, email: contact.email }, user);
  const letter = { ...sent, id: newId(), data: { ...sent.data, isManual: true } };
  const { set, unset } = planOf(stepAfter(ladder, "mail", toDay(now())));
  await change(user, handOff, {
    set: { ...set, expiresAt: await linkEndOf(handOff) },
    unset: [...unset, "putOffUntil", "unremindedAt"],
    push: { reminders: { at: nextOfficeMoment(now()), kind: "mail", mailId: letter.id } },
    effects: [
      audit("hand-off.reminded", [String(reminded.mailed + 1)]),
      letter,
      reminderEntry(handOff, reminded.mailed + 1, user.name),
    ],
  });
  return letter.id;
}

/** Calls back a reminder that has not left; what comes next is computed again. Refuses one already gone. */
export async function undoReminder(user: User, handOff: HandOffRecord, mailId: string): Promise<void> {
  if (!handOff.reminders.some((reminder) => reminder.mailId === mailId)) throw new UserFacingError(MOVED);
  await cancelMail(user, mailId);
  await change(user, handOff, {
    pull: { reminders: { mailId } },
    effects: [moved("undo"), planned(handOff)],
  });
}

/** No more reminders until somebody says otherwise; one that has not left does not leave. */
export async function stopReminders(user: User, handOff: HandOffRecord): Promise<void> {
  await change(user, handOff, {
    set: { unremindedAt: now() },
    unset: ["nextReminderAt", "nextReminder", "putOffUntil"],
    effects: [moved("stop")],
  });
  await callBackMails(user, handOff._id, ["hand-off-reminder"]);
}

/** Plans reminders again, as if nobody had stopped or moved them. */
export async function resumeReminders(user: User, handOff: HandOffRecord): Promise<void> {
  await change(user, handOff, {
    unset: ["unremindedAt", "putOffUntil"],
    effects: [moved("resume"), planned(handOff)],
  });
}

/** Moves the next reminder to a day, or to the first on which the partner is there. Refuses a day that is not to come. */
export async function putOffReminder(user: User, handOff: HandOffRecord, until: Day): Promise<Day> {
  const { facts } = await ladderOf(handOff);
  requireAwaited(handOff);
  if (until <= toDay(now())) {
    throw new UserFacingError("Ce jour est passé. Choisissez un jour à venir.", { field: "until" });
  }
  const step = nextStep({ ...facts, putOffUntil: until });
  if (!step) throw new UserFacingError("Les relances sont finies : il reste à appeler.", { field: "until" });
  const { set, unset } = planOf(step);
  await change(user, handOff, {
    set: { ...set, putOffUntil: until },
    unset: [...unset, "unremindedAt"],
    effects: [moved("put-off")],
  });
  return step.on;
}

const NOT_LEFT = "La demande n’est pas encore partie : il est trop tôt pour la rappeler.";

/** Why a partner is not reminded at once; undefined when they may be. */
function refusalFor(handOff: HandOffRecord, { facts, leftAt, contact }: Ladder): string | undefined {
  const today = toDay(now());
  const last = facts.reminders.findLast(({ kind }) => kind === "mail");
  if (!leftAt) return NOT_LEFT;
  if (last && last.on >= today) return `Une relance est déjà prévue ou partie ${formatDay(last.on)}.`;
  if (mailsOf(handOff) >= MOST_MAILS)
    return "Deux relances sont déjà parties : appelez plutôt ce partenaire.";
  if (!contact?.email) return "Ce contact n’a pas d’adresse e-mail : appelez plutôt.";
  if (facts.isUnmailable) {
    return "Ce partenaire préfère le téléphone, ou a été sollicité autant que prévu cette année : appelez plutôt.";
  }
  return awayWords(facts, today);
}

function awayWords({ closures, isUrgent }: Ladder["facts"], today: Day): string | undefined {
  const first = nextOfficeMoment(now());
  const on = toDay(first);
  if (isOpenDay({ closures, isUrgent }, on)) return undefined;
  const closure = closures.find(({ fromOn, toOn }) => fromOn <= on && on <= toOn);
  const until = closure?.toOn ?? `${today.slice(0, 4)}-08-20`;
  return `Ce partenaire n’est pas là jusqu’au ${formatDay(until)}${NBSP}: repoussez plutôt la relance au ${formatDay(addWorkingDays(until, 1))}.`;
}

function requireAwaited({ state }: HandOffRecord): void {
  if (!AWAITING_STATES.includes(state)) throw new UserFacingError(MOVED);
}

type Changed = Partial<Omit<Parameters<typeof commit<HandOffRecord>>[3], "effects">> & { effects: Effect[] };

async function change(user: User, handOff: HandOffRecord, { set, ...rest }: Changed): Promise<void> {
  await commit(user, HandOff, handOff._id, {
    onlyIf: { state: { $in: AWAITING_STATES }, version: handOff.version },
    refusal: MOVED,
    set: { ...set, updatedAt: now() },
    ...rest,
  });
}

function moved(how: "undo" | "stop" | "resume" | "put-off"): Effect {
  return audit("hand-off.reminder-moved", [how]);
}

function planned({ _id }: HandOffRecord): Effect {
  return followUp("planReminder", { handOffId: _id });
}
