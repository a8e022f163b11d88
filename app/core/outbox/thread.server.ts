import type { Filter } from "#models/define";
import { Mail, type MailRecord } from "#models/mail";
import { Message } from "#models/message";

const MOST_REFERENCES = 10;

/** RFC 5322, 3.6.4: what is no identifier would break the header, and theirs come from outside. */
const MESSAGE_ID = /^<[^\s<>@]+@[^\s<>@]+>$/;
const LONGEST_ID = 250;

/**
 * The Message-IDs of the conversation a letter goes on, oldest first, at most 10: the letters already sent to the same
 * address about the same hand-off, else the same candidate, else the same file; then the mail of theirs it answers.
 */
export async function threadOf(mail: MailRecord): Promise<string[]> {
  const [letters, answered] = await Promise.all([earlierLetters(mail), answeredId(mail)]);
  const ids = letters.map(({ messageId }) => messageId).reverse();
  return [...ids, ...(answered ? [answered] : [])].filter(isMessageId).slice(-MOST_REFERENCES);
}

async function earlierLetters(mail: MailRecord): Promise<{ messageId: string }[]> {
  const about = matterOf(mail);
  if (!about) return [];
  return await Mail.find(
    {
      ...about,
      to: mail.to,
      state: { $in: ["sent", "demo"] },
      createdAt: { $lte: mail.createdAt },
      _id: { $ne: mail._id },
    },
    { messageId: 1 },
  )
    .sort({ createdAt: -1 })
    .limit(MOST_REFERENCES)
    .lean();
}

/** Each of these fields has its index; a hand-off, a candidate or a file has few letters. */
function matterOf({
  handOffId,
  handOffIds = [],
  candidateId,
  householdId,
}: MailRecord): Filter<MailRecord> | null {
  const handOffs = handOffId ? [handOffId, ...handOffIds] : handOffIds;
  if (handOffs.length > 0) {
    return { $or: [{ handOffId: { $in: handOffs } }, { handOffIds: { $in: handOffs } }] };
  }
  if (candidateId) return { candidateId, handOffId: null };
  return householdId ? { householdId, handOffId: null } : null;
}

async function answeredId({ answersMessageId }: MailRecord): Promise<string | undefined> {
  if (!answersMessageId) return undefined;
  return (await Message.findById(answersMessageId, { messageId: 1 }).lean())?.messageId;
}

function isMessageId(id: string): boolean {
  return id.length <= LONGEST_ID && MESSAGE_ID.test(id);
}
