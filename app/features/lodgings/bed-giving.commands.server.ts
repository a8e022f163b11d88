import type { PlacementRecord } from "#models/placement";
import type { Actor, User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { findPlacement, getPlacement } from "~/features/placements/placements.queries.server";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { type BookingInput, bookBed, redateBooking } from "./bookings.commands.server";
import { bookingOf } from "./found-bookings.queries.server";
import type { Nights } from "./lodging-days";
import { daysAsked, stayRefusal } from "./stay-days";

type Given = Pick<BookingInput, "bedId" | "isAnyway"> & Partial<Nights> & { placementId: string };

/**
 * Books a bed for an intern whose file this colleague sees, and tells their semester; a day not given is the one the
 * intern asks, else that of their semester. Returns the id of the booking. Refuses an intern who no longer comes, nights
 * of another semester than theirs, one who has a bed elsewhere on some of these nights, and a bed « déjà réservé ».
 */
export async function bookForIntern(
  user: User,
  lodgingId: string,
  { placementId, bedId, isAnyway, fromOn, toOn }: Given,
): Promise<string> {
  const placement = await getPlacement(user, placementId);
  const { candidateId, semesterId, state } = placement;
  if (state === "withdrawn") throw new UserFacingError("Cette personne ne vient plus ce semestre.");
  const asked = daysAsked(placement, await getSemester(semesterId));
  const nights = { fromOn: fromOn ?? asked.fromOn, toOn: toOn ?? asked.toOn };
  await refuseOtherSemester(placement, nights);
  const stay = { bedId, isAnyway, ...nights, candidateId, placementId, semesterId };
  const bookingId = await bookBed(user, lodgingId, stay);
  // The next screen lists who still waits.
  await settle();
  return bookingId;
}

/** Changes the days of a booking, refused as `redateBooking`, and for nights of another semester than its intern’s. */
export async function redateForIntern(
  actor: Actor,
  lodgingId: string,
  bookingId: string,
  nights: Nights & Pick<BookingInput, "isAnyway">,
): Promise<void> {
  const { placementId } = await bookingOf(lodgingId, bookingId);
  const placement = placementId ? await findPlacement(placementId) : null;
  if (placement) await refuseOtherSemester(placement, nights);
  await redateBooking(actor, lodgingId, bookingId, nights);
}

async function refuseOtherSemester(placement: PlacementRecord, nights: Nights): Promise<void> {
  const refusal = stayRefusal(nights, placement, await getSemester(placement.semesterId));
  if (refusal) throw new UserFacingError(refusal, { field: "fromOn" });
}
