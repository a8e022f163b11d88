import type { HandOffRecord } from "#models/hand-off";
import { Message, type MessageRecord } from "#models/message";
import type { User } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit, entry } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { signatureOf } from "~/core/outbox/signature";
import { envelopeFrom } from "~/features/hand-offs/hand-off-envelope.server";
import { NBSP } from "~/vocabulary/typography";
import { writerName } from "./message-filing.server";

/**
 * Answers, by a letter written by hand, who wrote for a partner about a hand-off; it can be called back for ten seconds.
 * Refuses a message detached meanwhile, and an address that is not the sender's own. Returns the mail's id.
 */
export async function answerPartner(
  user: User,
  message: MessageRecord,
  handOff: HandOffRecord,
  { subject, text }: { subject: string; text: string },
): Promise<string> {
  const { _id: handOffId, householdId, track } = handOff;
  const name = writerName(message);
  const sent = mail(
    "reply",
    { subject, text, writtenTo: "partner", ...signatureOf(user) },
    {
      ...envelopeFrom(user, { name, email: message.from.address }, { householdId, handOffId }),
      answersMessageId: message._id,
    },
  );
  await commit(user, Message, message._id, {
    onlyIf: { state: "filed", handOffId, sender: { $ne: "forged" } },
    refusal: "Ce message n’est plus rangé ici, ou son expéditeur est douteux. Rechargez la page.",
    effects: [
      audit("message.answered"),
      sent,
      entry({
        ...{ householdId, track, handOffId, mailId: sent.id, kind: "message" },
        text: `Message à ${name}${NBSP}: ${subject}`,
        quote: text,
        authorName: user.name,
      }),
    ],
  });
  await settle();
  return sent.id;
}
