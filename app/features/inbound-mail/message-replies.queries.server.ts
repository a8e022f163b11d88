import { Message, type MessageRecord } from "#models/message";
import { now } from "~/core/clock.server";
import { can, purposeOf } from "~/vocabulary/hand-off-words";
import type { HandOffState } from "~/vocabulary/hand-offs";
import { writerName } from "./message-filing.server";
import { actOf, suggestionWords } from "./suggestion-words";

const MOST_REPLIES = 40;
/** In characters. */
const EXCERPT = 180;

/** What a partner wrote by mail, beside the hand-off it answers. */
export interface MailReply {
  id: string;
  name: string;
  isColleague: boolean;
  receivedAt: Date;
  excerpt: string;
  suggestion?: ShownSuggestion;
}

export interface ShownSuggestion {
  words: string;
  sentence: string;
  /** Where it is noted; absent when the hand-off no longer takes this answer. */
  notedAt?: string;
}

export type MailReplies = Readonly<Partial<Record<string, MailReply[]>>>;

interface Asked {
  id: string;
  state: HandOffState;
  introduction?: unknown;
}

/** By hand-off the caller was already allowed to see, the mails of its partner that nobody noted yet, latest first. */
export async function listReplies(handOffs: readonly Asked[]): Promise<MailReplies> {
  if (handOffs.length === 0) return {};
  const asked = new Map(handOffs.map((handOff) => [handOff.id, handOff]));
  const messages = await Message.find({
    handOffId: { $in: [...asked.keys()] },
    state: "filed",
    kind: "reply",
    settled: { $exists: false },
  })
    .sort({ receivedAt: -1 })
    .limit(MOST_REPLIES)
    .lean<MessageRecord[]>();
  const replies: Record<string, MailReply[]> = {};
  for (const message of messages) {
    const { handOffId = "" } = message;
    replies[handOffId] = [...(replies[handOffId] ?? []), replyOf(message, asked.get(handOffId))];
  }
  return replies;
}

/** What a message seems to say, as long as nobody said what it is. */
export function shownSuggestion(message: MessageRecord, handOff?: Asked): ShownSuggestion | undefined {
  const { suggestion } = message;
  if (!handOff || suggestion?.state !== "waiting") return undefined;
  const purpose = purposeOf(handOff);
  return {
    words: suggestionWords(suggestion, purpose, now()),
    sentence: suggestion.sentence,
    notedAt: can(actOf(suggestion, purpose), handOff)
      ? notingPath(message, handOff.id, actOf(suggestion, purpose))
      : undefined,
  };
}

/** Where the answer that a mail gives is noted, with the mail beside. */
export function notingPath({ _id }: Pick<MessageRecord, "_id">, handOffId: string, act?: string): string {
  const search = new URLSearchParams({ ...(act ? { acte: act } : {}), message: _id });
  return `/hand-offs/${handOffId}/answer?${search}`;
}

function replyOf(message: MessageRecord, handOff: Asked | undefined): MailReply {
  const { _id, sender, receivedAt, text } = message;
  return {
    id: _id,
    name: writerName(message),
    isColleague: sender === "colleague",
    receivedAt,
    excerpt: excerptOf(text.replace(/\s+/g, " ").trim()),
    suggestion: shownSuggestion(message, handOff),
  };
}

/** The first words, whole. */
function excerptOf(line: string): string {
  if (line.length <= EXCERPT) return line;
  return `${line.slice(0, line.lastIndexOf(" ", EXCERPT)).trim() || line.slice(0, EXCERPT)} …`;
}
