import { Candidate } from "#models/candidate";
import { Entry } from "#models/entry";
import { Household, type HouseholdRecord, type NextAction } from "#models/household";
import { Mail } from "#models/mail";
import type { User } from "~/core/auth/actor";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { cancelMail } from "~/core/outbox/mail-commands.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { elide } from "~/vocabulary/typography";
import { tellMentioned } from "./file-notes.commands.server";

/** Working days after a message before wondering aloud whether an answer came. */
const CHECK_AFTER_DAYS = 5;

interface Reply {
  candidateId: string;
  subject: string;
  text: string;
}

/**
 * Sends a message written by a colleague to a candidate of the file. Stops the first-answer clock, and
 * becomes undoable for ten seconds. Refuses a candidate without an address. Returns the mail's id.
 */
export async function sendReply(
  user: User,
  household: HouseholdRecord,
  { candidateId, subject, text }: Reply,
): Promise<string> {
  const candidate = await Candidate.findOne({ _id: candidateId, householdId: household._id }).lean();
  const to = candidate?.emails[0];
  if (!candidate || !to) {
    throw new UserFacingError(
      "Cette personne n’a pas laissé d’adresse e-mail. Appelez-la, ou ajoutez son adresse au dossier.",
    );
  }
  const sent = mail(
    "reply",
    { subject, text, senderName: user.name, senderPhone: user.phone },
    {
      to,
      toName: `${candidate.firstName} ${candidate.lastName}`,
      replyTo: user.email,
      fromName: user.name,
      householdId: household._id,
      isManual: true,
    },
  );
  await recordContact(user, household, {
    means: "message",
    mailId: sent.id,
    next: {
      label: checkLabel(candidate.firstName),
      dueOn: addWorkingDays(toDay(now()), CHECK_AFTER_DAYS),
    },
    effects: [
      audit("household.answered"),
      sent,
      entry({
        householdId: household._id,
        kind: "message",
        text: `Message à ${candidate.firstName} ${candidate.lastName} : ${subject}`,
        quote: text,
        memberId: candidate._id,
        mailId: sent.id,
        authorName: user.name,
      }),
    ],
  });
  return sent.id;
}

interface Call {
  candidateId: string;
  isReached: boolean;
  text: string;
  nextLabel: string;
  nextOn: string;
}

/**
 * Notes a call (« J’ai appelé »). One that reached the person stops the first-answer clock and counts as
 * their last act; one that did not is noted and stops nothing. Returns the id of the line, and what to say of the
 * colleagues it names.
 */
export async function recordCall(
  user: User,
  household: HouseholdRecord,
  call: Call,
): Promise<{ entryId: string; said: string }> {
  const head =
    household.heads.find(({ candidateId }) => candidateId === call.candidateId) ?? household.heads[0];
  const name = head ? `${head.firstName} ${head.lastName}` : household.title;
  const line = entry({
    householdId: household._id,
    kind: "call",
    text: call.isReached ? `Appel avec ${name}.` : `Appel à ${name}, sans réponse.`,
    quote: call.text || undefined,
    memberId: head?.candidateId,
    authorName: user.name,
  });
  const { effects, said } = await tellMentioned(user, household, line.id, call.text);
  await recordContact(user, household, {
    means: call.isReached ? "call" : undefined,
    next: { label: call.nextLabel, dueOn: call.nextOn },
    effects: [audit("household.noted"), line, ...effects],
  });
  return { entryId: line.id, said };
}

/**
 * Calls back, within its ten seconds, a message just sent; the clock it had stopped starts again, and what came next
 * before it comes next again. Refuses once the mail has left.
 */
export async function undoReply(user: User, household: HouseholdRecord, mailId: string): Promise<void> {
  await settle();
  const sent = await Mail.exists({ _id: mailId, householdId: household._id, template: "reply" });
  if (!sent) throw new Response("Introuvable", { status: 404 });
  await cancelMail(user, mailId);
  await Entry.updateOne(
    { mailId },
    { $set: { text: "Message annulé avant son départ." }, $unset: { quote: 1 } },
  );
  await restoreNextAction(user, household, mailId);
  await commit(user, Household, household._id, {
    onlyIf: { "firstAnswer.mailId": mailId },
    unset: ["firstAnswer.at", "firstAnswer.by", "firstAnswer.means", "firstAnswer.mailId"],
    set: { updatedAt: now() },
    effects: [audit("household.updated", ["firstAnswer"])],
  });
}

/** Unless a colleague has decided otherwise since the message. */
async function restoreNextAction(user: User, household: HouseholdRecord, mailId: string): Promise<void> {
  const { beforeReply } = household;
  if (beforeReply?.mailId !== mailId || !beforeReply.nextAction) return;
  const checks = household.heads.map(({ firstName }) => checkLabel(firstName));
  await commit(user, Household, household._id, {
    onlyIf: { "beforeReply.mailId": mailId, "nextAction.label": { $in: checks } },
    set: { nextAction: beforeReply.nextAction, updatedAt: now() },
    unset: ["beforeReply"],
    effects: [audit("household.next-action-set", ["nextAction"])],
  });
}

function checkLabel(firstName: string): string {
  return `Vérifier ${elide("que", firstName)} a répondu`;
}

interface Contact {
  /** Absent when nobody was reached. */
  means?: "message" | "call";
  mailId?: string;
  next: Pick<NextAction, "label" | "dueOn">;
  effects: Effect[];
}

async function recordContact(
  user: User,
  household: HouseholdRecord,
  { means, mailId, next, effects }: Contact,
): Promise<void> {
  const at = now();
  const isFirst = means !== undefined && !household.firstAnswer.at;
  const firstAnswer = isFirst
    ? { firstAnswer: { ...household.firstAnswer, at, by: user.id, means, ...(mailId ? { mailId } : {}) } }
    : {};
  await commit(user, Household, household._id, {
    set: {
      ...firstAnswer,
      ...(means === "call" ? { lastActAt: at } : {}),
      ...(mailId ? { beforeReply: { mailId, nextAction: household.nextAction } } : {}),
      nextAction: { ...next, ownerId: household.referentId ?? user.id, origin: "typed" },
      updatedAt: at,
    },
    effects: isFirst ? [...effects, audit("household.first-answered")] : effects,
  });
}
