import { Candidate } from "#models/candidate";
import type { Filter } from "#models/define";
import { Entry } from "#models/entry";
import { Mail, type MailRecord } from "#models/mail";
import { Partner } from "#models/partner";
import { Submission } from "#models/submission";
import { NBSP } from "~/vocabulary/typography";
import type { Actor } from "../auth/actor";
import { now } from "../clock.server";
import { DURABLE } from "../db/durability.server";
import { recordMailAct } from "./mail-trace.server";

export const UNWANTED = "la personne ne veut plus qu’on lui écrive";
const TO_CHECK = "adresse à vérifier";

/** Why a mail whose moment has come may not leave, in words; undefined when it may. */
export async function whyHeldBack(mail: MailRecord): Promise<string | undefined> {
  if (await isHeldBack(mail)) return UNWANTED;
  return (await isAddressRefused(mail)) ? TO_CHECK : undefined;
}

/**
 * Whether a mail may not leave because the person asked not to be written to: one that answers their own act always may,
 * one written by hand may once they wrote to us again, anything else may not.
 */
export async function isHeldBack({
  candidateId,
  mailClass,
  isManual,
}: Pick<MailRecord, "candidateId" | "mailClass" | "isManual">): Promise<boolean> {
  if (!candidateId || mailClass === "reponse") return false;
  const candidate = await Candidate.findById(candidateId, { householdId: 1, noContact: 1 }).lean();
  if (!candidate?.noContact) return false;
  return !isManual || !(await hasWritten(candidate, candidate.noContact.at));
}

/** Whether somebody wrote to us since a moment: a form, a correction or a mail; a call is answered by a call. */
export async function hasWritten(
  { _id: candidateId, householdId }: { _id: string; householdId: string },
  since: Date,
): Promise<boolean> {
  const asked = { receivedAt: { $gt: since }, channel: { $ne: "call" as const } };
  const written = { $or: [asked, { "corrections.at": { $gt: since } }] };
  return (await Submission.exists({ householdId, candidateId, ...written })) !== null;
}

/** What we start by ourselves goes to no address that a mail server refused for good, until it is edited. */
async function isAddressRefused({ candidateId, mailClass, isManual, to }: MailRecord): Promise<boolean> {
  if (isManual || mailClass !== "bureau") return false;
  const address = to.toLowerCase();
  const refused = candidateId
    ? await Candidate.exists({ _id: candidateId, bouncingEmails: address })
    : await Partner.exists({
        "contacts.email": address,
        contacts: { $elemMatch: { email: address, isBouncing: true } },
      });
  return refused !== null;
}

/**
 * Keeps a mail from leaving, and says why in the outbox and in the timeline; false when it is not found so any more.
 */
export async function holdBack(actor: Actor, filter: Filter<MailRecord>, why: string): Promise<boolean> {
  const held = await Mail.findOneAndUpdate(
    { ...filter, state: "waiting" },
    { $set: { state: "cancelled", cancelledAt: now(), lastError: why }, $unset: { lockedUntil: 1 } },
    { projection: { _id: 1 }, lean: true, writeConcern: DURABLE },
  );
  if (!held) return false;
  await Entry.updateOne(
    { mailId: held._id },
    { $set: { text: `Message retenu avant son départ${NBSP}: ${why}.` } },
  );
  await recordMailAct(actor, "mail.cancelled", held._id);
  return true;
}
