import type { Actor } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import { callOffBooking } from "~/features/lodgings/bookings.commands.server";

/**
 * Calls off the bed of an intern who no longer comes; left as it is when they moved in, or exchange it, meanwhile: a
 * colleague sees to it.
 */
export async function callOffBed(
  actor: Actor,
  { lodgingId, bookingId }: { lodgingId: string; bookingId: string },
): Promise<void> {
  try {
    await callOffBooking(actor, lodgingId, bookingId);
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
  }
}
