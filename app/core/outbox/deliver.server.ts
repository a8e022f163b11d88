import type { Filter } from "#models/define";
import { Mail, type MailRecord } from "#models/mail";
import { joinWords, NBSP } from "~/vocabulary/typography";
import { SOFTWARE } from "../auth/actor";
import { isOfficeMoment, nextOfficeMoment } from "../calendar";
import { now } from "../clock.server";
import { DURABLE } from "../db/durability.server";
import { env } from "../env.server";
import { getSettings } from "../settings.server";
import { hasBacklog, markDelivered, recordFailure, unlocked, wakeBacklog } from "./delivery-record.server";
import { explainFailure, type Failure } from "./failure";
import { holdBack, whyHeldBack } from "./held-back.server";
import { missingDocuments } from "./joined-documents.server";
import { tryRenderMail } from "./render.server";
import { checkServer, sendThrough } from "./transport.server";
import { wordsOfMail } from "./wording.server";

const MINUTE = 60_000;

/** Longer than the slowest exchange with a mail server that the timeouts allow. */
const LOCK_MS = 4 * MINUTE;

/** The same for a mail of several megabytes over a slow line. */
const HEAVY_LOCK_MS = 15 * MINUTE;

const UNREADABLE: Failure = {
  sentence: "ce message ne peut pas être rédigé à partir de son modèle",
  isPermanent: true,
};

/**
 * Sends the mails whose moment has come, at most `limit`; returns how many were taken. Several processes may
 * run it at once. One to somebody who asked meanwhile not to be written to, or
 * of ours to an address known to be wrong, is held back. Without a mail server, a
 * demonstration marks them as delivered and a real base lets them wait. A server that cannot be reached is tried
 * with one mail a run; once it answers again, those it kept waiting leave in the order they were due.
 */
export async function deliverDueMails(limit: number): Promise<number> {
  const { isDemo } = (await getSettings()).instance;
  const { smtpUrl } = env();
  if (!smtpUrl && !isDemo) return 0;
  await putOffUntilOffice();
  const refusal = smtpUrl ? await resumeAfterFailure(smtpUrl) : null;
  if (refusal) return await recordForNext(refusal);
  let taken = 0;
  for (; taken < limit; taken += 1) {
    const mail = await claim();
    if (!mail) break;
    const why = await whyHeldBack(mail);
    if (why) await holdBack(SOFTWARE, { _id: mail._id, lockedUntil: mail.lockedUntil }, why);
    else if (!smtpUrl || (isDemo && !isFictitious(mail.to))) await markShown(mail);
    else if (!(await deliver(smtpUrl, mail))) return taken + 1;
  }
  return taken;
}

/**
 * Before anything due is sent while mails wait for the server itself, says why they still do; null when it answers, and all
 * of them are due.
 */
async function resumeAfterFailure(smtpUrl: string): Promise<Failure | null> {
  if (!(await hasBacklog()) || !(await Mail.exists(sendable()))) return null;
  try {
    await checkServer(smtpUrl);
  } catch (error) {
    return explainFailure(error);
  }
  await wakeBacklog();
  return null;
}

async function recordForNext(failure: Failure): Promise<number> {
  const mail = await claim();
  if (!mail) return 0;
  await recordFailure(mail, failure);
  return 1;
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

/** What may leave now, and nobody is sending. */
function sendable(): Filter<MailRecord> {
  const moment = now();
  const classes = isOfficeMoment(moment) ? {} : { mailClass: "reponse" as const };
  return { state: "waiting", dueAt: { $lte: moment }, ...classes, ...unlocked() };
}

async function claim(): Promise<MailRecord | null> {
  return await Mail.findOneAndUpdate(
    sendable(),
    { $set: { lockedUntil: new Date(Date.now() + LOCK_MS) } },
    { sort: { dueAt: 1, createdAt: 1 }, returnDocument: "after", lean: true, writeConcern: DURABLE },
  );
}

/**
 * Whether the server may be given another one. Only a stop between its acceptance and our record sends twice, under the
 * same Message-ID.
 */
async function deliver(smtpUrl: string, mail: MailRecord): Promise<boolean> {
  const failure = await hand(smtpUrl, mail);
  return !failure?.isServerDown;
}

/** Gives a mail to the server, and records what it said; null once it was accepted. */
async function hand(smtpUrl: string, mail: MailRecord): Promise<Failure | null> {
  const missing = await missingDocuments(mail);
  if (missing.length > 0) return recordFailure(mail, lackOf(missing));
  const rendered = await tryRenderMail(mail, { forDisplay: false });
  if (!rendered) return recordFailure(mail, UNREADABLE);
  const held = rendered.attachments.length > 0 ? await holdLonger(mail) : mail;
  try {
    await sendThrough(smtpUrl, rendered);
  } catch (error) {
    return recordFailure(held, explainFailure(error));
  }
  await markDelivered(held, { state: "sent", wordingVersion: rendered.wordingVersion });
  return null;
}

/** A demonstration hands nothing over: the mail counts as delivered, with the words in force. */
async function markShown(mail: MailRecord): Promise<void> {
  const { number } = await wordsOfMail(mail);
  await markDelivered(mail, { state: "demo", wordingVersion: number });
}

/** A letter that announces a paper never leaves without it, and says which. */
function lackOf(names: string[]): Failure {
  const papers = joinWords(names.map((name) => `«${NBSP}${name}${NBSP}»`));
  const verb = names.length > 1 ? "ne sont plus disponibles" : "n’est plus disponible";
  return {
    sentence: `${papers} ${verb}${NBSP}: rétablissez le document ou écrivez sans lui`,
    isPermanent: true,
  };
}

async function holdLonger(mail: MailRecord): Promise<MailRecord> {
  const lockedUntil = new Date(Date.now() + HEAVY_LOCK_MS);
  await Mail.updateOne(
    { _id: mail._id, lockedUntil: mail.lockedUntil },
    { $set: { lockedUntil } },
    { writeConcern: DURABLE },
  );
  return { ...mail, lockedUntil };
}

/** Domains reserved for examples (RFC 2606): the only ones a demonstration writes to. */
function isFictitious(address: string): boolean {
  return /\.(example|test)$/i.test(address.trim());
}
