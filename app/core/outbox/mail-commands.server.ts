import { AuditEvent } from "#models/audit-event";
import { Mail, type MailRecord } from "#models/mail";
import type { AuditAction } from "~/vocabulary/audit-actions";
import type { Actor } from "../auth/actor";
import { nextOfficeMoment } from "../calendar";
import { now } from "../clock.server";
import { DURABLE } from "../db/durability.server";
import { UserFacingError } from "../errors";
import { newId } from "../ids.server";
import { unlocked } from "./deliver.server";

/** Tries again a mail that failed, or that waits for its next attempt; refuses one already sent or cancelled. */
export async function retryMail(actor: Actor, id: string): Promise<void> {
  const mail = await Mail.findById(id, { mailClass: 1 }).lean();
  const dueAt = mail?.mailClass === "reponse" ? now() : nextOfficeMoment(now());
  const { matchedCount } = await Mail.updateOne(
    {
      _id: id,
      $and: [{ $or: [{ state: "failed" }, { state: "waiting", attempts: { $gt: 0 } }] }, unlocked()],
    },
    { $set: { state: "waiting", dueAt, attempts: 0 }, $unset: { lastError: 1, isPermanentError: 1 } },
    { writeConcern: DURABLE },
  );
  if (matchedCount === 0) {
    throw new UserFacingError("Ce mail n’est pas en échec : il n’y a rien à relancer.");
  }
  await record(actor, "mail.retried", id);
}

/** Calls back a mail that has not left yet; refuses one sent, being sent, failed or already cancelled. */
export async function cancelMail(actor: Actor, id: string): Promise<void> {
  const { matchedCount } = await Mail.updateOne(
    { _id: id, state: "waiting", ...unlocked() },
    { $set: { state: "cancelled", cancelledAt: now() } },
    { writeConcern: DURABLE },
  );
  if (matchedCount === 0) throw new UserFacingError(refusalFor(await Mail.findById(id).lean()));
  await record(actor, "mail.cancelled", id);
}

function refusalFor(mail: MailRecord | null): string {
  if (mail?.state === "waiting") return "Ce mail est en train de partir : il ne peut plus être annulé.";
  if (mail?.state === "sent" || mail?.state === "demo") {
    return "Ce mail est déjà parti : il ne peut plus être annulé. Écrivez ou appelez pour corriger.";
  }
  return "Ce mail n’est pas en attente : il n’y a rien à annuler.";
}

/** A mail has no effects of its own, so its trace is written directly. */
async function record(actor: Actor, action: AuditAction, id: string): Promise<void> {
  await AuditEvent.collection.insertOne(
    {
      _id: newId() as never,
      at: now(),
      actorId: actor.id,
      action,
      subject: { type: "Mail", id },
      fields: [],
    },
    { writeConcern: DURABLE },
  );
}
