import { Offer, type OfferRecord } from "#models/offer";
import { Partner } from "#models/partner";
import type { Proposal } from "#models/proposal";
import type { Actor } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, type Effect, followUp } from "~/core/db/effects.server";
import { newId } from "~/core/ids.server";
import { changesOf, writeOf } from "~/core/lost-updates";
import type { OfferKind, OfferOrigin } from "~/vocabulary/offers";
import { type OfferInput, type OfferValues, offerFields, untypedOf, valuesOf } from "./offer-card";
import { filed, missingFrom } from "./offer-filing.server";
import { getOffer } from "./offers.queries.server";

const NO_LONGER_OPEN = "Cette offre n’est plus à proposer. Rechargez la page.";

export interface NewOffer extends OfferInput {
  kind: OfferKind;
  /** A partner when there is one, else the team. */
  origin?: OfferOrigin;
  /** The id it has where it was imported from. */
  sourceId?: string;
  /** Of one of a list: whose list it is, and what it says of it. */
  listName?: string;
  asListed?: Record<string, unknown>;
  /** The day somebody made sure of it; today unless told. */
  lastCheckedOn?: Day;
}

/** Adds a home or a post, to be proposed; one already there under this id is left as it is. Returns its id. */
export async function createOffer(
  actor: Actor,
  { kind, origin, sourceId, listName, asListed, lastCheckedOn = toDay(now()), ...input }: NewOffer,
  { id = newId(), effects = [] }: { id?: string; effects?: Effect[] } = {},
): Promise<string> {
  await create(
    actor,
    Offer,
    {
      _id: id,
      kind,
      ...(await filed(input)),
      origin: origin ?? (input.partnerId ? "partner" : "team"),
      ...(sourceId ? { sourceId } : {}),
      ...(listName ? { listName, asListed } : {}),
      state: "open",
      lastCheckedOn,
      proposedCount: 0,
      createdAt: now(),
    },
    [audit("offer.created", [kind]), ...effects],
  );
  return id;
}

/**
 * Writes what was changed of an offer since its form was drawn (`before`); refuses, showing both values, a field a
 * colleague changed meanwhile.
 */
export async function updateOffer(
  actor: Actor,
  offerId: string,
  before: OfferValues,
  input: OfferInput,
): Promise<void> {
  const submitted = valuesOf(input);
  for (;;) {
    const stored = await getOffer(offerId);
    const current = valuesOf(stored);
    const names = await partnerNames([before, submitted, current]);
    const changes = changesOf(offerFields([before, submitted, current], names), {
      before,
      submitted,
      current,
    });
    if (changes.length === 0) return;
    const { set, unset } = writeOf(changes, submitted);
    const untyped = untypedOf(stored.proposal, changes.includes("place"));
    const offer = await filed(inputFrom(untyped, { ...current, ...set }, unset));
    const saved = await commit(actor, Offer, offerId, {
      onlyIf: { version: stored.version },
      set: { ...offer },
      unset: missingFrom(offer),
      effects: [audit("offer.updated", changes)],
    });
    if (saved) return;
  }
}

/** Says that an offer still stands, on this day unless told otherwise. */
export async function checkOffer(
  actor: Actor,
  offerId: string,
  lastCheckedOn: Day = toDay(now()),
): Promise<void> {
  await commit(actor, Offer, offerId, {
    set: { lastCheckedOn },
    effects: [audit("offer.checked", ["lastCheckedOn"])],
  });
}

/** Says that an offer is taken, by this household when we know which; the others it was proposed to are told. Refuses one no longer to propose. */
export async function takeOffer(actor: Actor, offerId: string, householdId?: string): Promise<void> {
  await commit(actor, Offer, offerId, {
    onlyIf: { state: "open" },
    refusal: NO_LONGER_OPEN,
    set: { state: "taken", ...(householdId ? { takenBy: householdId } : {}) },
    effects: [audit("offer.taken", ["state"]), followUp("tellOffer", { offerId })],
  });
}

/**
 * Takes back an offer that nobody can have any more, or (`isUnlisted`) that is gone where it was imported from; those it
 * was proposed to are told. Refuses one no longer to propose.
 */
export async function withdrawOffer(
  actor: Actor,
  offerId: string,
  { isUnlisted }: Pick<OfferRecord, "isUnlisted"> = {},
): Promise<void> {
  await commit(actor, Offer, offerId, {
    onlyIf: { state: "open" },
    refusal: NO_LONGER_OPEN,
    set: { state: "withdrawn", ...(isUnlisted ? { isUnlisted } : {}) },
    effects: [audit("offer.withdrawn", ["state"]), followUp("tellOffer", { offerId })],
  });
}

/** Proposes again an offer taken or withdrawn, also to those who were told that it was gone; an open one is left as it is. */
export async function reopenOffer(actor: Actor, offerId: string): Promise<void> {
  await commit(actor, Offer, offerId, {
    onlyIf: { state: { $ne: "open" } },
    set: { state: "open" },
    unset: ["takenBy"],
    effects: [audit("offer.reopened", ["state"]), followUp("tellOffer", { offerId })],
  });
}

/** An offer from its fields: those nobody types, those of its form, but for those left empty. */
export function inputFrom(untyped: OfferValues, values: OfferValues, unset: readonly string[]): OfferInput {
  const kept = Object.entries(values).filter(([name, value]) => !unset.includes(name) && value !== undefined);
  const { partnerId, contact, ...typed } = Object.fromEntries(kept);
  // Each field comes from the form of its kind, or from what is stored.
  const proposal = { ...untyped, ...typed } as unknown as Proposal;
  return {
    proposal,
    ...(typeof partnerId === "string" ? { partnerId } : {}),
    ...(typeof contact === "string" ? { contact } : {}),
  };
}

async function partnerNames(values: readonly OfferValues[]): Promise<Map<string, string>> {
  const ids = values.flatMap(({ partnerId }) =>
    typeof partnerId === "string" && partnerId ? partnerId : [],
  );
  if (ids.length === 0) return new Map();
  const partners = await Partner.find({ _id: { $in: ids } }, { name: 1 }).lean();
  return new Map(partners.map(({ _id, name }) => [_id, name]));
}
