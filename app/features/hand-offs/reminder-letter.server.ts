import type { HandOffRecord } from "#models/hand-off";
import type { MailRecord } from "#models/mail";
import type { Actor, User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import type { Effect } from "~/core/db/effects.server";
import { rewriteMail } from "~/core/outbox/mail-commands.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { latestVersion, letterParams } from "./hand-offs.commands.server";

/** A request that a reminder speaks of, and the day its letter left. */
export interface Reminded {
  handOff: HandOffRecord;
  leftAt: Date;
  /** Mails already sent to remind of it. */
  mailed: number;
}

/** Whom a reminder is written to. */
export interface Recipient {
  name: string;
  email: string;
}

type Signatory = Pick<User, "name"> & Partial<Pick<User, "email" | "phone">>;

/** The letter that reminds one contact of one request or of several, each with its own link. */
export function reminderLetter(
  [first, ...others]: readonly [Reminded, ...Reminded[]],
  { name, email }: Recipient,
  sender: Signatory | null,
): Effect {
  const { _id, householdId } = first.handOff;
  const listed = others.map(({ handOff }) => handOff);
  const files = [...new Set([householdId, ...listed.map((handOff) => handOff.householdId)])];
  return mail(
    "hand-off-reminder",
    {
      ...letterParams(first.handOff, { name: sender?.name ?? "L’équipe", phone: sender?.phone }),
      ...askedOn(first),
      ...(others.length > 0 ? { others: others.map(requestOf) } : {}),
    },
    {
      to: email,
      toName: name,
      replyTo: sender?.email,
      fromName: sender?.name,
      handOffId: _id,
      ...(others.length > 0 ? { handOffIds: [_id, ...listed.map((handOff) => handOff._id)] } : {}),
      ...(files.length > 1 ? { householdIds: files } : { householdId }),
    },
  );
}

/** Takes one request out of a reminder that has not left; with none left, the reminder does not leave. */
export async function takeOutOfReminder(actor: Actor, mailId: string, handOffId: string): Promise<void> {
  await rewriteMail(actor, mailId, (letter) => withoutRequest(letter, handOffId));
}

/** What a reminder becomes without one of its requests; null when nothing is left. */
export function withoutRequest(
  { params, handOffId, handOffIds = [] }: Pick<MailRecord, "params" | "handOffId" | "handOffIds">,
  goneId: string,
): Partial<MailRecord> | null {
  const others = Array.isArray(params.others) ? params.others : [];
  const [next, ...rest] = others.filter((other) => other.handOffId !== goneId);
  const left = handOffIds.filter((id) => id !== goneId);
  if (handOffId !== goneId) {
    return { params: { ...params, others: next ? [next, ...rest] : [] }, handOffIds: left };
  }
  return next
    ? { params: { ...params, ...next, others: rest }, handOffId: next.handOffId, handOffIds: left }
    : null;
}

function requestOf(reminded: Reminded) {
  const { handOff } = reminded;
  const { title, intro, lines, answerBy, link } = letterParams(handOff, { name: "" });
  return { handOffId: handOff._id, title, intro, lines, answerBy, link, ...askedOn(reminded) };
}

function askedOn({ handOff, leftAt, mailed }: Reminded): { sentOn: string; rank: 1 | 2 } {
  const isLetterOfVersion = latestVersion(handOff).at <= leftAt;
  return { sentOn: toDay(isLetterOfVersion ? leftAt : handOff.sentAt), rank: mailed === 0 ? 1 : 2 };
}
