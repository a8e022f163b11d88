import { type SeatOffer, TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { findPlace, supervisorsOf } from "./training-places.queries.server";
import { usableSeats } from "./usable-seats";

const NO_SEATS = "Ce terrain de stage n’offre pas de place ce semestre.";
const FULL = "Toutes les places de ce terrain de stage sont prises.";
const NO_SUPERVISOR =
  "Personne ne peut encadrer sur ce terrain de stage ce semestre. Notez qui encadre, ou choisissez un autre terrain.";
const NO_ROOM =
  "Il n’y a plus de cabinet libre sur ce terrain de stage ce semestre. Notez un cabinet de plus, ou choisissez un autre terrain.";

export interface SeatGiven {
  candidateId: string;
  placementId: string;
  allocationId?: string;
  /** Kept while an allocation is being published, and not yet told to anybody. */
  isHeld?: boolean;
  /** Even a seat that cannot be used: the team knows of it, or puts back what was. */
  isAnyway?: boolean;
}

/**
 * Gives an intern a seat of a place for a semester, in one conditional write: never more holders than seats that can be
 * used, none twice. Whoever has one there keeps it as it is. Refuses a place that is closed, offers none or is full, and,
 * unless asked anyway, one that nobody may supervise in, or that has no consulting room left.
 */
export async function giveSeat(
  actor: Actor,
  placeId: string,
  semesterId: string,
  { candidateId, placementId, allocationId, isHeld, isAnyway }: SeatGiven,
): Promise<void> {
  for (;;) {
    const { index, offer, place } = await offerOf(placeId, semesterId);
    if (offer.holders.some((holder) => holder.candidateId === candidateId)) return;
    if (!place.isActive || offer.state === "declined" || offer.seats === 0)
      throw new UserFacingError(NO_SEATS);
    if (offer.holders.length >= offer.seats) throw new UserFacingError(FULL);
    const open = isAnyway ? offer.seats : await openSeats(place, offer);
    const saved = await commit(actor, TrainingPlace, placeId, {
      onlyIf: {
        isActive: true,
        ...sameOffer(index, offer),
        supervisorIds: place.supervisorIds,
        [`offers.${index}.state`]: { $ne: "declined" },
        [`offers.${index}.holders.candidateId`]: { $ne: candidateId },
        // The seat is free as long as nobody stands at the last rank.
        [`offers.${index}.holders.${open - 1}`]: { $exists: false },
      },
      push: {
        [`offers.${index}.holders`]: {
          ...{ candidateId, placementId, at: now() },
          ...(allocationId ? { allocationId } : {}),
          ...(isHeld ? { isHeld } : {}),
        },
      },
      effects: [audit("training-place.seat-given", ["offers"]), ...told(placementId, placeId, allocationId)],
    });
    if (saved) return;
  }
}

/** Makes a seat that was kept for an intern theirs; safe twice. Refuses one that is no longer kept. */
export async function confirmSeat(
  actor: Actor,
  placeId: string,
  semesterId: string,
  candidateId: string,
): Promise<void> {
  for (;;) {
    const { index, offer } = await offerOf(placeId, semesterId);
    const rank = offer.holders.findIndex((holder) => holder.candidateId === candidateId);
    const holder = offer.holders[rank];
    if (!holder) throw new UserFacingError("Cette place n’est plus gardée pour cette personne.");
    if (!holder.isHeld) return;
    const path = `offers.${index}.holders.${rank}`;
    const saved = await commit(actor, TrainingPlace, placeId, {
      onlyIf: { [`offers.${index}.semesterId`]: semesterId, [`${path}.candidateId`]: candidateId },
      unset: [`${path}.isHeld`],
      effects: [
        audit("training-place.seat-given", ["offers"]),
        ...told(holder.placementId, placeId, holder.allocationId),
      ],
    });
    if (saved) return;
  }
}

/** Frees the seat an intern has or is kept; safe twice. */
export async function freeSeat(
  actor: Actor,
  placeId: string,
  semesterId: string,
  candidateId: string,
): Promise<void> {
  for (;;) {
    const found = await findOffer(placeId, semesterId);
    const holder = found?.offer.holders.find((one) => one.candidateId === candidateId);
    if (!found || !holder) return;
    const path = `offers.${found.index}`;
    const saved = await commit(actor, TrainingPlace, placeId, {
      onlyIf: { [`${path}.semesterId`]: semesterId, [`${path}.holders.candidateId`]: candidateId },
      pull: { [`${path}.holders`]: { candidateId } },
      effects: [
        audit("training-place.seat-freed", ["offers"]),
        followUp("noteSeat", { placementId: holder.placementId }),
      ],
    });
    if (saved) return;
  }
}

/** How many of the seats of a place can be used; refuses when all of those are taken, saying what lacks. */
async function openSeats(place: TrainingPlaceRecord, offer: SeatOffer): Promise<number> {
  const [semester, supervisors] = await Promise.all([getSemester(offer.semesterId), supervisorsOf([place])]);
  const { open, lost } = usableSeats(place, offer, [...supervisors.values()], semester);
  if (offer.holders.length < open) return open;
  throw new UserFacingError(lost.some(({ why }) => why === "supervisor") ? NO_SUPERVISOR : NO_ROOM);
}

interface OfferFound {
  index: number;
  offer: SeatOffer;
  place: TrainingPlaceRecord;
}

async function offerOf(placeId: string, semesterId: string): Promise<OfferFound> {
  const found = await findOffer(placeId, semesterId);
  if (!found) throw new UserFacingError(NO_SEATS);
  return found;
}

async function findOffer(placeId: string, semesterId: string): Promise<OfferFound | null> {
  const place = await findPlace(placeId);
  const index = place?.offers.findIndex((offer) => offer.semesterId === semesterId) ?? -1;
  const offer = place?.offers[index];
  return offer && place ? { index, offer, place } : null;
}

function sameOffer(index: number, { semesterId, seats, rooms }: SeatOffer): Record<string, unknown> {
  const path = `offers.${index}`;
  return { [`${path}.semesterId`]: semesterId, [`${path}.seats`]: seats, [`${path}.rooms`]: rooms ?? null };
}

function told(placementId: string, placeId: string, allocationId: string | undefined): Effect[] {
  return [followUp("noteSeat", { placementId, placeId, ...(allocationId ? { allocationId } : {}) })];
}
