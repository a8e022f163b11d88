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
import { isHeldBack } from "~/core/outbox/held-back.server";
import { cancelMail } from "~/core/outbox/mail-commands.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { signatureOf } from "~/core/outbox/signature";
import { documentsToSend } from "~/features/documents/documents-to-send.queries.server";
import { elide, joinWords, NBSP } from "~/vocabulary/typography";
import { callableOf, writableOf } from "./file-members";
import { tellMentioned } from "./file-notes.commands.server";

/** Working days after a message before wondering aloud whether an answer came. */
const CHECK_AFTER_DAYS = 5;

interface Reply {
  candidateId: string;
  subject: string;
  text: string;
  /** The papers of the file that go with it. */
  documentIds?: readonly string[];
  /** The mail of theirs that it answers. */
  answersMessageId?: string;
}

/**
 * Sends a message written by a colleague to a candidate or another adult of the file. Stops the first-answer clock,
 * and becomes undoable for ten seconds. Refuses somebody without an address, a candidate who asked not to be written to
 * unless they wrote to us since, and a paper that may not go to them. Returns the mail's id.
 */
export async function sendReply(
  user: User,
  household: HouseholdRecord,
  { candidateId, subject, text, documentIds = [], answersMessageId }: Reply,
): Promise<string> {
  const person = await findAddressed(household, candidateId);
  const to = person?.email;
  if (!person || !to) {
    throw new UserFacingError(
      "Cette personne n’a pas laissé d’adresse e-mail. Appelez-la, ou ajoutez son adresse au dossier.",
    );
  }
  if (await isHeldBack({ candidateId: person.candidateId, mailClass: "bureau", isManual: true }))
    throw new UserFacingError(
      `${person.firstName} ne veut plus qu’on lui écrive, et ne nous a pas écrit depuis. Un appel reste possible.`,
      { field: "candidateId" },
    );
  const documents = await documentsToSend(household._id, candidateId, documentIds);
  const sent = mail(
    "reply",
    { language: person.language, subject, text, ...signatureOf(user) },
    {
      to,
      toName: person.name,
      replyTo: user.email,
      fromName: user.name,
      householdId: household._id,
      candidateId: person.candidateId,
      documentIds: documents.length > 0 ? documents.map(({ _id }) => _id) : undefined,
      answersMessageId,
      isManual: true,
    },
  );
  await recordContact(user, household, {
    means: "message",
    mailId: sent.id,
    next: {
      label: checkLabel(person.firstName),
      dueOn: addWorkingDays(toDay(now()), CHECK_AFTER_DAYS),
    },
    effects: [
      audit("household.answered"),
      sent,
      entry({
        householdId: household._id,
        kind: "message",
        text: [`Message à ${person.name} : ${subject}`, ...joinedWords(documents)].join(", "),
        quote: text,
        memberId: candidateId,
        mailId: sent.id,
        authorName: user.name,
      }),
    ],
  });
  return sent.id;
}

/** « avec « bail.pdf » et « plan.png » » */
function joinedWords(documents: readonly { name: string }[]): string[] {
  if (documents.length === 0) return [];
  return [`avec ${joinWords(documents.map(({ name }) => `«${NBSP}${name}${NBSP}»`))}`];
}

async function findAddressed({ _id, adults = [] }: HouseholdRecord, personId: string) {
  const candidate = await Candidate.findOne({ _id: personId, householdId: _id }).lean();
  if (candidate) {
    const { _id: candidateId, emails, language } = candidate;
    return { ...named(candidate), email: emails[0], language, candidateId };
  }
  const adult = adults.find(({ id }) => id === personId);
  return adult && { ...named(adult), email: adult.email, language: undefined, candidateId: undefined };
}

function named({ firstName, lastName }: { firstName: string; lastName?: string }) {
  return { firstName, name: [firstName, lastName].filter(Boolean).join(" ") };
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
  const people = callableOf(household);
  const person = people.find(({ value }) => value === call.candidateId) ?? people[0];
  const name = person?.label ?? household.title;
  const line = entry({
    householdId: household._id,
    kind: "call",
    text: call.isReached ? `Appel avec ${name}.` : `Appel à ${name}, sans réponse.`,
    quote: call.text || undefined,
    memberId: person?.value,
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
  const checks = writableOf(household).map(({ firstName }) => checkLabel(firstName));
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
