import type { SenderKind } from "~/vocabulary/inbound-mail";
import type { ReadMail } from "./read-mail";

/** Where a mail was found to belong, before anything is said of who wrote it. */
export interface KnownPlace {
  /** The addresses of the people we wrote to or know there. */
  contacts: readonly string[];
  /** It was found by its key or by the mail it answers. */
  isThread: boolean;
}

/** Who wrote: an address that is not the sender's own is never trusted, whatever it says. */
export function senderOf(
  mail: Pick<ReadMail, "from" | "isForged">,
  { contacts, isThread }: KnownPlace,
): SenderKind {
  if (mail.isForged) return "forged";
  const address = mail.from.address.toLowerCase();
  if (contacts.some((contact) => contact.toLowerCase() === address)) return "contact";
  return isThread ? "colleague" : "stranger";
}
