import { type Booking, Lodging, type LodgingRecord } from "#models/lodging";
import { UserFacingError } from "~/core/errors";
import { isLive, type Nights, within } from "./lodging-days";
import { findLodging } from "./lodgings.queries.server";

/** A booking and its place in the list, which never changes: bookings are added and called off, never taken out. */
export type BookingFound = Booking & { index: number };

/** A booking of any lodging. */
export type BedFound = BookingFound & { lodgingId: string; lodgingName: string };

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

/** The beds an intern has, or is promised by an exchange, on some of these nights; nobody’s for somebody who was erased. */
export async function bedsMeeting(candidateId: string, nights: Nights): Promise<BedFound[]> {
  if (!candidateId) return [];
  const named = [{ "bookings.candidateId": candidateId }, { "bookings.exchange.candidateId": candidateId }];
  const lodgings = await Lodging.find({ $or: named }, { name: 1, bookings: 1 }).lean<
    Pick<LodgingRecord, "_id" | "name" | "bookings">[]
  >();
  return lodgings.flatMap(({ _id, name, bookings }) =>
    bookings
      .map((booking, index) => ({ ...booking, index, lodgingId: _id, lodgingName: name }))
      .filter((one) => [one.candidateId, one.exchange?.candidateId].includes(candidateId))
      .filter((one) => isLive(one) && within(one, nights) !== null),
  );
}
