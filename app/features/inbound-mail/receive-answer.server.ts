import { Account } from "#models/account";
import type { Effect } from "~/core/db/effects.server";
import { env } from "~/core/env.server";
import { isOverLimit } from "~/core/http/limits.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { mailboxAddress } from "~/core/outbox/reply-key.server";
import { getSettings } from "~/core/settings.server";
import type { Match } from "./matching.queries.server";
import type { Received } from "./receive-effects.server";

/** Nobody reads there, or a robot would answer in turn. */
const ROBOT =
  /^(?:mailer-daemon|postmaster|hostmaster|(?:no|do-?not|ne-?pas)[-._]?(?:reply|respond|r[eé]pondre)|nepasrepondre|bounces?|listserv|majordomo|notifications?)(?:[-+._].*)?@/i;
const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/;

/**
 * Tells somebody nobody knows that their mail arrived and that a person reads it: one a day to an address, twenty an hour in
 * all; never a robot, a list, one of us, nor who only claims an address.
 */
export async function answerToUnknown(
  { _id, from: { address }, sender, isAutomatic }: Received,
  { isKnown }: Match,
): Promise<Effect[]> {
  if (isKnown || isAutomatic || sender === "forged" || !isWritable(address)) return [];
  if (await isOurs(address)) return [];
  if (await isOverLimit("message-answer", address)) return [];
  if (await isOverLimit("message-answers", "all")) return [];
  // The name they wrote may be anything: it is not repeated.
  const formUrl = `${env().publicUrl}/interet`;
  return [mail("message-unmatched", { formUrl }, { to: address, answersMessageId: _id })];
}

function isWritable(address: string): boolean {
  return ADDRESS.test(address) && !ROBOT.test(address);
}

async function isOurs(address: string): Promise<boolean> {
  const settings = await getSettings();
  const ours = [mailboxAddress(settings), settings.sender.address, settings.brand.email];
  if (ours.some((one) => one.toLowerCase() === withoutTag(address))) return true;
  return (await Account.exists({ email: address })) !== null;
}

/** « conciergerie+clé@… » is the mailbox too. */
function withoutTag(address: string): string {
  return address.replace(/\+[^@]*@/, "@");
}
