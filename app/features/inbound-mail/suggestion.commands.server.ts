import type { HandOffRecord } from "#models/hand-off";
import { Message, type MessageRecord } from "#models/message";
import { Notice } from "#models/notice";
import { Partner } from "#models/partner";
import type { Actor, User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, followUp } from "~/core/db/effects.server";
import type { HandOffActInput } from "~/features/hand-offs/answer.schema.server";
import { carryOutHandOffAct } from "~/features/hand-offs/hand-off-acts.commands.server";
import { purposeOf } from "~/vocabulary/hand-off-words";
import { writerName } from "./message-filing.server";
import { MOVED } from "./message-triage.commands.server";
import { actOf } from "./suggestion-words";

/**
 * Notes what a partner said by mail, in the name of who wrote it, as a colleague read and completed it, and settles the
 * message with it. Says what was done; refuses what the hand-off no longer allows.
 */
export async function confirmSuggestion(
  user: User,
  handOff: HandOffRecord,
  message: MessageRecord,
  input: HandOffActInput,
): Promise<string> {
  const { _id: messageId, suggestion } = message;
  const suggested = suggestion && actOf(suggestion, purposeOf(handOff));
  const read = suggested && (suggested === input.act ? ("confirmed" as const) : ("dismissed" as const));
  return carryOutHandOffAct(user, handOff, input, {
    effects: [followUp("settleMessage", { messageId, read })],
    by: await signerOf(message),
  });
}

/** The contact who wrote or, when the partner does not list them, the name they give. */
async function signerOf(message: MessageRecord): Promise<string> {
  const { partnerId, contactId } = message;
  const partner = contactId ? await Partner.findById(partnerId, { contacts: 1 }).lean() : null;
  return partner?.contacts.find(({ id }) => id === contactId)?.name ?? writerName(message);
}

/** The follow-up of an answer noted from a mail: what it seemed to say is confirmed, or was something else. Safe twice. */
export async function settleFromAnswer(
  actor: Actor,
  { messageId, read }: { messageId: string; read?: "confirmed" | "dismissed" },
  effectId: string,
): Promise<void> {
  const settled = { at: now(), by: actor.id ?? "" };
  const { at, by } = settled;
  await seeNotices(messageId, at);
  await commit(actor, Message, messageId, {
    set: {
      settled,
      ...(read ? { "suggestion.state": read, "suggestion.at": at, "suggestion.by": by } : {}),
    },
    effects: [audit("message.settled")],
    appliedBy: effectId,
  });
}

/** « Rien à noter »: the message was read and says nothing to be noted. Refuses when it was settled meanwhile. */
export async function settleMessage(user: User, { _id }: MessageRecord): Promise<void> {
  const at = now();
  await commit(user, Message, _id, {
    onlyIf: { state: "filed", settled: { $exists: false } },
    refusal: MOVED,
    set: { settled: { at, by: user.id } },
    effects: [audit("message.settled")],
  });
  await seeNotices(_id, at);
}

/** Undoes « Rien à noter ». */
export async function unsettleMessage(user: User, { _id, settled }: MessageRecord): Promise<void> {
  await commit(user, Message, _id, {
    onlyIf: { state: "filed", settled: { $exists: true }, "suggestion.state": { $ne: "confirmed" } },
    refusal: MOVED,
    unset: ["settled"],
    effects: [audit("message.restored")],
  });
  if (settled) await Notice.updateMany({ ...noticesOf(_id), readAt: settled.at }, { $unset: { readAt: 1 } });
}

/** « Ce n’est pas cela »: what a message seems to say is put aside, the message itself still waits to be read. */
export async function dismissSuggestion(user: User, { _id }: MessageRecord): Promise<void> {
  await moveSuggestion(user, _id, "waiting", "dismissed");
}

/** Undoes « Ce n’est pas cela ». */
export async function restoreSuggestion(user: User, { _id }: MessageRecord): Promise<void> {
  await moveSuggestion(user, _id, "dismissed", "waiting");
}

/** A message settled by anyone is news to nobody. */
async function seeNotices(messageId: string, at: Date): Promise<void> {
  await Notice.updateMany({ ...noticesOf(messageId), readAt: { $exists: false } }, { $set: { readAt: at } });
}

function noticesOf(messageId: string): { href: string } {
  return { href: `/messages/${messageId}` };
}

async function moveSuggestion(
  user: User,
  messageId: string,
  from: "waiting" | "dismissed",
  to: "waiting" | "dismissed",
): Promise<void> {
  await commit(user, Message, messageId, {
    onlyIf: { "suggestion.state": from },
    refusal: MOVED,
    set: { "suggestion.state": to, "suggestion.at": now(), "suggestion.by": user.id },
    effects: [audit("message.suggestion-moved")],
  });
}
