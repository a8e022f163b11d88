import { Need, type NeedOption, type NeedRecord } from "#models/need";
import type { OfferRecord } from "#models/offer";
import type { Actor, User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { refreshed, standingAfter } from "~/features/needs/need-standing.commands.server";
import { getNeed } from "~/features/needs/needs.queries.server";
import { proposalFacts } from "~/features/needs/proposal-words";
import { NBSP } from "~/vocabulary/typography";

const CHANGED = "Ce besoin vient de changer. Rechargez la page.";
const ALREADY = "Cette offre a déjà été proposée à ce foyer.";
const NOT_TO_PROPOSE =
  "Cette offre n’est plus à proposer. Remettez-la à proposer, ou choisissez-en une autre.";
const NOT_LOOKED_FOR = "Ce foyer ne cherche plus. Rouvrez son besoin pour lui proposer autre chose.";

/**
 * Adds an offer to what is to be shown to a household this colleague may see; refuses an offer no longer to propose, a
 * need of another kind or no longer open, and one it was already proposed to.
 */
export async function proposeOffer(user: User, offer: OfferRecord, needId: string): Promise<void> {
  const need = await getNeed(user, needId);
  refuseUnfit(offer, need);
  const option = optionOf(offer);
  const { set, unset } = await standingAfter(need, { options: [...need.options, option] });
  await commit(user, Need, need._id, {
    onlyIf: { version: need.version, "options.offerId": { $ne: offer._id } },
    refusal: CHANGED,
    set,
    unset,
    push: { options: option },
    effects: [
      audit("need.option-proposed"),
      entryOf(user, need, `Proposition ajoutée depuis nos offres${NBSP}: ${quoted(offer.label)}.`),
      followUp("countOffer", { offerId: offer._id }),
      // Withdrawn or taken meanwhile, it is put aside at once.
      followUp("tellOffer", { offerId: offer._id }),
      refreshed(need),
    ],
  });
}

/** Takes an offer off what is to be shown to a household; refuses one they have already been shown. */
export async function unproposeOffer(user: User, offer: OfferRecord, needId: string): Promise<void> {
  const need = await getNeed(user, needId);
  const option = need.options.find(({ offerId }) => offerId === offer._id);
  if (!option) return;
  if (option.state !== "new" || option.source !== "offer") {
    throw new UserFacingError("Ce foyer l’a déjà vue : écartez-la depuis son besoin.");
  }
  const options = need.options.filter(({ id }) => id !== option.id);
  const { set, unset } = need.isOpen ? await standingAfter(need, { options }) : { set: {}, unset: [] };
  await commit(user, Need, need._id, {
    onlyIf: { version: need.version },
    refusal: CHANGED,
    set: { ...set, options },
    unset,
    effects: [
      audit("need.updated", ["options"]),
      entryOf(user, need, `Proposition retirée${NBSP}: ${quoted(offer.label)}.`),
      followUp("countOffer", { offerId: offer._id }),
      refreshed(need),
    ],
  });
}

function refuseUnfit(offer: OfferRecord, need: NeedRecord): void {
  if (offer.state !== "open") throw new UserFacingError(NOT_TO_PROPOSE);
  if (!need.isOpen || need.kind !== offer.kind) throw new UserFacingError(NOT_LOOKED_FOR);
  if (need.options.some(({ offerId }) => offerId === offer._id)) throw new UserFacingError(ALREADY);
}

function optionOf({ _id, label, proposal, partnerId, partnerName, contact }: OfferRecord): NeedOption {
  return {
    id: newId(),
    label,
    details: proposalFacts(proposal),
    proposal,
    source: "offer",
    offerId: _id,
    state: "new",
    ...(partnerId ? { partnerId } : {}),
    ...((partnerName ?? contact) ? { partnerName: partnerName ?? contact } : {}),
    ...("note" in proposal && proposal.note ? { note: proposal.note } : {}),
    at: now(),
  };
}

function entryOf(
  actor: Actor,
  { householdId, track, criteria: { memberId } }: NeedRecord,
  text: string,
): Effect {
  return entry({ householdId, track, memberId, kind: "change", text, authorName: actor.name });
}

function quoted(words: string): string {
  return `«${NBSP}${words}${NBSP}»`;
}
