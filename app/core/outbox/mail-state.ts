import type { MailRecord } from "#models/mail";
import { MAIL_STATES, type MailState } from "~/vocabulary/mails";
import { dayOf, daysBetween, formatDateTime, formatDay, formatTime, NBSP } from "~/vocabulary/typography";

type MailProgress = Pick<
  MailRecord,
  "state" | "dueAt" | "attempts" | "lastError" | "sentAt" | "cancelledAt" | "bounce"
>;

export interface MailStanding {
  /** « partira lundi 8 h », « envoyé mardi 12 mai à 14 h 30 » */
  label: string;
  /** Why it has not left. */
  reason?: string;
  tone: "waiting" | "done" | "late" | "neutral";
}

const TONES: Readonly<Record<MailState, MailStanding["tone"]>> = {
  waiting: "waiting",
  sent: "done",
  demo: "done",
  failed: "late",
  cancelled: "neutral",
};

/** Where a mail stands, in words; `canDeliver` says whether a mail server is there to take it. */
export function mailStanding(mail: MailProgress, now: Date, canDeliver: boolean): MailStanding {
  if (mail.bounce) return { tone: "late", ...bounceWords(mail.bounce) };
  return { tone: TONES[mail.state], ...wordsFor(mail, now, canDeliver) };
}

/** The same in one phrase: « échec : adresse refusée par le serveur ». */
export function mailStateLabel(mail: MailProgress, now: Date, canDeliver: boolean): string {
  const { label, reason } = mailStanding(mail, now, canDeliver);
  return reason ? `${label}${NBSP}: ${reason}` : label;
}

/** What came back of a mail that left, in one phrase: « non remis : cette adresse n’existe pas ». */
export function bounceLabel(bounce: NonNullable<MailRecord["bounce"]>): string {
  const { label, reason } = bounceWords(bounce);
  return reason ? `${label}${NBSP}: ${reason}` : label;
}

/** Whether « Relancer » makes sense: it failed, or waits for its next attempt. */
export function isRetryable({ state, attempts }: MailProgress): boolean {
  return state === "failed" || (state === "waiting" && attempts > 0);
}

function wordsFor(mail: MailProgress, now: Date, canDeliver: boolean): Omit<MailStanding, "tone"> {
  const word = MAIL_STATES[mail.state].fr;
  if (mail.state === "waiting") return waitingWords(mail, now, canDeliver);
  if (mail.state === "failed") return { label: word, reason: mail.lastError };
  const at = mail.sentAt ?? mail.cancelledAt;
  const reason = mail.state === "cancelled" ? mail.lastError : undefined;
  return { label: at ? `${word} ${formatDateTime(at, now)}` : word, reason };
}

/** It left, and a mail server says since that it was not delivered. */
function bounceWords({ isPermanent, reason }: NonNullable<MailRecord["bounce"]>): Omit<MailStanding, "tone"> {
  return { label: isPermanent ? "non remis" : "pas encore remis", reason };
}

function waitingWords(mail: MailProgress, now: Date, canDeliver: boolean): Omit<MailStanding, "tone"> {
  const { dueAt, attempts, lastError } = mail;
  if (attempts > 0) return { label: `nouvel essai ${momentWords(dueAt, now)}`, reason: lastError };
  if (dueAt > now) return { label: `partira ${momentWords(dueAt, now)}` };
  return {
    label: MAIL_STATES.waiting.fr,
    reason: canDeliver ? undefined : "aucun serveur d’envoi (SMTP_URL)",
  };
}

/** « à 14 h 30 » today, « lundi 8 h » within a week, « lundi 4 mai à 8 h » later. */
function momentWords(at: Date, now: Date): string {
  if (at.getTime() - now.getTime() < 60_000) return "dans un instant";
  const days = daysBetween(dayOf(now), dayOf(at));
  if (days === 0) return `à ${formatTime(at)}`;
  return days < 7 ? `${formatDay(at).split(" ")[0]} ${formatTime(at)}` : formatDateTime(at, now);
}
