import { createHash } from "node:crypto";
import { Message, type MessageRecord } from "#models/message";
import { derivedId } from "~/core/ids.server";
import { isForgotten } from "./forgotten-messages.commands.server";

type Facts = Pick<MessageRecord, "messageId" | "from" | "text">;

const MOST = 20;

/**
 * The id under which a mail is to be kept, drawn from its Message-ID; from all it says when another mail, of somebody else
 * or in other words, has that one. Null when it was taken in already, or deleted since.
 */
export async function idOfNewMail(facts: Facts, wholeMessageId: string): Promise<string | null> {
  const { messageId, from, text } = facts;
  const firstId = derivedId("message", wholeMessageId);
  const digest = createHash("sha256").update(text).digest("hex");
  const ownId = derivedId("message", wholeMessageId, from.address, digest);
  const [taken, isGone] = await Promise.all([
    Message.find({ $or: [{ _id: { $in: [firstId, ownId] } }, { messageId }] }, { from: 1, text: 1 })
      .limit(MOST)
      .lean<MessageRecord[]>(),
    isForgotten(messageId),
  ]);
  if (isGone || taken.some((one) => one._id === ownId || isSame(one, facts))) return null;
  return taken.length > 0 ? ownId : firstId;
}

function isSame(one: Pick<MessageRecord, "from" | "text">, { from, text }: Facts): boolean {
  return one.from.address === from.address && one.text === text;
}
