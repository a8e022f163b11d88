import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import { Mail } from "#models/mail";
import { Partner, type PartnerContact } from "#models/partner";
import { Task } from "#models/task";
import { type Actor, SOFTWARE } from "~/core/auth/actor";
import { addWorkingDays, atParis, type Day, isOfficeMoment, nextOfficeMoment, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { getSettings, type Settings } from "~/core/settings.server";
import { findColleague, referentOf } from "~/features/accounts/accounts.queries.server";
import { openDayOf } from "~/features/partners/closures.queries.server";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import { ofName } from "~/vocabulary/typography";
import { latestVersion, letterParams } from "./hand-offs.commands.server";

/** Mails before a call: two, then somebody picks up the phone. */
const MAILS_BEFORE_CALL = 2;

/**
 * Reminds the partners whose answer is due: a mail at 5 working days, one at 10, a call task at 15; never
 * after an answer, never before the request itself has left, never outside office hours: an answer given at
 * the week-end still counts. Returns how many were dealt with.
 */
export async function sendDueReminders(limit: number): Promise<number> {
  if (!isOfficeMoment(now())) return 0;
  const due = await HandOff.find({ nextReminderAt: { $lte: now() } })
    .sort({ nextReminderAt: 1 })
    .limit(limit)
    .lean<HandOffRecord[]>();
  for (const handOff of due) await remind(handOff);
  return due.length;
}

async function remind(handOff: HandOffRecord): Promise<void> {
  const [letter, { delays }] = await Promise.all([
    Mail.findById(handOff.mailId, { sentAt: 1, state: 1 }).lean(),
    getSettings(),
  ]);
  const today = toDay(now());
  // A letter that will never leave is replaced by a call.
  if (letter?.state === "failed" || letter?.state === "cancelled") return askForCall(handOff);
  if (!letter?.sentAt) return putOff(handOff, addWorkingDays(today, 1));
  const soonest = addWorkingDays(
    toDay(letter.sentAt),
    Math.min(delays.urgentReminderDays, delays.reminderDays),
  );
  if (handOff.state === "sent" && today < soonest) return putOff(handOff, soonest);
  const opensOn = await openDayOf(handOff.partnerId, today);
  if (opensOn > today) return putOff(handOff, opensOn);
  const mailed = handOff.reminders.filter(({ kind }) => kind === "mail").length;
  const contact = mailed < MAILS_BEFORE_CALL ? await contactOf(handOff) : null;
  if (contact?.email)
    return sendReminder(handOff, { name: contact.name, email: contact.email }, letter.sentAt, mailed + 1);
  await askForCall(handOff);
}

/** The request has only just left, or has not yet: a reminder would arrive with it; or nobody is there to read it. */
async function putOff(handOff: HandOffRecord, day: Day): Promise<void> {
  const nextReminderAt = atParis(day, "09:00");
  await commit(SOFTWARE, HandOff, handOff._id, {
    ...stillDue(handOff),
    set: { nextReminderAt },
    effects: [],
    isDerived: true,
  });
}

async function sendReminder(
  handOff: HandOffRecord,
  contact: { name: string; email: string },
  sentAt: Date,
  rank: number,
): Promise<void> {
  const [{ delays }, sender] = await Promise.all([getSettings(), findColleague(handOff.senderId)]);
  const params = {
    ...letterParams(handOff, { name: sender?.name ?? "L’équipe", phone: sender?.phone }),
    sentOn: toDay(sentAt),
    rank: rank === 1 ? (1 as const) : (2 as const),
  };
  await commit(SOFTWARE, HandOff, handOff._id, {
    ...stillDue(handOff),
    set: { nextReminderAt: atParis(dayAfterReminder(handOff, rank, delays), "09:00"), updatedAt: now() },
    push: { reminders: { at: nextOfficeMoment(now()), kind: "mail" } },
    effects: [
      audit("hand-off.reminded", [String(rank)]),
      mail("hand-off-reminder", params, {
        to: contact.email,
        toName: contact.name,
        replyTo: sender?.email,
        fromName: sender?.name,
        householdId: handOff.householdId,
        handOffId: handOff._id,
      }),
      reminderEntry(handOff, rank === 1 ? "Première relance" : "Seconde relance"),
    ],
  });
}

/** As planned from the sending or, when this reminder came late, as long after it as the plan leaves between two. */
function dayAfterReminder({ sentAt }: HandOffRecord, rank: number, delays: Settings["delays"]): Day {
  const { reminderDays, secondReminderDays, callTaskDays } = delays;
  const [before, after] =
    rank === 1 ? [reminderDays, secondReminderDays] : [secondReminderDays, callTaskDays];
  const planned = addWorkingDays(toDay(sentAt), after);
  const spaced = addWorkingDays(toDay(now()), Math.max(after - before, 1));
  return [planned, spaced].sort().at(-1) ?? spaced;
}

async function askForCall(handOff: HandOffRecord): Promise<void> {
  await commit(SOFTWARE, HandOff, handOff._id, {
    ...stillDue(handOff),
    unset: ["nextReminderAt"],
    set: { updatedAt: now() },
    push: { reminders: { at: now(), kind: "call" } },
    effects: [
      audit("hand-off.reminded", ["call"]),
      followUp("openCallTask", { handOffId: handOff._id }),
      followUp("setNextAction", {
        householdId: handOff.householdId,
        label: `Appeler ${handOff.partnerName}, qui n’a pas répondu`,
        ownerId: await callerOf(handOff),
        dueOn: toDay(nextOfficeMoment(now())),
        origin: "reminder",
      }),
    ],
  });
}

/** The follow-up of the last reminder: a task to call, with the number to dial; one per hand-off. */
export async function openCallTask(actor: Actor, { handOffId }: { handOffId: string }): Promise<void> {
  const handOff = await HandOff.findById(handOffId).lean<HandOffRecord>();
  if (!handOff) return;
  const [contact, ownerId] = await Promise.all([contactOf(handOff), callerOf(handOff)]);
  await create(
    actor,
    Task,
    {
      _id: derivedId("call-task", handOffId),
      householdId: handOff.householdId,
      track: handOff.track,
      kind: "call",
      checklist: [],
      label: `Appeler ${contact?.name ?? handOff.partnerName} : ${latestVersion(handOff).title}`,
      ownerId,
      dueOn: toDay(nextOfficeMoment(now())),
      state: "open",
      handOffId,
      phone: contact?.phone,
      createdAt: now(),
    },
    [audit("task.opened")],
  );
}

/** Who follows the file now, else who wrote; in the place of one who has left, a colleague of the territory. */
async function callerOf({ householdId, senderId }: HandOffRecord): Promise<string> {
  const file = await Household.findById(householdId, { referentId: 1, territories: 1 }).lean();
  const inCharge = file?.referentId ?? senderId;
  const caller = (await findColleague(inCharge)) ?? (await referentOf(file?.territories ?? []));
  return caller?._id ?? inCharge;
}

function stillDue(handOff: HandOffRecord) {
  return { onlyIf: { state: { $in: AWAITING_STATES }, nextReminderAt: handOff.nextReminderAt } };
}

function reminderEntry(handOff: HandOffRecord, rank: string): Effect {
  return entry({
    householdId: handOff.householdId,
    track: handOff.track,
    kind: "hand-off",
    text: `${rank} ${ofName(handOff.partnerName)}.`,
    handOffId: handOff._id,
  });
}

async function contactOf({ partnerId, contactId }: HandOffRecord): Promise<PartnerContact | null> {
  const partner = await Partner.findById(partnerId, { contacts: 1 }).lean();
  return partner?.contacts.find(({ id }) => id === contactId) ?? null;
}
