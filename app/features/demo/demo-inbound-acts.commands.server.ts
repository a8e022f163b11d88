import { HandOff } from "#models/hand-off";
import { Mail } from "#models/mail";
import { now } from "~/core/clock.server";
import { newId } from "~/core/ids.server";
import { takeMail } from "~/features/inbound-mail/receive.commands.server";
import { suggestionIn } from "~/features/inbound-mail/suggestions";
import { formatDay } from "~/vocabulary/typography";
import type { PartnerKey } from "./demo-partners";
import { type Act, householdIdOf, type Scene, say, workingDay } from "./demo-scene.commands.server";

interface Written {
  from: { name: string; address: string };
  subject: string;
  /** « [jour] » stands for the third working day from then. */
  text: string;
  signature?: string;
}

/** Somebody of a partner answers the letter by mail, from an address that is on its card or not. */
export function mailedBy(partner: PartnerKey, written: Written): Act {
  return async (scene) => {
    const partnerId = scene.cast.partners[partner]._id;
    const handOff = await HandOff.findOne({ householdId: householdIdOf(scene), partnerId })
      .sort({ sentAt: -1 })
      .lean();
    const letter = await Mail.findById(handOff?.mailId, { messageId: 1 }).lean();
    await receive(scene, written, letter ? [letter.messageId] : []);
  };
}

/** A mail reaches the mailbox from somebody nobody knows, about nothing we wrote. */
export function mailedUnasked(written: Written): Act {
  return (scene) => receive(scene, written, []);
}

async function receive(scene: Scene, { from, subject, text, signature }: Written, references: string[]) {
  const at = now();
  const day = typed(formatDay(workingDay(3)));
  const said = typed(say(scene, text)).replace("[jour]", day);
  const read = {
    ...{ kind: "reply" as const, messageId: `<${newId()}@${from.address.split("@")[1]}>`, references },
    ...{ replyKeys: [], from, subject: say(scene, subject), sentAt: at },
    ...{ isForged: false, isVerified: true, isAutomatic: false },
    ...{ text: said, signature: signature ?? "", quoted: "", attachments: [] },
    suggestion: suggestionIn(said, at),
  };
  await takeMail(read, { receivedAt: at });
}

/** As fingers type it: « 1er décembre », ordinary spaces. */
function typed(text: string): string {
  return text.replace("1ᵉʳ", "1er").replace(/[\u00A0\u202F]/g, " ");
}
