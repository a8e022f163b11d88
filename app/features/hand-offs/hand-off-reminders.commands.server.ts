import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import { Partner, type PartnerRecord } from "#models/partner";
import { Task } from "#models/task";
import { type Actor, SOFTWARE } from "~/core/auth/actor";
import { addWorkingDays, isOfficeMoment, nextOfficeMoment, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, followUp, notice } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { findColleague, referentOf } from "~/features/accounts/accounts.queries.server";
import { standInFor } from "~/features/accounts/stand-ins.queries.server";
import { callLabel, confirmLabel } from "./answer-sentences";
import { findBackUp, type Ladder, ladderOf, stepAfter } from "./hand-off-ladder.queries.server";
import { keepPlan, planOf, stillDue } from "./hand-off-plan.commands.server";
import { prepareHandOff } from "./hand-off-preparing.commands.server";
import { type Due, mailReminders } from "./hand-off-reminder-mail.commands.server";
import { latestVersion } from "./hand-offs.commands.server";
import { contactOf } from "./hand-offs.queries.server";
import type { LadderStep } from "./ladder";
import { hasUnreadReply } from "./unread-replies.queries.server";

/** Requests that one letter may list: more wait for the next day. */
const MOST_IN_A_LETTER = 20;

type Contact = Pick<HandOffRecord, "partnerId" | "contactId">;

/**
 * Climbs the ladder of the partners whose answer is due: mails, then their back-up, then a call; never after an answer, nor
 * before the request itself has left, nor outside office hours: an answer given at the week-end still counts. What is due
 * to one contact leaves in one letter. Returns how many were dealt with.
 */
export async function sendDueReminders(limit: number): Promise<number> {
  if (!isOfficeMoment(now())) return 0;
  const due = await HandOff.find({ nextReminderAt: { $lte: now() } }, { partnerId: 1, contactId: 1 })
    .sort({ nextReminderAt: 1 })
    .limit(limit)
    .lean<Contact[]>();
  const contacts = due.map(({ partnerId, contactId }) => ({ partnerId, contactId }));
  const once = new Map(contacts.map((contact) => [Object.values(contact).join(), contact]));
  for (const contact of once.values()) await remind(contact);
  return due.length;
}

async function remind(contact: Contact): Promise<void> {
  const due = await HandOff.find({ ...contact, nextReminderAt: { $lte: now() } })
    .sort({ nextReminderAt: 1 })
    .limit(MOST_IN_A_LETTER)
    .lean<HandOffRecord[]>();
  const toMail: Due[] = [];
  for (const handOff of due) {
    const mailed = await climb(handOff, await ladderOf(handOff));
    if (mailed) toMail.push(mailed);
  }
  const [first, ...others] = toMail;
  if (first) await mailReminders([first, ...others]);
}

/** Does what is due today, but for a mail, which is returned: it may leave with others. */
async function climb(handOff: HandOffRecord, ladder: Ladder): Promise<Due | null> {
  const { step, isLost, leftAt, contact } = ladder;
  // A letter that will never leave is replaced by a call.
  if (isLost) await askForCall(handOff);
  else if (!step || step.on > toDay(now())) await keepPlan(handOff, step);
  else if (await hasUnreadReply(handOff._id)) await keepPlan(handOff, afterReading(step));
  else if (step.kind === "back-up") await turnToBackUp(handOff, ladder);
  else if (step.kind === "mail" && leftAt && contact?.email) {
    return { handOff, ladder, leftAt, contact: { name: contact.name, email: contact.email } };
  } else await askForCall(handOff);
  return null;
}

/** Who wrote is not reminded before somebody has read it. */
function afterReading(step: LadderStep): LadderStep {
  const on = addWorkingDays(toDay(now()), 1);
  return { ...step, on, moved: { by: "reply", untilOn: on } };
}

async function turnToBackUp(handOff: HandOffRecord, ladder: Ladder): Promise<void> {
  const { set, unset } = planOf(stepAfter(ladder, "back-up", toDay(now())));
  await commit(SOFTWARE, HandOff, handOff._id, {
    ...stillDue(handOff),
    set: { ...set, updatedAt: now() },
    unset: [...unset, "putOffUntil"],
    push: { reminders: { at: now(), kind: "back-up" } },
    effects: [audit("hand-off.reminded", ["back-up"]), followUp("askBackUp", { handOffId: handOff._id })],
  });
}

/** The follow-up that turns to a back-up partner: their request waits to be confirmed, whoever follows the file is told. */
export async function askBackUp(
  actor: Actor,
  { handOffId }: { handOffId: string },
  effectId: string,
): Promise<void> {
  const handOff = await HandOff.findById(handOffId).lean<HandOffRecord>();
  const silent =
    handOff && (await Partner.findById(handOff.partnerId, { backUpId: 1 }).lean<PartnerRecord>());
  const backUp = handOff && silent && (await findBackUp(handOff, silent));
  if (!handOff || !backUp) return;
  const { householdId, track, needId, partnerName } = handOff;
  const ownerId = await callerOf(handOff);
  const label = confirmLabel(backUp.partner.name, partnerName);
  await commit(actor, Household, householdId, {
    set: {
      nextAction: { label, ownerId, dueOn: toDay(nextOfficeMoment(now())), origin: "reminder" },
      updatedAt: now(),
    },
    effects: [
      notice({
        ...{ accountId: await standInFor(ownerId), householdId, track, handOffId },
        text: `${label}.`,
        href: `/needs/${needId}`,
      }),
    ],
    appliedBy: effectId,
  });
  // Last: asked of already, a back-up is not found again, and nobody would be told.
  await prepareHandOff(actor, { from: handOff, ...backUp });
}

/** A call ends the ladder: nothing is planned after it. */
async function askForCall(handOff: HandOffRecord): Promise<void> {
  await commit(SOFTWARE, HandOff, handOff._id, {
    ...stillDue(handOff),
    unset: ["nextReminderAt", "nextReminder", "putOffUntil"],
    set: { updatedAt: now() },
    push: { reminders: { at: now(), kind: "call" } },
    effects: [
      audit("hand-off.reminded", ["call"]),
      followUp("openCallTask", { handOffId: handOff._id }),
      followUp("setNextAction", {
        householdId: handOff.householdId,
        label: callLabel(handOff.partnerName),
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
      _id: derivedId("call-task", handOffId, ...againOf(handOff)),
      householdId: handOff.householdId,
      track: handOff.track,
      kind: "call",
      checklist: [],
      label: `Appeler ${contact.name} : ${latestVersion(handOff).title}`,
      ownerId,
      dueOn: toDay(nextOfficeMoment(now())),
      state: "open",
      handOffId,
      phone: contact.phone,
      createdAt: now(),
    },
    [audit("task.opened")],
  );
}

/** Reopened, a hand-off may end with another call. */
function againOf(handOff: HandOffRecord): string[] {
  const { number } = latestVersion(handOff);
  return number > 1 ? [String(number)] : [];
}

/** Who follows the file now, else who wrote; in the place of one who has left, a colleague of the territory. */
export async function callerOf({ householdId, senderId }: HandOffRecord): Promise<string> {
  const file = await Household.findById(householdId, { referentId: 1, territories: 1 }).lean();
  const inCharge = file?.referentId ?? senderId;
  const caller = (await findColleague(inCharge)) ?? (await referentOf(file?.territories ?? []));
  return caller?._id ?? inCharge;
}
