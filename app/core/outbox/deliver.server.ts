import type { Filter } from "#models/define";
import { Mail, type MailRecord } from "#models/mail";
import { SOFTWARE } from "../auth/actor";
import { isOfficeMoment, nextOfficeMoment } from "../calendar";
import { now } from "../clock.server";
import { DURABLE } from "../db/durability.server";
import { env } from "../env.server";
import { logger } from "../logger.server";
import { getSettings } from "../settings.server";
import { explainFailure, type Failure } from "./failure";
import { holdBack, isHeldBack } from "./held-back.server";
import { tryRenderMail } from "./render.server";
import { sendThrough } from "./transport.server";

const MINUTE = 60_000;

/** Longer than the slowest exchange with a mail server that the timeouts allow. */
const LOCK_MS = 4 * MINUTE;

/** Waits after each failure: 1, 5, 15, 60 minutes, then hourly for 48 hours. */
const RETRY_MINUTES = [1, 5, 15, 60];
const HOURLY_RETRIES = 48;

const UNREADABLE: Failure = {
  sentence: "ce message ne peut pas être rédigé à partir de son modèle",
  isPermanent: true,
};

/**
 * Sends the mails whose moment has come, at most `limit`; returns how many were taken. Several processes may
 * run it at once. One to somebody who asked meanwhile not to be written to is held back. Without a mail server, a
 * demonstration marks them as delivered and a real base lets them wait.
 */
export async function deliverDueMails(limit: number): Promise<number> {
  const { isDemo } = (await getSettings()).instance;
  const { smtpUrl } = env();
  if (!smtpUrl && !isDemo) return 0;
  await putOffUntilOffice();
  let taken = 0;
  for (; taken < limit; taken += 1) {
    const mail = await claim();
    if (!mail) break;
    if (await isHeldBack(mail)) await holdBack(SOFTWARE, { _id: mail._id, lockedUntil: mail.lockedUntil });
    else if (smtpUrl && (!isDemo || isFictitious(mail.to))) await deliver(smtpUrl, mail);
    else await markDelivered(mail, "demo");
  }
  return taken;
}

/** A message nobody is sending at this moment; locks are kept in real time. */
export function unlocked(): Filter<MailRecord> {
  return { $or: [{ lockedUntil: null }, { lockedUntil: { $lte: new Date() } }] };
}

/** What we start never leaves at night, at the week-end or on a public holiday, however late the outbox runs. */
async function putOffUntilOffice(): Promise<void> {
  const moment = now();
  if (isOfficeMoment(moment)) return;
  await Mail.updateMany(
    { state: "waiting", dueAt: { $lte: moment }, mailClass: { $ne: "reponse" }, ...unlocked() },
    { $set: { dueAt: nextOfficeMoment(moment) } },
  );
}

async function claim(): Promise<MailRecord | null> {
  const moment = now();
  const classes = isOfficeMoment(moment) ? {} : { mailClass: "reponse" as const };
  return await Mail.findOneAndUpdate(
    { state: "waiting", dueAt: { $lte: moment }, ...classes, ...unlocked() },
    { $set: { lockedUntil: new Date(Date.now() + LOCK_MS) } },
    { sort: { dueAt: 1 }, returnDocument: "after", lean: true, writeConcern: DURABLE },
  );
}

/** Only a stop between the server's acceptance and our record sends twice, under the same Message-ID. */
async function deliver(smtpUrl: string, mail: MailRecord): Promise<void> {
  const rendered = await tryRenderMail(mail, { forDisplay: false });
  if (!rendered) return recordFailure(mail, UNREADABLE);
  try {
    await sendThrough(smtpUrl, rendered);
  } catch (error) {
    return recordFailure(mail, explainFailure(error));
  }
  await markDelivered(mail, "sent");
}

async function markDelivered(mail: MailRecord, state: "sent" | "demo"): Promise<void> {
  await Mail.updateOne(
    { _id: mail._id, state: "waiting" },
    {
      $set: { state, sentAt: now() },
      $unset: { lockedUntil: 1, lastError: 1, isPermanentError: 1 },
      $inc: { attempts: 1 },
    },
    { writeConcern: DURABLE },
  );
}

async function recordFailure(mail: MailRecord, { sentence, isPermanent }: Failure): Promise<void> {
  const retryAt = isPermanent ? null : nextAttempt(mail);
  logger.warn({ mailId: mail._id, attempts: mail.attempts + 1, isLast: !retryAt }, "mail not sent");
  await Mail.updateOne(
    { _id: mail._id, state: "waiting", lockedUntil: mail.lockedUntil },
    {
      $set: {
        state: retryAt ? "waiting" : "failed",
        dueAt: retryAt ?? mail.dueAt,
        lastError: sentence,
        isPermanentError: isPermanent,
      },
      $unset: { lockedUntil: 1 },
      $inc: { attempts: 1 },
    },
    { writeConcern: DURABLE },
  );
}

/** When a mail which has just failed is tried again; null after the last attempt. */
function nextAttempt({ attempts, mailClass }: MailRecord): Date | null {
  if (attempts >= RETRY_MINUTES.length + HOURLY_RETRIES) return null;
  const moment = new Date(now().getTime() + (RETRY_MINUTES[attempts] ?? 60) * MINUTE);
  return mailClass === "reponse" ? moment : nextOfficeMoment(moment);
}

/** Domains reserved for examples (RFC 2606): the only ones a demonstration writes to. */
function isFictitious(address: string): boolean {
  return /\.(example|test)$/i.test(address.trim());
}
