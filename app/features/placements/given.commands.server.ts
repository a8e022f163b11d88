import { Lodging, type LodgingRecord } from "#models/lodging";
import { type GivenBed, type GivenSeat, Placement, type PlacementRecord } from "#models/placement";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import type { PlacementState } from "~/vocabulary/training";
import { findPlacement } from "./placements.queries.server";

/**
 * Copies onto the semester of an intern the seat that is theirs, or that they have none: read from the training places,
 * so that it is safe twice and in any order. A seat held for an allocation being published is not yet theirs.
 */
export async function noteSeat(actor: Actor, { placementId }: { placementId: string }): Promise<void> {
  for (;;) {
    const placement = await findPlacement(placementId);
    if (!placement) return;
    const seat = await seatOf(placement);
    const state = stateWith(placement, seat);
    if (seat?.placeId === placement.seat?.placeId && seat?.allocationId === placement.seat?.allocationId) {
      if (state === placement.state) return;
    }
    const saved = await commit(actor, Placement, placementId, {
      onlyIf: { version: placement.version },
      set: { state, ...(seat ? { seat } : {}) },
      unset: seat ? [] : ["seat"],
      effects: [audit("placement.updated", ["seat"])],
    });
    if (saved) return;
  }
}

/** Copies onto the semester of an intern the bed booked for them, or that they have none; read from the lodgings. */
export async function noteBed(actor: Actor, { placementId }: { placementId: string }): Promise<void> {
  for (;;) {
    const placement = await findPlacement(placementId);
    if (!placement) return;
    const lodged = await bedOf(placement);
    if (lodged?.bookingId === placement.lodged?.bookingId && lodged?.bedId === placement.lodged?.bedId)
      return;
    const saved = await commit(actor, Placement, placementId, {
      onlyIf: { version: placement.version },
      set: lodged ? { lodged } : {},
      unset: lodged ? [] : ["lodged"],
      effects: [audit("placement.updated", ["lodged"])],
    });
    if (saved) return;
  }
}

function stateWith({ state }: PlacementRecord, seat: GivenSeat | undefined): PlacementState {
  if (state === "withdrawn") return state;
  return seat ? "placed" : "wished";
}

async function seatOf({ candidateId, semesterId }: PlacementRecord): Promise<GivenSeat | undefined> {
  const places = await TrainingPlace.find({ "offers.holders.candidateId": candidateId }, { offers: 1 }).lean<
    TrainingPlaceRecord[]
  >();
  const seats = places.flatMap(({ _id, offers }) =>
    offers
      .filter((offer) => offer.semesterId === semesterId)
      .flatMap(({ holders }) => holders)
      .filter((holder) => holder.candidateId === candidateId && !holder.isHeld)
      .map(({ allocationId, at }) => ({ placeId: _id, ...(allocationId ? { allocationId } : {}), at })),
  );
  return lastOf(seats, ({ at }) => at.getTime());
}

async function bedOf({ _id, candidateId }: PlacementRecord): Promise<GivenBed | undefined> {
  const lodgings = await Lodging.find({ "bookings.candidateId": candidateId }, { bookings: 1 }).lean<
    LodgingRecord[]
  >();
  const beds = lodgings.flatMap(({ _id: lodgingId, bookings }) =>
    bookings
      .filter(({ placementId, state }) => placementId === _id && state === "booked")
      .map(({ id, bedId, bookedAt }) => ({ lodgingId, bedId, bookingId: id, bookedAt })),
  );
  const last = lastOf(beds, ({ bookedAt }) => bookedAt.getTime());
  return last && { lodgingId: last.lodgingId, bedId: last.bedId, bookingId: last.bookingId };
}

/** Two at once is a move under way: the one given last is right. */
function lastOf<Given>(given: readonly Given[], at: (one: Given) => number): Given | undefined {
  return [...given].sort((one, other) => at(other) - at(one))[0];
}
