import type { HandOffRecord } from "#models/hand-off";
import { Message, type MessageRecord } from "#models/message";
import { TEAM } from "~/core/auth/visibility";
import { now } from "~/core/clock.server";
import { newId } from "~/core/ids.server";

/** A mail nobody could match, waiting in triage. */
export async function createMessage(values: Partial<MessageRecord> = {}): Promise<MessageRecord> {
  const _id = newId();
  await Message.create({
    _id,
    version: 1,
    messageId: `<${_id}@ailleurs.example>`,
    kind: "reply",
    state: "waiting",
    receivedAt: now(),
    from: { name: "Sandrine Bories", address: "s.bories@deux-ponts.example" },
    subject: "Votre demande de logement",
    text: "Bonjour,\n\nNous avons un appartement à Bellevue.\n\nBonne journée",
    signature: "Sandrine Bories\nAgence des Deux Ponts",
    attachments: [],
    found: "nothing",
    sender: "stranger",
    isAutomatic: false,
    track: "family",
    visibleTo: [TEAM],
    ...values,
  });
  return reloadMessage(_id);
}

/** The answer of a partner's contact, filed under its hand-off with what it seems to say. */
export function createReply(
  { _id, householdId, track, partnerId, contactId, visibleTo }: HandOffRecord,
  values: Partial<MessageRecord> = {},
): Promise<MessageRecord> {
  const sentence = "Oui, c’est d’accord pour une visite mardi 19 mai à 14 h.";
  return createMessage({
    state: "filed",
    found: "key",
    sender: "contact",
    from: { name: "Paul Roques", address: "paul.roques@deux-ponts.example" },
    text: `Bonjour,\n\n${sentence}\n\nBien à vous`,
    ...{ householdId, track, handOffId: _id, partnerId, contactId, visibleTo },
    suggestion: { act: "accept", sentence, day: "2026-05-19", time: "14:00", state: "waiting" },
    ...values,
  });
}

export async function reloadMessage(id: string): Promise<MessageRecord> {
  const message = await Message.findById(id).lean<MessageRecord>();
  if (!message) throw new Error(`no message ${id}`);
  return message;
}
