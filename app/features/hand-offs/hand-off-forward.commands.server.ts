import { HandOff, type HandOffAnswer, type HandOffRecord } from "#models/hand-off";
import { Partner, type PartnerRecord } from "#models/partner";
import type { Actor } from "~/core/auth/actor";
import { learnContact } from "~/features/partners/partner-learning.commands.server";
import { isAskedFor } from "~/vocabulary/partners";
import { discardPrepared, prepareHandOff } from "./hand-off-preparing.commands.server";

/**
 * Follows « Voyez plutôt avec… » of a need: whoever was named joins the directory, to be confirmed, and the same request
 * is prepared for them. Nothing is prepared for a partner whom such a need is not asked of. Safe twice.
 */
export async function prepareForward(
  actor: Actor,
  handOff: HandOffRecord,
  { id: answerId, other }: HandOffAnswer,
): Promise<void> {
  const by = await Partner.findById(handOff.partnerId).lean<PartnerRecord>();
  if (!by || !other || !handOff.needKind) return;
  const learnt = await learnContact(actor, { by, named: other, origin: answerId });
  if (!learnt || !isAskedFor(learnt.partner, handOff.needKind)) return;
  await prepareHandOff(actor, { from: handOff, ...learnt, answerId });
}

/** Puts aside what was prepared on an answer that its partner has changed since. */
export async function dropForward(actor: Actor, { id: answerId }: HandOffAnswer): Promise<void> {
  const prepared = await HandOff.findOne({
    "preparedFrom.answerId": answerId,
    state: "prepared",
  }).lean<HandOffRecord>();
  if (prepared) await discardPrepared(actor, prepared);
}
