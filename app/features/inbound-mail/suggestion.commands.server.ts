import type { HandOffRecord } from "#models/hand-off";
import { Message, type MessageRecord } from "#models/message";
import type { Actor, User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, followUp } from "~/core/db/effects.server";
import type { HandOffActInput } from "~/features/hand-offs/answer.schema.server";
import { carryOutHandOffAct } from "~/features/hand-offs/hand-off-acts.commands.server";
import { purposeOf } from "~/vocabulary/hand-off-words";
import { MOVED } from "./message-triage.commands.server";
import { actOf } from "./suggestion-words";

/**
 * Notes what a partner said by mail, as a colleague read and completed it, and settles the message with it. Says what was
 * done; refuses what the hand-off no longer allows.
 */
export async function confirmSuggestion(
  user: User,
  handOff: HandOffRecord,
  { _id: messageId, suggestion }: Pick<MessageRecord, "_id" | "suggestion">,
  input: HandOffActInput,
): Promise<string> {
  const suggested = suggestion && actOf(suggestion, purposeOf(handOff));
  const read = suggested && (suggested === input.act ? ("confirmed" as const) : ("dismissed" as const));
  return carryOutHandOffAct(user, handOff, input, [followUp("settleMessage", { messageId, read })]);
}

/** The follow-up of an answer noted from a mail: what it seemed to say is confirmed, or was something else. Safe twice. */
export async function settleFromAnswer(
  actor: Actor,
  { messageId, read }: { messageId: string; read?: "confirmed" | "dismissed" },
  effectId: string,
): Promise<void> {
  const settled = { at: now(), by: actor.id ?? "" };
  const { at, by } = settled;
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
  await commit(user, Message, _id, {
    onlyIf: { state: "filed", settled: { $exists: false } },
    refusal: MOVED,
    set: { settled: { at: now(), by: user.id } },
    effects: [audit("message.settled")],
  });
}

/** Undoes « Rien à noter ». */
export async function unsettleMessage(user: User, { _id }: MessageRecord): Promise<void> {
  await commit(user, Message, _id, {
    onlyIf: { state: "filed", settled: { $exists: true }, "suggestion.state": { $ne: "confirmed" } },
    refusal: MOVED,
    unset: ["settled"],
    effects: [audit("message.restored")],
  });
}

/** « Ce n’est pas cela »: what a message seems to say is put aside, the message itself still waits to be read. */
export async function dismissSuggestion(user: User, { _id }: MessageRecord): Promise<void> {
  await moveSuggestion(user, _id, "waiting", "dismissed");
}

/** Undoes « Ce n’est pas cela ». */
export async function restoreSuggestion(user: User, { _id }: MessageRecord): Promise<void> {
  await moveSuggestion(user, _id, "dismissed", "waiting");
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
