import type { User } from "~/core/auth/actor";
import type { Envelope } from "~/core/outbox/mail-effect.server";

/** A letter that a colleague writes to a contact about a file: answered to them, and called back for some seconds. */
export function envelopeFrom(
  user: User,
  contact: { name: string; email: string },
  about: Pick<Envelope, "householdId" | "handOffId">,
): Envelope {
  return {
    to: contact.email,
    toName: contact.name,
    replyTo: user.email,
    fromName: user.name,
    ...about,
    isManual: true,
  };
}
