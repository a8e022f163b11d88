import type { MessageEnvelopeObject } from "imapflow";
import { Message } from "#models/message";
import { SOFTWARE } from "~/core/auth/actor";
import { TEAM } from "~/core/auth/visibility";
import { create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { NBSP } from "~/vocabulary/typography";
import { isForgotten } from "./forgotten-messages.commands.server";

interface Unread {
  mailboxId: string;
  uidValidity: string;
  uid: number;
  receivedAt: Date;
  envelope?: MessageEnvelopeObject;
}

const LONGEST = 300;
const LONGEST_ID = 900;
const SENTENCE = `Ce message n’a pas pu être lu${NBSP}: ouvrez-le dans la boîte, où il est resté tel quel.`;

/** Leaves a mail that nothing could read to be triaged by a person, with its subject and its sender; once. Returns true. */
export async function putAside({ receivedAt, envelope, ...place }: Unread): Promise<true> {
  const id = derivedId("unread", place.mailboxId, place.uidValidity, String(place.uid));
  const messageId = envelope?.messageId?.slice(0, LONGEST_ID) || `<${id}@unread>`;
  const from = senderOf(envelope);
  // An intake that failed half way had saved it already; another may bear the same name.
  if (await Message.exists({ messageId, "from.address": from.address })) return true;
  if (await isForgotten(messageId)) return true;
  const values = {
    ...{
      _id: id,
      messageId,
      receivedAt,
      subject: (envelope?.subject ?? "").slice(0, LONGEST),
      text: SENTENCE,
    },
    ...({ kind: "reply", state: "waiting", found: "nothing", sender: "stranger", track: "family" } as const),
    from,
    ...{ attachments: [], isAutomatic: false, visibleTo: [TEAM] },
  };
  await create(SOFTWARE, Message, values, [audit("message.received")]);
  return true;
}

function senderOf(envelope: MessageEnvelopeObject | undefined): { name: string; address: string } {
  const { name = "", address = "" } = envelope?.from?.[0] ?? {};
  return { name: name.slice(0, LONGEST), address: address.slice(0, LONGEST).toLowerCase() };
}
