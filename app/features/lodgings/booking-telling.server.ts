import type { Booking } from "#models/lodging";
import { type Effect, followUp } from "~/core/db/effects.server";

/** What tells the semester of an intern that a bed is theirs. */
export function told(lodgingId: string, { id, bedId, placementId, state }: Booking): Effect[] {
  if (!placementId || state !== "booked") return [];
  return [followUp("noteBed", { placementId, lodged: { lodgingId, bedId, bookingId: id } })];
}

/** What tells it that it no longer is. */
export function untold({ id, placementId, state }: Booking): Effect[] {
  return placementId && state === "booked" ? [followUp("noteBed", { placementId, freedId: id })] : [];
}
