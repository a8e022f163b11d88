import type { Filter } from "#models/define";
import { Mail, type MailRecord } from "#models/mail";
import type { Actor } from "../auth/actor";
import { nextOfficeMoment } from "../calendar";
import { now } from "../clock.server";
import { DURABLE } from "../db/durability.server";
import { UserFacingError } from "../errors";
import { unlocked } from "./delivery-record.server";
import { holdBack, isHeldBack, UNWANTED } from "./held-back.server";
import { recordMailAct } from "./mail-trace.server";

/** Tries again a mail that failed, or that waits for its next attempt; refuses one already sent or cancelled. */
export async function retryMail(actor: Actor, id: string): Promise<void> {
  const mail = await Mail.findById(id, { mailClass: 1 }).lean();
  const dueAt = mail?.mailClass === "reponse" ? now() : nextOfficeMoment(now());
  const { matchedCount } = await Mail.updateOne(
    {
      _id: id,
      $and: [{ $or: [{ state: "failed" }, { state: "waiting", attempts: { $gt: 0 } }] }, unlocked()],
    },
    {
      $set: { state: "waiting", dueAt, attempts: 0 },
      $unset: { lastError: 1, isPermanentError: 1, plannedAt: 1, isServerDown: 1 },
    },
    { writeConcern: DURABLE },
  );
  if (matchedCount === 0) {
    throw new UserFacingError("Ce mail n’est pas en échec : il n’y a rien à relancer.");
  }
  await recordMailAct(actor, "mail.retried", id);
}

/** Calls back a mail that has not left yet; refuses one sent, being sent, failed or already cancelled. */
export async function cancelMail(actor: Actor, id: string): Promise<void> {
  const { matchedCount } = await Mail.updateOne(
    { _id: id, state: "waiting", ...unlocked() },
    { $set: { state: "cancelled", cancelledAt: now() } },
    { writeConcern: DURABLE },
  );
  if (matchedCount === 0) throw new UserFacingError(refusalFor(await Mail.findById(id).lean()));
  await recordMailAct(actor, "mail.cancelled", id);
}

/** Lets leave after all the mails called back since that moment: what called them back is undone. */
export async function sendAfterAll(
  actor: Actor,
  { since, ...filter }: Filter<MailRecord> & { since: Date },
): Promise<void> {
  const calledBack = { state: "cancelled" as const, cancelledAt: { $gte: since } };
  const mails = await Mail.find({ ...filter, ...calledBack }, { _id: 1 }).lean();
  for (const { _id } of mails) {
    const { matchedCount } = await Mail.updateOne(
      { _id, ...calledBack },
      { $set: { state: "waiting" }, $unset: { cancelledAt: 1 } },
      { writeConcern: DURABLE },
    );
    if (matchedCount > 0) await recordMailAct(actor, "mail.restored", _id);
  }
}

/**
 * Writes again the parameters of a mail that has not left, or calls it back when nothing is left to say. Returns false,
 * changing nothing, for one that left, is being sent, or changed meanwhile.
 */
export async function rewriteMail(
  actor: Actor,
  id: string,
  rewrite: (mail: MailRecord) => Partial<MailRecord> | null,
): Promise<boolean> {
  const mail = await Mail.findOne({ _id: id, state: "waiting" }).lean<MailRecord>();
  const changes = mail && rewrite(mail);
  if (!mail) return false;
  const { matchedCount } = await Mail.updateOne(
    { _id: id, state: "waiting", params: mail.params, ...unlocked() },
    { $set: changes ?? { state: "cancelled", cancelledAt: now() } },
    { writeConcern: DURABLE },
  );
  if (matchedCount > 0) await recordMailAct(actor, changes ? "mail.rewritten" : "mail.cancelled", id);
  return matchedCount > 0;
}

/** The follow-up of « Ne plus m’écrire »: calls back what waits for a candidate and may not leave any more. Safe twice. */
export async function callBackMailsTo(actor: Actor, candidateId: string): Promise<void> {
  const waiting = await Mail.find(
    { candidateId, state: "waiting" },
    { candidateId: 1, mailClass: 1, isManual: 1 },
  ).lean();
  for (const mail of waiting) {
    if (await isHeldBack(mail)) await holdBack(actor, { _id: mail._id, ...unlocked() }, UNWANTED);
  }
}

function refusalFor(mail: MailRecord | null): string {
  if (mail?.state === "waiting") return "Ce mail est en train de partir : il ne peut plus être annulé.";
  if (mail?.state === "sent" || mail?.state === "demo") {
    return "Ce mail est déjà parti : il ne peut plus être annulé. Écrivez ou appelez pour corriger.";
  }
  return "Ce mail n’est pas en attente : il n’y a rien à annuler.";
}
