import type { Filter } from "#models/define";
import { Mail, type MailRecord } from "#models/mail";
import { SOFTWARE } from "../auth/actor";
import { nextOfficeMoment } from "../calendar";
import { now } from "../clock.server";
import { DURABLE } from "../db/durability.server";
import { type Effect, followUp, toPending } from "../db/effects.server";
import { enqueue } from "../db/relay.server";
import { logger } from "../logger.server";
import type { Failure } from "./failure";

const MINUTE = 60_000;

/** Waits after each failure: 1, 5, 15, 60 minutes, then hourly for 48 hours. */
const RETRY_MINUTES = [1, 5, 15, 60];
const HOURLY_RETRIES = 48;

/** A message nobody is sending at this moment; locks are kept in real time. */
export function unlocked(): Filter<MailRecord> {
  return { $or: [{ lockedUntil: null }, { lockedUntil: { $lte: new Date() } }] };
}

/** Records that the mail server, or the demonstration, took a mail, and with which version of its words. */
export async function markDelivered(
  mail: MailRecord,
  { state, wordingVersion }: { state: "sent" | "demo"; wordingVersion: number },
): Promise<void> {
  await Mail.updateOne(
    { _id: mail._id, state: "waiting" },
    {
      $set: { state, sentAt: now(), wordingVersion },
      $unset: { lockedUntil: 1, lastError: 1, isPermanentError: 1, plannedAt: 1, isServerDown: 1 },
      $inc: { attempts: 1 },
    },
    { writeConcern: DURABLE },
  );
}

/** Records why a mail was not taken, and when it is tried again; with a wrong address, what follows. Returns the failure. */
export async function recordFailure(mail: MailRecord, failure: Failure): Promise<Failure> {
  const { sentence, isPermanent, isServerDown } = failure;
  const retryAt = isPermanent ? null : nextAttempt(mail);
  logger.warn({ mailId: mail._id, attempts: mail.attempts + 1, isLast: !retryAt }, "mail not sent");
  const pending = toPending(SOFTWARE, consequencesOf(mail, failure));
  const { matchedCount } = await Mail.updateOne(
    { _id: mail._id, state: "waiting", lockedUntil: mail.lockedUntil },
    {
      $set: {
        state: retryAt ? "waiting" : "failed",
        dueAt: retryAt ?? mail.dueAt,
        lastError: sentence,
        isPermanentError: isPermanent,
        plannedAt: mail.plannedAt ?? mail.dueAt,
        ...(isServerDown ? { isServerDown } : {}),
      },
      $unset: { lockedUntil: 1, ...(isServerDown ? {} : { isServerDown: 1 }) },
      $inc: { attempts: 1 },
      ...(pending.length > 0 ? { $push: { pendingEffects: { $each: pending } } } : {}),
    },
    { writeConcern: DURABLE },
  );
  if (matchedCount > 0 && pending.length > 0) enqueue(Mail, mail._id, pending);
  return failure;
}

/** Whether mails wait for the server itself. */
export async function hasBacklog(): Promise<boolean> {
  return (await Mail.exists({ isServerDown: true, state: "waiting", ...unlocked() })) !== null;
}

/** Makes due again, in the order they were first due, the mails that waited for the server itself. */
export async function wakeBacklog(): Promise<void> {
  await Mail.updateMany(
    { isServerDown: true, state: "waiting", ...unlocked() },
    [{ $set: { dueAt: "$plannedAt" } }, { $unset: "isServerDown" }],
    { updatePipeline: true },
  );
}

/** Saved with the failure, so that a stop forgets none. */
function consequencesOf({ _id: mailId, to: address }: MailRecord, failure: Failure): Effect[] {
  if (!failure.isAddressWrong) return [];
  return [followUp("flagAddress", { mailId, address, reason: failure.sentence })];
}

/** When a mail which has just failed is tried again; null after the last attempt. */
function nextAttempt({ attempts, mailClass }: MailRecord): Date | null {
  if (attempts >= RETRY_MINUTES.length + HOURLY_RETRIES) return null;
  const moment = new Date(now().getTime() + (RETRY_MINUTES[attempts] ?? 60) * MINUTE);
  return mailClass === "reponse" ? moment : nextOfficeMoment(moment);
}
