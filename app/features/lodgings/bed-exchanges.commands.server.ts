import { type Booking, Lodging } from "#models/lodging";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit, followUp } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import type { FollowUpPayloads } from "~/vocabulary/follow-ups";
import { noMeeting } from "./booking-conditions.server";
import { told } from "./booking-telling.server";
import { type BookingFound, bookingOf, findBooking } from "./found-bookings.queries.server";

/** One side of an exchange: a booking of a lodging. */
export interface Side {
  lodgingId: string;
  bookingId: string;
}

const CHANGED = "L’une des deux réservations vient de changer. Rechargez la page, puis recommencez.";

/**
 * Swaps the beds of two interns. In one lodging, each keeps their days and takes the bed of the other, in one write.
 * Between two lodgings, for the same days, in three: the first booking is promised to the other intern, and nobody may
 * touch it any more (hold); the second is given to the first intern, or refused (the write that decides, once); the
 * first goes to whom it was promised, or is left as it was. Each of them carries the next as a follow-up: killed
 * anywhere, it ends by itself, and meanwhile no intern is without a bed, theirs or promised, nor a bed double.
 * Refuses a booking called off, an intern who has arrived, and days that do not go together.
 */
export async function swapBookings(actor: Actor, one: Side, other: Side): Promise<void> {
  const [first, second] = [await swappable(one), await swappable(other)];
  if (first.id === second.id) throw new UserFacingError("Choisissez la réservation de quelqu’un d’autre.");
  if (one.lodgingId === other.lodgingId) return swapWithin(actor, one.lodgingId, first, second);
  if (first.fromOn !== second.fromOn || first.toOn !== second.toOn) {
    throw new UserFacingError(
      "Ces deux lits ne sont pas réservés pour les mêmes dates. Changez d’abord les dates de l’un des deux.",
    );
  }
  await promiseBed(actor, one, first, { side: other, booking: second });
  await settle();
  const after = await bookingOf(one.lodgingId, one.bookingId);
  if (after.candidateId !== second.candidateId && !after.exchange) throw new UserFacingError(CHANGED);
}

/** Gives the bed of the other lodging to the intern who was promised it, or notes that it cannot be: whichever is written first. */
export async function giveExchangedBed(
  actor: Actor,
  { lodgingId, bookingId, exchangeId }: FollowUpPayloads["giveExchangedBed"],
): Promise<void> {
  const from = await findBooking(lodgingId, bookingId);
  if (from?.exchange?.id !== exchangeId) return;
  const { lodgingId: otherId, bookingId: otherBookingId, candidateId } = from.exchange;
  const ended = (isDone: boolean) => followUp("endExchange", { lodgingId, bookingId, exchangeId, isDone });
  const other = await findBooking(otherId, otherBookingId);
  if (other) {
    const given: Booking = { ...other, candidateId: from.candidateId, placementId: from.placementId };
    const saved = await commit(actor, Lodging, otherId, {
      ...{
        appliedBy: exchangeId,
        onlyIf: { bookings: { $elemMatch: asItWas({ ...other, candidateId }, from) } },
      },
      ...holderOf(other.index, given),
      effects: [audit("lodging.swapped", ["bookings"]), ...told(otherId, given), ended(true)],
    });
    if (saved) return;
  }
  await commit(actor, Lodging, otherId, { appliedBy: exchangeId, isDerived: true, effects: [ended(false)] });
}

/** Ends an exchange where it began: the bed goes to whom it was promised, or is left as it was. Safe twice. */
export async function endExchange(
  actor: Actor,
  { lodgingId, bookingId, exchangeId, isDone }: FollowUpPayloads["endExchange"],
): Promise<void> {
  const booking = await findBooking(lodgingId, bookingId);
  if (booking?.exchange?.id !== exchangeId) return;
  const { candidateId, placementId } = booking.exchange;
  const given: Booking = isDone ? { ...booking, candidateId, placementId } : booking;
  const holder = holderOf(booking.index, given);
  await commit(actor, Lodging, lodgingId, {
    onlyIf: { bookings: { $elemMatch: { id: bookingId, "exchange.id": exchangeId } } },
    set: holder.set,
    unset: [...holder.unset, `bookings.${booking.index}.exchange`],
    effects: isDone ? [audit("lodging.swapped", ["bookings"]), ...told(lodgingId, given)] : [],
  });
}

async function swappable({ lodgingId, bookingId }: Side): Promise<BookingFound> {
  const booking = await bookingOf(lodgingId, bookingId);
  if (booking.state !== "booked")
    throw new UserFacingError("Cette réservation n’est pas confirmée, ou a été annulée.");
  if (booking.exchange) throw new UserFacingError("Ce lit est déjà en train d’être échangé.");
  if (booking.checkedIn)
    throw new UserFacingError("L’un·e des deux est déjà arrivé·e : notez d’abord son départ.");
  return booking;
}

async function swapWithin(
  actor: Actor,
  lodgingId: string,
  one: BookingFound,
  other: BookingFound,
): Promise<void> {
  if (one.bedId === other.bedId) throw new UserFacingError("C’est le même lit : il n’y a rien à échanger.");
  const both = [one.id, other.id];
  const [toOther, toOne] = [
    { ...one, bedId: other.bedId },
    { ...other, bedId: one.bedId },
  ];
  await commit(actor, Lodging, lodgingId, {
    onlyIf: {
      $and: [
        ...[one, other].map((booking) => ({ bookings: { $elemMatch: asItWas(booking, booking) } })),
        ...[toOther, toOne].map((stay) => noMeeting(stay, both)),
      ],
    },
    refusal: "L’un des deux lits est déjà réservé à une partie de ces dates.",
    set: { [`bookings.${one.index}.bedId`]: other.bedId, [`bookings.${other.index}.bedId`]: one.bedId },
    effects: [
      audit("lodging.swapped", ["bookings"]),
      ...[toOther, toOne].flatMap((booking) => told(lodgingId, booking)),
    ],
  });
}

async function promiseBed(
  actor: Actor,
  { lodgingId, bookingId }: Side,
  booking: BookingFound,
  other: { side: Side; booking: BookingFound },
): Promise<void> {
  const exchangeId = newId();
  const { candidateId, placementId } = other.booking;
  await commit(actor, Lodging, lodgingId, {
    onlyIf: { bookings: { $elemMatch: asItWas(booking, booking) } },
    refusal: CHANGED,
    set: {
      [`bookings.${booking.index}.exchange`]: {
        ...{ id: exchangeId, ...other.side, candidateId },
        ...(placementId ? { placementId } : {}),
      },
    },
    effects: [followUp("giveExchangedBed", { lodgingId, bookingId, exchangeId })],
  });
}

/** That a booking is what was read of it: booked, by this intern, for these days, and in no exchange. */
function asItWas({ id, bedId, candidateId }: Booking, days: Booking): Record<string, unknown> {
  return {
    ...{ id, bedId, candidateId, state: "booked", exchange: null, checkedIn: null, claim: null },
    ...{ fromOn: days.fromOn, toOn: days.toOn },
  };
}

/** The write of who has the bed. */
function holderOf(index: number, { candidateId, placementId }: Booking) {
  const field = `bookings.${index}`;
  const set: Record<string, unknown> = { [`${field}.candidateId`]: candidateId };
  if (placementId) set[`${field}.placementId`] = placementId;
  return { set, unset: placementId ? [] : [`${field}.placementId`] };
}
