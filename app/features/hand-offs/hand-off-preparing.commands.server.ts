import { HandOff, type HandOffRecord } from "#models/hand-off";
import type { PartnerRecord } from "#models/partner";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, entry } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { AWAITING_STATES, type HandOffState, stateAfter } from "~/vocabulary/hand-offs";
import { ofName } from "~/vocabulary/typography";
import { sameMatter, whenMoved } from "./hand-off-matter.server";

const IN_HAND: HandOffState[] = ["prepared", ...AWAITING_STATES];
const GONE = "Ce relais n’est plus à confirmer. Rechargez la page.";

interface Preparing {
  /** The hand-off it goes on from: the same need, on the same consent. */
  from: HandOffRecord;
  partner: Pick<PartnerRecord, "_id" | "name">;
  contactId: string;
  /** The answer that names this partner; without one, they are the back-up of a partner who does not answer. */
  answerId?: string;
}

/**
 * Prepares the same request for another partner, to be confirmed by a colleague: no letter, no link in force. Prepares
 * nothing for a partner who already has it to confirm or to answer, and returns null; else the id, the same whenever replayed.
 */
export async function prepareHandOff(
  actor: Actor,
  { from, partner, contactId, answerId }: Preparing,
): Promise<string | null> {
  const { householdId, needId, needKind, introduction, track } = from;
  const kept = { needId, needKind, introduction, track };
  const id = derivedId("prepared", from._id, answerId ?? String(from.versions.length), partner._id);
  const others = { ...sameMatter(kept), partnerId: partner._id, _id: { $ne: id } };
  if (await HandOff.exists({ ...others, state: { $in: IN_HAND } })) return null;
  const at = now();
  await create(
    actor,
    HandOff,
    {
      _id: id,
      householdId,
      ...kept,
      partnerId: partner._id,
      partnerName: partner.name,
      contactId,
      state: "prepared",
      preparedFrom: { handOffId: from._id, ...(answerId ? { answerId } : {}) },
      versions: [],
      linkId: derivedId("link", id),
      linkVersion: 1,
      expiresAt: at,
      consentId: from.consentId,
      senderId: from.senderId,
      mailId: derivedId("mail", id),
      answers: [],
      reminders: [],
      visibleTo: from.visibleTo,
      sentAt: at,
      updatedAt: at,
    },
    [
      audit("hand-off.prepared"),
      entry({
        householdId,
        track,
        kind: "hand-off",
        text: `Relais à confirmer vers ${partner.name}, ${whyOf(from, answerId)}.`,
        handOffId: id,
        memberId: introduction?.candidateId,
      }),
      ...whenMoved(kept),
    ],
  );
  return id;
}

/** Puts aside a hand-off to confirm: nothing was sent. Refuses one already confirmed or put aside. */
export async function discardPrepared(actor: Actor, handOff: HandOffRecord): Promise<void> {
  await commit(actor, HandOff, handOff._id, {
    onlyIf: { state: "prepared" },
    refusal: GONE,
    set: { state: stateAfter("revoke"), updatedAt: now() },
    effects: [audit("hand-off.discarded"), ...whenMoved(handOff)],
  });
}

/** Takes up again one put aside. Refuses one that is not. */
export async function restorePrepared(actor: Actor, handOff: HandOffRecord): Promise<void> {
  await commit(actor, HandOff, handOff._id, {
    onlyIf: { state: "revoked", versions: { $size: 0 } },
    refusal: GONE,
    set: { state: "prepared", updatedAt: now() },
    effects: [audit("hand-off.prepared"), ...whenMoved(handOff)],
  });
}

function whyOf({ partnerName }: HandOffRecord, answerId: string | undefined): string {
  return answerId ? `sur le conseil ${ofName(partnerName)}` : `faute de réponse ${ofName(partnerName)}`;
}
