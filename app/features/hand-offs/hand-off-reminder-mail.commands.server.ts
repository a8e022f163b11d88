import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Mail, type MailRecord } from "#models/mail";
import { SOFTWARE } from "~/core/auth/actor";
import { addWorkingDays, nextOfficeMoment, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { derivedId } from "~/core/ids.server";
import { getSettings } from "~/core/settings.server";
import { findColleague } from "~/features/accounts/accounts.queries.server";
import { ofName } from "~/vocabulary/typography";
import { type Ladder, stepAfter } from "./hand-off-ladder.queries.server";
import { keepPlan, planOf, stillDue } from "./hand-off-plan.commands.server";
import { type Recipient, type Reminded, reminderLetter, takeOutOfReminder } from "./reminder-letter.server";

const DAY_MS = 24 * 3600 * 1000;

/** A hand-off to be reminded today by mail. */
export interface Due {
  handOff: HandOffRecord;
  ladder: Ladder;
  leftAt: Date;
  contact: Recipient;
}

/**
 * Reminds one contact of all that is due by one letter, each hand-off recording its own reminder. One answered meanwhile is
 * taken out of the letter; one that comes due once the letter of the day is made joins that of the next.
 */
export async function mailReminders(due: readonly [Due, ...Due[]]): Promise<void> {
  const [{ handOff: first, contact }] = due;
  const { partnerId, contactId } = first;
  // One id for a contact and a day, and the whole letter in each hand-off it lists: whichever write survives a stop sends it.
  const mailId = derivedId("reminder", partnerId, contactId, toDay(now()));
  const made = await Mail.findById(mailId, { handOffId: 1, handOffIds: 1 }).lean<MailRecord>();
  const isOnItsWay = !made && (await HandOff.exists({ partnerId, "reminders.mailId": mailId }));
  if (isOnItsWay) return;
  const listed = made ? due.filter(({ handOff }) => isIn(made, handOff)) : due;
  for (const late of due.filter((one) => !listed.includes(one))) await joinNextDay(late);
  if (made) return claimAll(listed, mailId);
  const [one, ...others] = due.map(remindedOf);
  if (!one) return;
  const letter = reminderLetter([one, ...others], contact, await findColleague(first.senderId));
  await claimAll(listed, mailId, { ...letter, id: mailId });
}

async function claimAll(due: readonly Due[], mailId: string, letter?: Effect): Promise<void> {
  const missed: string[] = [];
  for (const one of due) {
    if (!(await claim(one, mailId, letter))) missed.push(one.handOff._id);
  }
  if (missed.length === 0) return;
  await settle();
  for (const handOffId of missed) {
    const isRecorded = await HandOff.exists({ _id: handOffId, "reminders.mailId": mailId });
    if (!isRecorded) await takeOutOfReminder(SOFTWARE, mailId, handOffId);
  }
}

async function claim({ handOff, ladder }: Due, mailId: string, letter?: Effect): Promise<boolean> {
  const { set, unset } = planOf(stepAfter(ladder, "mail", toDay(now())));
  const rank = mailsOf(handOff) + 1;
  const saved = await commit(SOFTWARE, HandOff, handOff._id, {
    ...stillDue(handOff),
    set: { ...set, expiresAt: await linkEndOf(handOff), updatedAt: now() },
    unset: [...unset, "putOffUntil"],
    push: { reminders: { at: nextOfficeMoment(now()), kind: "mail", mailId } },
    effects: [
      audit("hand-off.reminded", [String(rank)]),
      reminderEntry(handOff, rank),
      ...(letter ? [letter] : []),
    ],
  });
  return saved !== null;
}

async function joinNextDay({ handOff }: Due): Promise<void> {
  await keepPlan(handOff, { kind: "mail", on: addWorkingDays(toDay(now()), 1) });
}

/** A reminder leaves some days to answer by its link. */
export async function linkEndOf({ expiresAt }: HandOffRecord): Promise<Date> {
  const { delays } = await getSettings();
  const soonest = new Date(now().getTime() + delays.changeAnswerDays * DAY_MS);
  return soonest > expiresAt ? soonest : expiresAt;
}

/** How many mails already reminded of a hand-off. */
export function mailsOf({ reminders }: HandOffRecord): number {
  return reminders.filter(({ kind }) => kind === "mail").length;
}

/** The line of the timeline that tells of a reminder, the first or the second. */
export function reminderEntry(handOff: HandOffRecord, rank: number, authorName?: string): Effect {
  const { _id, householdId, track, partnerName } = handOff;
  const text = `${rank === 1 ? "Première relance" : "Seconde relance"} ${ofName(partnerName)}.`;
  return entry({ householdId, track, kind: "hand-off", text, handOffId: _id, authorName });
}

function remindedOf({ handOff, leftAt }: Due): Reminded {
  return { handOff, leftAt, mailed: mailsOf(handOff) };
}

function isIn({ handOffId, handOffIds = [] }: MailRecord, { _id }: HandOffRecord): boolean {
  return _id === handOffId || handOffIds.includes(_id);
}
