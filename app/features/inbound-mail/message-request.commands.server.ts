import { Household } from "#models/household";
import { Message, type MessageRecord } from "#models/message";
import type { Actor, User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { derivedId } from "~/core/ids.server";
import type { CallInput } from "~/features/interest-form/interest-form.schema.server";
import { receiveCall } from "~/features/interest-form/interest-reception.commands.server";
import { filedEffects } from "./message-filing.server";
import { MOVED } from "./message-triage.commands.server";

/**
 * Makes a request of a waiting message, as a colleague completed it: one request, however many press and whatever stops it.
 * Returns its id; refuses a message triaged meanwhile.
 */
export async function openRequest(user: User, message: MessageRecord, call: CallInput): Promise<string> {
  if (message.state !== "waiting") throw new UserFacingError(MOVED);
  const { receivedAt } = message;
  // Taken out of a file and triaged again, it makes another request.
  const id = derivedId("message-request", message._id, String(message.version));
  const submissionId = await receiveCall(user, { ...call, channel: "mail" }, { id, receivedAt });
  await commit(user, Message, message._id, {
    onlyIf: { state: "waiting" },
    refusal: MOVED,
    set: { state: "filed", found: "person", submissionId, triaged: { at: now(), by: user.id } },
    effects: [audit("message.filed")],
  });
  return submissionId;
}

/** Joins a waiting message to the request of its sender, still to be triaged: both get one file. Refuses one triaged meanwhile. */
export async function attachToRequest(user: User, { _id }: MessageRecord): Promise<void> {
  await commit(user, Message, _id, {
    onlyIf: { state: "waiting", submissionId: { $exists: true } },
    refusal: MOVED,
    set: { state: "filed", triaged: { at: now(), by: user.id } },
    effects: [audit("message.filed")],
  });
}

/** The follow-up of a request that got its file: the mails of who asks follow it there. Safe twice. */
export async function fileMessagesOfRequest(
  actor: Actor,
  {
    submissionId,
    householdId,
    candidateId,
  }: { submissionId: string; householdId: string; candidateId: string },
): Promise<void> {
  const household = await Household.findById(householdId, { visibleTo: 1 }).lean();
  const messages = await Message.find({ submissionId, householdId: { $exists: false } }).lean<
    MessageRecord[]
  >();
  if (!household) return;
  const set = { householdId, candidateId, visibleTo: household.visibleTo, state: "filed" as const };
  for (const message of messages) {
    await commit(actor, Message, message._id, {
      onlyIf: { householdId: { $exists: false } },
      set,
      effects: [audit("message.filed"), ...(await filedEffects({ ...message, ...set }))],
    });
  }
}
