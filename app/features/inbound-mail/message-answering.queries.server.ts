import type { HouseholdRecord } from "#models/household";
import type { MessageRecord } from "#models/message";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { NBSP } from "~/vocabulary/typography";
import { getMessage } from "./messages.queries.server";
import { bareSubject } from "./subjects";

const LONGEST_SUBJECT = 150;

/** What a reply to an adult of a file starts from when it answers their mail; 404 for a mail of another file. */
export async function getAnsweredMail(user: User, { _id }: HouseholdRecord, messageId: string) {
  const message = await getMessage(user, messageId);
  if (message.householdId !== _id || message.sender === "forged") throw notFound();
  return {
    messageId,
    candidateId: message.candidateId,
    subject: answerSubject(message),
    quote: message.text,
    isTheirsAlone: false,
  };
}

/** « Re : Votre logement », however many times it was answered already. */
export function answerSubject({ subject }: Pick<MessageRecord, "subject">): string {
  return `Re${NBSP}: ${bareSubject(subject) || "votre message"}`.slice(0, LONGEST_SUBJECT);
}
