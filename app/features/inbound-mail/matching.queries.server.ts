import type { Filing } from "#models/message";
import { TEAM } from "~/core/auth/visibility";
import type { SenderKind } from "~/vocabulary/inbound-mail";
import type { Place } from "./matching-places.queries.server";
import { placeOfSender, placeOfWriter } from "./matching-sender.queries.server";
import { placeOfInvitation, placeOfLetterTo, placeOfThread } from "./matching-thread.queries.server";
import type { ReadMail } from "./read-mail";
import { senderOf } from "./senders";

/** What a mail was found to belong to, and who wrote it. */
export interface Match extends Filing {
  mailId?: string;
  sender: SenderKind;
  isKnown: boolean;
  isTrial?: boolean;
}

const NOWHERE: Place = {
  filing: { found: "nothing", track: "family", visibleTo: [TEAM] },
  contacts: [],
  isKnown: false,
};

/**
 * Finds what a mail belongs to: by the key of the address it was sent to, by the mails it answers, else by who sent it. An
 * address that is not the sender's own finds nothing; nor does a mail that several files may be meant by.
 */
export async function matchMail(read: ReadMail): Promise<Match> {
  const place = (await placeOfMail(read)) ?? NOWHERE;
  const { filing, mailId, contacts, isKnown, isTrial } = place;
  const isThread = filing.found === "key" || filing.found === "references";
  // Nobody of a family is the colleague of another, nor is a mail server that of a partner.
  const isColleague = isThread && filing.partnerId !== undefined && read.kind !== "bounce";
  const sender = senderOf(read, { contacts, isThread: isColleague });
  return { ...filing, mailId, isKnown, sender, isTrial };
}

async function placeOfMail(read: ReadMail): Promise<Place | null> {
  const thread = (await placeOfThread(read)) ?? (await placeOfInvitation(read));
  if (read.isForged || thread?.isTrial) return thread;
  if (thread)
    return isNowhere(thread) ? goingOn(thread, read, await placeOfWriter(read.from.address)) : thread;
  // A report says to whom, not who: the mail server that writes it is nobody we know.
  return read.kind === "bounce" ? placeOfLetterTo(read.bounce?.address) : placeOfSender(read.from.address);
}

/** It answers a letter of ours that is of no file, such as a receipt. */
function isNowhere({ filing: { householdId, partnerId, submissionId } }: Place): boolean {
  return !householdId && !partnerId && !submissionId;
}

/** Who answers a letter that went to their own address proves that they read it. */
function goingOn(thread: Place, { from }: ReadMail, writer: Place | null): Place {
  if (!writer) return thread;
  const isReader = thread.contacts.includes(from.address.toLowerCase());
  const { found } = isReader ? thread.filing : writer.filing;
  return { ...writer, filing: { ...writer.filing, found }, mailId: thread.mailId };
}
