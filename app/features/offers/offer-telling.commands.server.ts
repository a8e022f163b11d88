import { Need, type NeedOption, type NeedRecord } from "#models/need";
import { Offer, type OfferRecord } from "#models/offer";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { refreshed, standingAfter } from "~/features/needs/need-standing.commands.server";
import { NBSP } from "~/vocabulary/typography";

/** An offer is proposed to a few households at a time. */
const MOST_TOLD = 500;

type Told = Pick<OfferRecord, "_id" | "state" | "takenBy" | "label">;

/**
 * The follow-up of an offer that is gone, or can be had again: where it was to be shown or was shown, the option is put
 * aside, or is again what it was, but for the household that took it. Safe twice and in any order.
 */
export async function tellOffer(actor: Actor, offerId: string): Promise<void> {
  const offer = await Offer.findById(offerId, { state: 1, takenBy: 1, label: 1 }).lean<Told>();
  if (!offer) return;
  const needs = await Need.find({ "options.offerId": offerId }).limit(MOST_TOLD).lean<NeedRecord[]>();
  for (const need of needs) await tellNeed(actor, offer, need);
}

/** The follow-up of what proposes an offer, or no longer does: counted again from the needs. */
export async function countOffer(actor: Actor, offerId: string): Promise<void> {
  const proposedCount = await Need.countDocuments({ "options.offerId": offerId }, { limit: MOST_TOLD });
  await commit(actor, Offer, offerId, { set: { proposedCount }, effects: [], isDerived: true });
}

async function tellNeed(actor: Actor, offer: Told, need: NeedRecord): Promise<void> {
  const options = need.options.map((option) =>
    option.offerId === offer._id ? after(offer, need, option) : option,
  );
  const changed = options.filter((option, place) => option !== need.options[place]);
  if (changed.length === 0) return;
  // A settled need stays so: only what was proposed changes.
  const { set, unset } = need.isOpen ? await standingAfter(need, { options }) : { set: {}, unset: [] };
  const saved = await commit(actor, Need, need._id, {
    onlyIf: { version: need.version },
    set: { ...set, options },
    unset,
    effects: [
      audit("need.updated", ["options"]),
      entry({
        householdId: need.householdId,
        track: need.track,
        kind: "change",
        text: sentence(offer),
        memberId: need.criteria.memberId,
      }),
      ...changed
        .filter(({ handOffId }) => handOffId)
        .map(({ id }) => followUp("noteOption", { needId: need._id, optionId: id })),
      refreshed(need),
    ],
  });
  if (saved) return;
  const fresh = await Need.findById(need._id).lean<NeedRecord>();
  if (fresh) await tellNeed(actor, offer, fresh);
}

function after(offer: Told, { householdId }: NeedRecord, option: NeedOption): NeedOption {
  const { state, stateBefore, reasons, ...rest } = option;
  if (offer.state === "open") {
    const isAside = state === "discarded" && stateBefore !== undefined;
    return isAside ? { ...rest, state: stateBefore } : option;
  }
  const isWaiting = state === "new" || state === "shown";
  if (!isWaiting || householdId === offer.takenBy) return option;
  return { ...rest, state: "discarded", reasons: ["gone"], stateBefore: state };
}

function sentence({ label, state }: Told): string {
  const what = `«${NBSP}${label}${NBSP}»`;
  return state === "open" ? `${what} est de nouveau disponible.` : `${what} n’est plus disponible.`;
}
