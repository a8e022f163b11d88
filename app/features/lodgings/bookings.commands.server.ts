import { type Booking, Lodging } from "#models/lodging";
import type { Actor } from "~/core/auth/actor";
import type { Day } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { refuseSecondBed, settleBed, takeBed } from "./bed-claims.commands.server";
import { noMeeting, underAgreement } from "./booking-conditions.server";
import { told, untold } from "./booking-telling.server";
import { bookingOf } from "./found-bookings.queries.server";
import { agreementRefusal } from "./lodging-card";
import { isLive } from "./lodging-days";
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
  /** Even past the end of the agreement of the lodging, when it may still be renewed. */
  isAnyway?: boolean;
}

const ALREADY_BOOKED = "Ce lit est déjà réservé à ces dates. Choisissez un autre lit ou d’autres dates.";
const LEAVES_AFTER = "Le départ est au plus tôt le lendemain de l’arrivée. Corrigez l’une des deux dates.";
const GONE = "Ce lit n’est plus proposé. Rechargez la page.";
const CALLED_OFF = "Cette réservation a été annulée. Rechargez la page.";
const EXCHANGING = "Ce lit est en train d’être échangé. Réessayez dans quelques secondes.";

/**
 * Books a bed from a day to another, the day of departure not slept; refuses one that is « déjà réservé » on any of
 * these nights, closed or gone, one whose lodging is ours for fewer days, and an intern who has another bed on these
 * nights. The same asked again finds its booking. Returns the id of the booking.
 */
export async function bookBed(actor: Actor, lodgingId: string, input: BookingInput): Promise<string> {
  const { isHeld, isAnyway, ...asked } = input;
  if (asked.fromOn >= asked.toOn) throw new UserFacingError(LEAVES_AFTER, { field: "toOn" });
  await refuseSecondBed(asked.candidateId, asked, [asked.bedId]);
  const claim = { as: isHeld ? ("held" as const) : ("booked" as const) };
  const booking: Booking = { id: newId(), ...asked, state: "held", claim, bookedAt: now() };
  const saved = await commit(actor, Lodging, lodgingId, {
    onlyIf: {
      isActive: true,
      beds: { $elemMatch: { id: asked.bedId, isClosed: { $ne: true } } },
      ...noMeeting(asked),
      ...underAgreement(asked.toOn, isAnyway),
    },
    push: { bookings: booking },
    effects: [followUp("settleBed", { lodgingId, bookingId: booking.id })],
  });
  const bookingId = saved ? booking.id : await sameBooking(lodgingId, input);
  await takeBed(actor, { lodgingId, bookingId }, asked);
  return bookingId;
}

/** Makes a held bed a booked one, and tells the intern’s semester; one already booked is left so. Refuses one called off. */
export async function confirmBooking(actor: Actor, lodgingId: string, bookingId: string): Promise<void> {
  await settleBed(actor, { lodgingId, bookingId });
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
    unset: [`bookings.${booking.index}.claim`],
    effects: [audit("lodging.called-off", ["bookings"]), ...untold(booking)],
  });
}

/**
 * Puts back a booking that was called off; refuses one whose bed was booked meanwhile, whose lodging will no longer be
 * ours, or whose intern has another bed since.
 */
export async function restoreBooking(actor: Actor, lodgingId: string, bookingId: string): Promise<void> {
  const booking = await bookingOf(lodgingId, bookingId);
  if (booking.state !== "cancelled") return;
  const { index, candidateId, toOn } = booking;
  await refuseSecondBed(candidateId, booking, [bookingId]);
  const saved = await commit(actor, Lodging, lodgingId, {
    onlyIf: {
      [`bookings.${index}.state`]: "cancelled",
      ...noMeeting(booking),
      ...underAgreement(toOn, true),
    },
    set: { [`bookings.${index}.state`]: "held", [`bookings.${index}.claim`]: { as: "booked" } },
    effects: [followUp("settleBed", { lodgingId, bookingId })],
  });
  if (!saved) await refuseTaken(lodgingId, toOn, true);
  await takeBed(actor, { lodgingId, bookingId }, booking);
}

/**
 * Changes the days of a booking; refuses nights on which its bed is « déjà réservé », or its intern sleeps elsewhere,
 * and a later departure past the end of the agreement of the lodging unless asked anyway.
 */
export async function redateBooking(
  actor: Actor,
  lodgingId: string,
  bookingId: string,
  { fromOn, toOn, isAnyway }: { fromOn: Day; toOn: Day; isAnyway?: boolean },
): Promise<void> {
  if (fromOn >= toOn) throw new UserFacingError(LEAVES_AFTER, { field: "toOn" });
  const booking = await bookingOf(lodgingId, bookingId);
  if (!isLive(booking)) throw new UserFacingError(CALLED_OFF);
  if (booking.exchange) throw new UserFacingError(EXCHANGING);
  const { index, bedId, candidateId, state } = booking;
  const isLater = toOn > booking.toOn;
  const isWider = isLater || fromOn < booking.fromOn;
  const field = `bookings.${index}`;
  const was = { fromOn: booking.fromOn, toOn: booking.toOn };
  const saved = await commit(actor, Lodging, lodgingId, {
    onlyIf: {
      $and: [
        {
          bookings: {
            $elemMatch: {
              ...{ id: bookingId, bedId, candidateId, state, exchange: null, claim: null },
              ...was,
            },
          },
        },
        noMeeting({ bedId, fromOn, toOn }, [bookingId]),
        ...(isLater ? [underAgreement(toOn, isAnyway)] : []),
      ],
    },
    set: {
      ...{ [`${field}.fromOn`]: fromOn, [`${field}.toOn`]: toOn },
      ...(isWider ? { [`${field}.claim`]: { as: state, was } } : {}),
    },
    effects: isWider
      ? [followUp("settleBed", { lodgingId, bookingId })]
      : [audit("lodging.booked", ["bookings"])],
  });
  if (!saved) await refuseTaken(lodgingId, isLater ? toOn : "", isAnyway);
  await takeBed(actor, { lodgingId, bookingId }, { fromOn, toOn });
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
  if (!lodging?.isActive || !bed || bed.isClosed) throw new UserFacingError(GONE);
  return refuseTaken(lodgingId, input.toOn, input.isAnyway);
}

/** Says why nights were refused: the lodging is ours for fewer days, or the bed has somebody. */
async function refuseTaken(lodgingId: string, toOn: Day, isAnyway?: boolean): Promise<never> {
  const lodging = await findLodging(lodgingId);
  throw new UserFacingError(agreementRefusal(lodging?.agreement, toOn, isAnyway) ?? ALREADY_BOOKED);
}
