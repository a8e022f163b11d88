import type { LetterEvent } from "#emails/define";
import type { MailRecord } from "#models/mail";
import { type IcsMethod, writeInvitation } from "../ics.server";
import type { MailHeaders } from "./mail-headers.server";

/** What a mail gives to the calendar of its reader. */
export interface CalendarPart {
  method: IcsMethod;
  content: string;
}

/** The invitation of a letter, from our mailbox in the name of who writes to the person it is written to. */
export function calendarPartOf(
  event: LetterEvent,
  { from, to }: MailHeaders,
  { fromName, createdAt }: Pick<MailRecord, "fromName" | "createdAt">,
): CalendarPart {
  const { method, ...told } = event;
  const organizer = { name: fromName || from.name, address: from.address };
  return {
    method,
    content: writeInvitation(method, { ...told, changedAt: createdAt, organizer, guest: to }),
  };
}
