import { Need, type NeedOption, type NeedRecord } from "#models/need";
import { Partner } from "#models/partner";
import type { Proposal } from "#models/proposal";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { derivedId } from "~/core/ids.server";
import type { OfferInput } from "./offer-card";
import { offeredKind } from "./offered-kind";
import { createOffer } from "./offers.commands.server";

/**
 * Keeps what was proposed to one household among our offers, once, linked to the option it was; its pictures and its
 * note, written for that household, stay with them. Refuses what is neither a home nor a post. Returns the offer's id.
 */
export async function keepAsOffer(actor: Actor, need: NeedRecord, optionId: string): Promise<string> {
  const option = need.options.find(({ id }) => id === optionId);
  if (!option) throw new Response("Introuvable", { status: 404 });
  if (option.offerId) throw new UserFacingError("Cette proposition est déjà dans nos offres.");
  const kind = offeredKind(option);
  if (!kind || !option.proposal) {
    throw new UserFacingError("Seuls un logement ou un poste décrits en détail se gardent dans nos offres.");
  }
  const offerId = derivedId("offer", need._id, optionId);
  const input: OfferInput = { proposal: ofEverybody(kind, option.proposal), ...(await offererOf(option)) };
  const link = followUp("linkOffer", { offerId, needId: need._id, optionId });
  await createOffer(actor, { kind, origin: "partner", ...input }, { id: offerId, effects: [link] });
  return offerId;
}

/** Says of an option that it is one of our offers, so that it is not proposed there again; safe twice. */
export async function linkOffer(
  actor: Actor,
  { offerId, needId, optionId }: { offerId: string; needId: string; optionId: string },
): Promise<void> {
  await commit(actor, Need, needId, {
    onlyIf: { options: { $elemMatch: { id: optionId, offerId: { $exists: false } } } },
    // Only the option that the condition found.
    set: { "options.$.offerId": offerId },
    effects: [audit("need.updated", ["options"]), followUp("countOffer", { offerId })],
  });
}

function ofEverybody(kind: "housing" | "spouse-work", proposal: Proposal): Proposal {
  const theirs = ["note", "photos"];
  const others = Object.entries(proposal).filter(([name]) => !theirs.includes(name));
  // What is left of a home is a home, of a post a post.
  return { ...Object.fromEntries(others), kind } as Proposal;
}

/** A partner gone from the directory is still named. */
async function offererOf({
  partnerId,
  partnerName,
}: NeedOption): Promise<Pick<OfferInput, "partnerId" | "contact">> {
  const isKnown = partnerId && (await Partner.exists({ _id: partnerId }));
  if (isKnown) return { partnerId };
  return partnerName ? { contact: partnerName } : {};
}
