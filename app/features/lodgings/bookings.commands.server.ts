import { type Booking, Lodging } from "#models/lodging";
import type { Actor } from "~/core/auth/actor";
import type { Day } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { noMeeting } from "./booking-conditions.server";
import { findLodging } from "./lodgings.queries.server";

export interface BookingInput {
  bedId: string;
  candidateId: string;
  placementId?: string;
  semesterId?: string;
  allocationId?: string;
  fromOn: Day;
  toOn: Day;
  /** Kept for an allocation that is being published: the intern is told of it once it is confirmed. */
  isHeld?: boolean;
}

export const ALREADY_BOOKED =
  "Ce lit est déjà réservé à ces dates. Choisissez un autre lit ou d’autres dates.";
const GONE = "Ce lit n’est plus proposé. Rechargez la page.";
const CALLED_OFF = "Cette réservation a été annulée. Rechargez la page.";
const EXCHANGING = "Ce lit est en train d’être échangé. Réessayez dans quelques secondes.";

/**
 * Books a bed from a day to another, the day of departure not slept; refuses one that is « déjà réservé » on any of
 * these nights, closed or gone. The same asked again finds its booking. Returns the id of the booking.
 */
export async function bookBed(actor: Actor, lodgingId: string, input: BookingInput): Promise<string> {
  const { isHeld, ...asked } = input;
  if (asked.fromOn >= asked.toOn)
    throw new UserFacingError("Le départ vient après l’arrivée. Corrigez les dates.");
  const booking: Booking = { id: newId(), ...asked, state: isHeld ? "held" : "booked", bookedAt: now() };
  const saved = await commit(actor, Lodging, lodgingId, {
    onlyIf: {
      isActive: true,
      beds: { $elemMatch: { id: asked.bedId, isClosed: { $ne: true } } },
      ...noMeeting(asked),
    },
    push: { bookings: booking },
    effects: [audit("lodging.booked", ["bookings"]), ...told(lodgingId, booking)],
  });
  return saved ? booking.id : sameBooking(lodgingId, input);
}

/** Makes a held bed a booked one, and tells the intern’s semester; one already booked is left so. Refuses one called off. */
export async function confirmBooking(actor: Actor, lodgingId: string, bookingId: string): Promise<void> {
  const booking = await bookingOf(lodgingId, bookingId);
  if (booking.state === "booked") return;
  await commit(actor, Lodging, lodgingId, {
    onlyIf: { bookings: { $elemMatch: { id: bookingId, state: "held" } } },
    refusal: CALLED_OFF,
    set: { [`bookings.${booking.index}.state`]: "booked" },
    effects: [audit("lodging.booked", ["bookings"]), ...told(lodgingId, { ...booking, state: "booked" })],
  });
}

/**
 * Calls off a booking: its bed is free again, at once. One already called off is left so; refuses one whose intern has
 * arrived, or whose bed is being exchanged.
 */
export async function callOffBooking(actor: Actor, lodgingId: string, bookingId: string): Promise<void> {
  const booking = await bookingOf(lodgingId, bookingId);
  if (booking.state === "cancelled") return;
  if (booking.checkedIn) throw new UserFacingError("L’interne est déjà arrivé·e. Notez plutôt son départ.");
  await commit(actor, Lodging, lodgingId, {
    onlyIf: {
      bookings: {
        $elemMatch: {
          ...{ id: bookingId, state: booking.state, candidateId: booking.candidateId },
          ...{ checkedIn: null, exchange: null },
        },
      },
    },
    refusal: EXCHANGING,
    set: { [`bookings.${booking.index}.state`]: "cancelled" },
    effects: [audit("lodging.called-off", ["bookings"]), ...untold(booking)],
  });
}

/** Puts back a booking that was called off; refuses one whose bed was booked meanwhile. */
export async function restoreBooking(actor: Actor, lodgingId: string, bookingId: string): Promise<void> {
  const booking = await bookingOf(lodgingId, bookingId);
  if (booking.state !== "cancelled") return;
  await commit(actor, Lodging, lodgingId, {
    onlyIf: { [`bookings.${booking.index}.state`]: "cancelled", ...noMeeting(booking) },
    refusal: ALREADY_BOOKED,
    set: { [`bookings.${booking.index}.state`]: "booked" },
    effects: [audit("lodging.booked", ["bookings"]), ...told(lodgingId, { ...booking, state: "booked" })],
  });
}

/** Changes the days of a booking; refuses nights on which its bed is « déjà réservé ». */
export async function redateBooking(
  actor: Actor,
  lodgingId: string,
  bookingId: string,
  { fromOn, toOn }: { fromOn: Day; toOn: Day },
): Promise<void> {
  if (fromOn >= toOn) throw new UserFacingError("Le départ vient après l’arrivée.", { field: "toOn" });
  const booking = await bookingOf(lodgingId, bookingId);
  if (booking.state === "cancelled") throw new UserFacingError(CALLED_OFF);
  if (booking.exchange) throw new UserFacingError(EXCHANGING);
  const { index, bedId, candidateId } = booking;
  await commit(actor, Lodging, lodgingId, {
    onlyIf: {
      $and: [
        {
          bookings: {
            $elemMatch: { id: bookingId, bedId, candidateId, state: booking.state, exchange: null },
          },
        },
        noMeeting({ bedId, fromOn, toOn }, [bookingId]),
      ],
    },
    refusal: ALREADY_BOOKED,
    set: { [`bookings.${index}.fromOn`]: fromOn, [`bookings.${index}.toOn`]: toOn },
    effects: [audit("lodging.booked", ["bookings"])],
  });
}

/** A booking and its place in the list, which never changes: bookings are added and called off, never taken out. */
export type BookingFound = Booking & { index: number };

/** A booking; refuses one that is not there. */
export async function bookingOf(lodgingId: string, bookingId: string): Promise<BookingFound> {
  const booking = await findBooking(lodgingId, bookingId);
  if (!booking) throw new UserFacingError("Cette réservation n’existe plus. Rechargez la page.");
  return booking;
}

/** A booking, or null. */
export async function findBooking(lodgingId: string, bookingId: string): Promise<BookingFound | null> {
  const bookings = (await findLodging(lodgingId))?.bookings ?? [];
  const index = bookings.findIndex(({ id }) => id === bookingId);
  const booking = bookings[index];
  return booking ? { ...booking, index } : null;
}

/** What tells the semester of an intern that a bed is theirs. */
export function told(lodgingId: string, { id, bedId, placementId, state }: Booking): Effect[] {
  if (!placementId || state !== "booked") return [];
  return [followUp("noteBed", { placementId, lodged: { lodgingId, bedId, bookingId: id } })];
}

function untold({ id, placementId, state }: Booking): Effect[] {
  return placementId && state === "booked" ? [followUp("noteBed", { placementId, freedId: id })] : [];
}

/** The booking that asking the same twice finds; refuses otherwise, saying why. */
async function sameBooking(lodgingId: string, input: BookingInput): Promise<string> {
  const lodging = await findLodging(lodgingId);
  const bed = lodging?.beds.find(({ id }) => id === input.bedId);
  const same = lodging?.bookings.find(
    (one) =>
      one.state !== "cancelled" &&
      one.bedId === input.bedId &&
      one.candidateId === input.candidateId &&
      one.fromOn === input.fromOn &&
      one.toOn === input.toOn,
  );
  if (same) return same.id;
  throw new UserFacingError(lodging?.isActive && bed && !bed.isClosed ? ALREADY_BOOKED : GONE);
}
