import type { MailName } from "#emails/registry";
import { Mail, type MailRecord } from "#models/mail";
import { NBSP } from "~/vocabulary/typography";
import type { User } from "../auth/actor";
import type { Effect } from "../db/effects.server";
import { newId } from "../ids.server";

/** What a trial is of: a mail of the outbox, or the parameters of an example. */
export interface Tried {
  template: MailName;
  texts: NonNullable<MailRecord["trial"]>["texts"];
  mailId?: string;
  params: Record<string, unknown>;
  fromName?: string;
}

/**
 * A letter with the words being tried, to the colleague who tries them and nobody else, at once. It copies nothing of the
 * file: the parameters stay in the mail it is tried on, and its links open nothing.
 */
export function trialMail(user: User, { template, texts, mailId, params, fromName }: Tried): Effect {
  return {
    id: newId(),
    kind: "mail",
    data: {
      ...{ template, to: user.email, toName: user.name, replyTo: user.email, fromName },
      ...{ params: mailId ? languageIn(params) : params, trial: { mailId, texts } },
      ...{ isManual: false, isUrgent: true },
    },
  };
}

/** Whether a mail only tries words: its links are hidden, and it puts nothing in a calendar. */
export function isTrial({ trial }: MailRecord): boolean {
  return Boolean(trial);
}

/** What a subject begins with. */
export function subjectMark({ trial }: MailRecord): string {
  return trial ? `[Essai]${NBSP}` : "";
}

/** A mail with its parameters: a trial borrows those of the mail it is tried on, as long as that one is there. */
export async function withParams(mail: MailRecord): Promise<MailRecord> {
  if (!mail.trial?.mailId) return mail;
  const { params } = await Mail.findById(mail.trial.mailId, { params: 1 }).orFail().lean<MailRecord>();
  return { ...mail, params };
}

/** Which words are tried depends on it; it tells nothing of anybody. */
function languageIn({ language }: Record<string, unknown>): Record<string, unknown> {
  return language === undefined ? {} : { language };
}
