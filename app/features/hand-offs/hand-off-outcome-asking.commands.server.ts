import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import { Need, type NeedRecord } from "#models/need";
import { Task } from "#models/task";
import { type Actor, SOFTWARE } from "~/core/auth/actor";
import { addWorkingDays, atParis, isOfficeMoment, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { getSettings } from "~/core/settings.server";
import { findColleague } from "~/features/accounts/accounts.queries.server";
import { openDayOf } from "~/features/partners/closures.queries.server";
import type { HandOffState } from "~/vocabulary/hand-offs";
import { NBSP } from "~/vocabulary/typography";
import { isWithdrawn, NO_FAMILY_QUESTION, NO_OUTCOME, outcomeDue } from "./hand-off-matter.server";
import { callerOf } from "./hand-off-reminders.commands.server";
import { latestVersion, letterParams } from "./hand-offs.commands.server";
import { contactOf } from "./hand-offs.queries.server";

const DAY_MS = 24 * 3600 * 1000;
const ENDING: HandOffState[] = ["accepted", "proposed"];

/**
 * Asks both sides how what was taken care of ended: the partner by a mail with their link, the adults on their own page;
 * once for each, never outside office hours nor while the partner is away. Returns how many.
 */
export async function askDueOutcomes(limit: number): Promise<number> {
  if (!isOfficeMoment(now())) return 0;
  const due = await HandOff.find({ outcomeAskAt: { $lte: now() } })
    .sort({ outcomeAskAt: 1 })
    .limit(limit)
    .lean<HandOffRecord[]>();
  for (const handOff of due) await askOutcome(handOff);
  return due.length;
}

async function askOutcome(handOff: HandOffRecord): Promise<void> {
  const today = toDay(now());
  const opensOn = await openDayOf(handOff.partnerId, today);
  const onlyIf = { state: { $in: ENDING }, outcomeAskAt: handOff.outcomeAskAt };
  if (opensOn > today) {
    const outcomeAskAt = atParis(opensOn, "09:00");
    await commit(SOFTWARE, HandOff, handOff._id, {
      onlyIf,
      set: { outcomeAskAt },
      effects: [],
      isDerived: true,
    });
    return;
  }
  const { delays } = await getSettings();
  const { _id, householdId, track, partnerName } = handOff;
  const text = `Issue demandée à ${partnerName} et au foyer : cela s’est-il fait${NBSP}?`;
  await commit(SOFTWARE, HandOff, _id, {
    onlyIf,
    unset: ["outcomeAskAt"],
    // The question is answered by the link of the request, which may have ended.
    set: {
      expiresAt: new Date(now().getTime() + delays.answerLinkDays * DAY_MS),
      familyAskedAt: now(),
      updatedAt: now(),
    },
    effects: [
      audit("hand-off.outcome-asked"),
      entry({ householdId, track, kind: "hand-off", text, handOffId: _id }),
      followUp("askFamily", { handOffId: _id }),
      ...(await letterOf(handOff)),
    ],
  });
}

/** To a contact with an address; without one, the partner is asked when they are called. */
async function letterOf(handOff: HandOffRecord): Promise<Effect[]> {
  const [contact, sender] = await Promise.all([contactOf(handOff), findColleague(handOff.senderId)]);
  if (!contact.email) return [];
  const { title, link, senderName, senderPhone } = letterParams(handOff, {
    name: sender?.name ?? "L’équipe",
    phone: sender?.phone,
  });
  const { _id: handOffId, householdId } = handOff;
  const envelope = {
    to: contact.email,
    toName: contact.name,
    replyTo: sender?.email,
    fromName: sender?.name,
  };
  return [
    mail(
      "outcome-request",
      { title, link, senderName, senderPhone, saidOn: toDay(handOff.answeredAt ?? handOff.sentAt) },
      { ...envelope, handOffId, householdId },
    ),
  ];
}

/**
 * Hands the question to whoever follows the file once the days left to the family are past and none of them said anything;
 * never outside office hours. Returns how many.
 */
export async function openDueFamilyQuestions(limit: number): Promise<number> {
  if (!isOfficeMoment(now())) return 0;
  const due = await HandOff.find({ familyTaskAt: { $lte: now() } }, { familyTaskAt: 1 })
    .sort({ familyTaskAt: 1 })
    .limit(limit)
    .lean<Pick<HandOffRecord, "_id" | "familyTaskAt">[]>();
  for (const { _id, familyTaskAt } of due) {
    await commit(SOFTWARE, HandOff, _id, {
      onlyIf: { familyTaskAt },
      unset: ["familyTaskAt"],
      effects: [followUp("openFamilyQuestion", { handOffId: _id })],
      isDerived: true,
    });
  }
  return due.length;
}

/**
 * Asks the family by a task to whoever follows the file; one as long as it is not reopened. None once the family said it,
 * what was passed on was taken back, or the file is closed.
 */
export async function openFamilyQuestion(actor: Actor, { handOffId }: { handOffId: string }): Promise<void> {
  const handOff = await HandOff.findById(handOffId).lean<HandOffRecord>();
  const file = handOff && (await Household.findById(handOff.householdId, { title: 1, state: 1 }).lean());
  if (!handOff || !file || file.state === "closed" || isWithdrawn(handOff)) return;
  if (handOff.outcomes?.some(({ side }) => side === "family")) return;
  const { householdId, track, partnerName } = handOff;
  const { number, title } = latestVersion(handOff);
  await create(
    actor,
    Task,
    {
      _id: derivedId("family-question", handOffId, String(number)),
      ...{ householdId, track, handOffId },
      kind: "task",
      checklist: [],
      label: `Demander à ${file.title} si cela s’est fait avec ${partnerName}${NBSP}: ${title}`,
      ownerId: await callerOf(handOff),
      dueOn: addWorkingDays(toDay(now()), 1),
      state: "open",
      createdAt: now(),
    },
    [audit("task.opened")],
  );
}

/** The follow-up of an option marked: its hand-off knows what became of it; once kept, how it ended is asked. Safe twice. */
export async function noteOption(
  actor: Actor,
  { needId, optionId }: { needId: string; optionId: string },
): Promise<void> {
  const need = await Need.findById(needId, { options: 1 }).lean<NeedRecord>();
  const option = need?.options.find(({ id }) => id === optionId);
  if (!option?.handOffId) return;
  const isKept = option.state === "kept";
  const { delays } = await getSettings();
  const due = isKept ? outcomeDue(toDay(option.markedAt ?? option.at), delays) : {};
  await commit(actor, HandOff, option.handOffId, {
    onlyIf: { state: "proposed", optionState: { $ne: option.state } },
    set: { optionState: option.state, ...due },
    unset: isKept ? NO_FAMILY_QUESTION : NO_OUTCOME,
    effects: [],
    isDerived: true,
  });
}
