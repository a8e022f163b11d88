import { Message } from "#models/message";

/** Whether a partner wrote about a hand-off and nobody has said yet what it is; a robot does not count, nor an address nothing proves. */
export async function hasUnreadReply(handOffId: string): Promise<boolean> {
  const unread = await Message.exists({
    handOffId,
    kind: "reply",
    state: "filed",
    settled: { $exists: false },
    isAutomatic: false,
    sender: { $ne: "forged" },
    $nor: [{ found: "sender", isVerified: false }],
  });
  return unread !== null;
}
