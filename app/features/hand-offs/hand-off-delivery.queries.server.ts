import type { HandOffRecord } from "#models/hand-off";
import { Mail, type MailRecord } from "#models/mail";

export interface Delivery {
  /** When the letter left, as the outbox says; absent while nothing has reached the partner. */
  leftAt?: Date;
  /** Why the letter was not delivered, while nothing else was written to the partner since nor heard of them. */
  undelivered?: string;
}

/** What became of the letter of each of these hand-offs, by the id of the hand-off. */
export async function deliveriesOf(handOffs: HandOffRecord[]): Promise<Map<string, Delivery>> {
  const ids = handOffs.map(({ mailId }) => mailId);
  const mails = await Mail.find(
    { _id: { $in: ids } },
    { sentAt: 1, bounce: 1, state: 1, lastError: 1 },
  ).lean();
  const letters = new Map(mails.map((letter) => [letter._id, letter]));
  return new Map(handOffs.map((handOff) => [handOff._id, deliveryOf(handOff, letters.get(handOff.mailId))]));
}

type Letter = Pick<MailRecord, "sentAt" | "state" | "lastError" | "bounce">;

function deliveryOf(handOff: HandOffRecord, letter: Letter | undefined): Delivery {
  return { leftAt: letter?.sentAt, undelivered: letter && whyUndelivered(handOff, letter) };
}

/** Refused by our mail server, or come back since; what was written to the partner later counts instead. */
function whyUndelivered({ state, versions, reminders }: HandOffRecord, letter: Letter): string | undefined {
  if (state !== "sent") return undefined;
  if (letter.state === "failed") return letter.lastError;
  const { isPermanent, reason = "refusé par son serveur", at } = letter.bounce ?? {};
  if (!isPermanent || !at) return undefined;
  const written = [...versions, ...reminders.filter(({ kind }) => kind === "mail")];
  return written.some((later) => later.at > at) ? undefined : reason;
}
