import type { MailName, MailParams } from "#emails/registry";
import { MAILS } from "#emails/registry";
import type { PendingEffect } from "#models/effect";
import type { MailRecord } from "#models/mail";
import type { MailClass } from "~/vocabulary/mails";
import { nextOfficeMoment } from "../calendar";
import { now } from "../clock.server";
import type { Effect } from "../db/effects.server";
import { env } from "../env.server";
import { newId } from "../ids.server";

/** To whom a mail goes, and what it belongs to. */
export interface Envelope {
  to: string;
  toName?: string;
  replyTo?: string;
  fromName?: string;
  householdId?: string;
  handOffId?: string;
  /** Written by hand: it waits 10 seconds, so that it can be undone. */
  isManual?: boolean;
}

/** Seconds during which a mail written by hand can be called back. */
export const UNDO_SECONDS = 10;

/** A mail to send: a template and its parameters, never a body, never a raw link. */
export function mail<Name extends MailName>(
  template: Name,
  params: MailParams<Name>,
  envelope: Envelope,
): Effect {
  return {
    id: newId(),
    kind: "mail",
    data: { template, params, ...envelope, isManual: envelope.isManual ?? false },
  };
}

/** When a mail of this class, decided at this moment, may leave. */
export function dueMoment(mailClass: MailClass, decidedAt: Date, isManual: boolean): Date {
  const ready = isManual ? new Date(decidedAt.getTime() + UNDO_SECONDS * 1000) : decidedAt;
  return mailClass === "reponse" ? ready : nextOfficeMoment(ready);
}

/** The outbox line of a mail effect; its id is the effect's. */
export function mailOf(effect: PendingEffect): Omit<MailRecord, "_id"> {
  const values = effect.data as unknown as Envelope & {
    template: MailName;
    params: Record<string, unknown>;
    isManual: boolean;
  };
  const { mailClass } = MAILS[values.template];
  return {
    ...values,
    mailClass,
    state: "waiting",
    attempts: 0,
    dueAt: dueMoment(mailClass, effect.at, values.isManual),
    messageId: `<${effect.id}@${new URL(env().publicUrl).hostname}>`,
    actorId: effect.actorId,
    createdAt: now(),
  };
}
