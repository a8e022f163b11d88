import { Lodging } from "#models/lodging";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import type { FollowUpPayloads } from "~/vocabulary/follow-ups";
import { formatDayLong } from "~/vocabulary/typography";
import { told } from "./booking-telling.server";
import { type BedFound, type BookingFound, bedsMeeting, findBooking } from "./found-bookings.queries.server";
import { isLive, type Nights, within } from "./lodging-days";

const CALLED_OFF = "Cette réservation vient d’être annulée. Rechargez la page.";

type Side = FollowUpPayloads["settleBed"];

/**
 * Makes a booking sure, or gives it up when its intern has another bed on some of these nights. Nobody can write two
 * lodgings at once, so a booking is first only claimed; then, of those that meet, one that is sure stays, else the
 * first claimed, which first gives the others up. Whoever claims last sees all the others: two are never both sure.
 * Killed in between, the claim keeps its bed and is settled by the relay. Safe twice.
 */
export async function settleBed(actor: Actor, { lodgingId, bookingId }: Side): Promise<void> {
  for (;;) {
    const mine = await findBooking(lodgingId, bookingId);
    if (!mine?.claim || !isLive(mine)) return;
    const rivals = (await bedsMeeting(mine.candidateId, mine)).filter(({ id }) => id !== bookingId);
    if (rivals.length === 0) await makeSure(actor, lodgingId, mine);
    else if (rivals.some((rival) => comesBefore(rival, mine))) await giveUp(actor, lodgingId, mine);
    else for (const rival of rivals) await giveUp(actor, rival.lodgingId, rival);
  }
}

/** The same for whoever books: refuses, saying where the intern sleeps already. */
export async function takeBed(actor: Actor, side: Side, nights: Nights): Promise<void> {
  await settleBed(actor, side);
  const booking = await findBooking(side.lodgingId, side.bookingId);
  const { fromOn, toOn } = nights;
  if (booking && isLive(booking) && booking.fromOn === fromOn && booking.toOn === toOn) return;
  await refuseSecondBed(booking?.candidateId ?? "", nights, [side.bookingId]);
  throw new UserFacingError(CALLED_OFF);
}

/** Refuses, in words, an intern who has another bed on some of these nights. */
export async function refuseSecondBed(candidateId: string, nights: Nights, except: string[]): Promise<void> {
  const beds = await bedsMeeting(candidateId, nights);
  const taken = beds.find(({ id, bedId }) => !except.includes(id) && !except.includes(bedId));
  if (!taken) return;
  const days = `du ${formatDayLong(taken.fromOn)} au ${formatDayLong(taken.toOn)}`;
  throw new UserFacingError(
    `Cette personne a déjà un lit ${days} (${taken.lodgingName}). Annulez cette réservation, ou échangez les lits.`,
  );
}

/** Whether another bed goes before a claim: it is sure, on the nights it would keep anyway, or was claimed first. */
function comesBefore({ id, claim }: BedFound, mine: BookingFound): boolean {
  if (!claim || id < mine.id) return true;
  return claim.was !== undefined && within(claim.was, mine) !== null;
}

async function makeSure(actor: Actor, lodgingId: string, mine: BookingFound): Promise<void> {
  const state = mine.claim?.as ?? mine.state;
  await commit(actor, Lodging, lodgingId, {
    onlyIf: { bookings: { $elemMatch: asClaimed(mine) } },
    set: { [`bookings.${mine.index}.state`]: state },
    unset: [`bookings.${mine.index}.claim`],
    effects: [audit("lodging.booked", ["bookings"]), ...told(lodgingId, { ...mine, state })],
  });
}

async function giveUp(actor: Actor, lodgingId: string, claimed: BookingFound): Promise<void> {
  const { index, claim } = claimed;
  const field = (name: string) => `bookings.${index}.${name}`;
  const back = claim?.was
    ? { [field("fromOn")]: claim.was.fromOn, [field("toOn")]: claim.was.toOn }
    : { [field("state")]: "cancelled" };
  await commit(actor, Lodging, lodgingId, {
    onlyIf: { bookings: { $elemMatch: asClaimed(claimed) } },
    set: back,
    unset: [field("claim")],
    effects: [],
  });
}

function asClaimed({ id, state, fromOn, toOn }: BookingFound): Record<string, unknown> {
  return { id, state, fromOn, toOn, claim: { $exists: true } };
}
