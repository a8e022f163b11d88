import { Message, type MessageRecord } from "#models/message";
import type { User } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { UserFacingError } from "~/core/errors";
import { forgetSender } from "~/features/partners/sender-learning.commands.server";
import { taughtBy } from "./message-teaching.queries.server";
import { MOVED } from "./message-triage.commands.server";

/**
 * Takes back from the card of a partner the contact and the domain that attaching a message taught, once it was detached.
 * Returns the partner's name; refuses when nothing of it is left to forget.
 */
export async function forgetTaught(user: User, message: MessageRecord): Promise<string> {
  const taught = await taughtBy(message);
  if (!taught) throw new UserFacingError(MOVED);
  const { partnerId, partnerName } = taught;
  await forgetSender(user, partnerId, message.from.address);
  await commit(user, Message, message._id, {
    onlyIf: { state: "waiting" },
    refusal: MOVED,
    set: { sender: message.sender === "forged" ? "forged" : "stranger" },
    unset: ["partnerId"],
    effects: [],
  });
  return partnerName;
}
