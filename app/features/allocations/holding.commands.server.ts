import type { AllocationLine } from "#models/allocation";
import type { Booking, LodgingRecord } from "#models/lodging";
import type { SemesterRecord } from "#models/semester";
import type { Actor } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import { bookBed, callOffBooking } from "~/features/lodgings/bookings.commands.server";
import { daysAsked } from "~/features/lodgings/stay-days";
import { freeSeat, giveSeat } from "~/features/training-places/seats.commands.server";
import { NBSP } from "~/vocabulary/typography";
import type { PublishingGround } from "./publishing-ground.queries.server";

/** What an intern has now, whatever the allocation gives them. */
interface InForce {
  placementId: string;
  candidateId: string;
  placeId?: string;
  stay?: Pick<Booking, "id" | "bedId" | "fromOn" | "toOn" | "semesterId"> & { lodgingId: string };
}

/** A bed kept for a line, to be confirmed. */
export interface HeldBed {
  lodgingId: string;
  bookingId: string;
}

/**
 * Keeps every seat and bed of an allocation, what its interns must leave being freed first. Refuses with the names of those
 * whose seat or bed is no longer free, once all is as it was. Safe twice. Returns the beds kept, by placement.
 */
export async function holdAll(actor: Actor, ground: PublishingGround): Promise<Map<string, HeldBed>> {
  const left = leaving(ground);
  for (const former of left) await release(actor, ground, former);
  const beds = new Map<string, HeldBed>();
  const refusals: string[] = [];
  for (const line of ground.allocation.lines) {
    const refused = await holdLine(actor, ground, line, beds);
    if (refused) refusals.push(`${nameOf(ground, line)}${NBSP}: ${refused}`);
  }
  if (refusals.length === 0) return beds;
  await letGo(actor, ground, beds);
  for (const former of left) await giveBack(actor, ground, former);
  throw new UserFacingError(`Rien n’est publié, personne n’est prévenu. ${refusals.join(" ")}`);
}

/** What is in force and differs from the allocation: seats and beds of its interns, and of those who no longer come. */
function leaving(ground: PublishingGround): InForce[] {
  const lines = new Map(ground.allocation.lines.map((line) => [line.placementId, line]));
  return inForceOf(ground).flatMap(({ placeId, stay, ...who }) => {
    const line = lines.get(who.placementId);
    const former = {
      ...who,
      ...(placeId && placeId !== line?.placeId ? { placeId } : {}),
      ...(stay && stay.bedId !== line?.bedId ? { stay } : {}),
    };
    return former.placeId || former.stay ? [former] : [];
  });
}

function inForceOf({ placements, places, lodgings, semester, allocation }: PublishingGround): InForce[] {
  const isOurs = (allocationId: string | undefined, isHeld: boolean | undefined) =>
    isHeld === true && allocationId === allocation._id;
  const holders = [...places.values()].flatMap(({ _id: placeId, offers }) =>
    offers
      .filter(({ semesterId }) => semesterId === semester._id)
      .flatMap((offer) => offer.holders)
      .filter((holder) => !isOurs(holder.allocationId, holder.isHeld))
      .map(({ candidateId }) => ({ candidateId, placeId })),
  );
  return [...placements.values()].map(({ _id: placementId, candidateId }) => {
    const placeId = holders.find((holder) => holder.candidateId === candidateId)?.placeId;
    const stay = stayIn(
      lodgings,
      candidateId,
      (one) => isOfSemester(semester, one) && !isOurs(one.allocationId, one.state === "held"),
    );
    return { placementId, candidateId, ...(placeId ? { placeId } : {}), ...(stay ? { stay } : {}) };
  });
}

function stayIn(
  lodgings: ReadonlyMap<string, LodgingRecord>,
  candidateId: string,
  isKept: (booking: Booking) => boolean,
): InForce["stay"] {
  for (const { _id: lodgingId, bookings } of lodgings.values()) {
    const found = bookings.find(
      (one) => one.candidateId === candidateId && one.state !== "cancelled" && isKept(one),
    );
    if (found) return { ...found, lodgingId };
  }
  return undefined;
}

/** One booked without naming a semester belongs to the one it is slept in. */
function isOfSemester({ _id, startsOn, endsOn }: SemesterRecord, booking: Booking): boolean {
  if (booking.semesterId) return booking.semesterId === _id;
  return booking.fromOn < endsOn && booking.toOn > startsOn;
}

async function release(
  actor: Actor,
  { semester }: PublishingGround,
  { candidateId, placeId, stay }: InForce,
): Promise<void> {
  if (placeId) await freeSeat(actor, placeId, semester._id, candidateId);
  if (stay) await callOffBooking(actor, stay.lodgingId, stay.id);
}

/** Keeps the seat and the bed of a line; returns why one of them is refused. */
async function holdLine(
  actor: Actor,
  ground: PublishingGround,
  line: AllocationLine,
  beds: Map<string, HeldBed>,
): Promise<string | null> {
  const { candidateId, placementId, placeId } = line;
  const { semester, allocation } = ground;
  return refusalFrom(async () => {
    const kept = { candidateId, placementId, allocationId: allocation._id, isHeld: true };
    if (placeId) await giveSeat(actor, placeId, semester._id, kept);
    const bed = await holdBed(actor, ground, line);
    if (bed) beds.set(placementId, bed);
  });
}

async function holdBed(
  actor: Actor,
  { placements, lodgings, semester, allocation }: PublishingGround,
  { candidateId, placementId, lodgingId, bedId }: AllocationLine,
): Promise<HeldBed | null> {
  const placement = placements.get(placementId);
  if (!lodgingId || !bedId || !placement) return null;
  const known = stayIn(lodgings, candidateId, (one) => isOfSemester(semester, one) && one.bedId === bedId);
  if (known) return { lodgingId, bookingId: known.id };
  const bookingId = await bookBed(actor, lodgingId, {
    ...{ bedId, candidateId, placementId, semesterId: semester._id, allocationId: allocation._id },
    ...daysAsked(placement, semester),
    isHeld: true,
  });
  return { lodgingId, bookingId };
}

/** Frees what was kept for this allocation, and nothing else. */
async function letGo(
  actor: Actor,
  { allocation, semester, lodgings, places }: PublishingGround,
  beds: ReadonlyMap<string, HeldBed>,
): Promise<void> {
  for (const { candidateId, placementId, placeId } of allocation.lines) {
    const hadSeat = places
      .get(placeId ?? "")
      ?.offers.some(
        (offer) =>
          offer.semesterId === semester._id &&
          offer.holders.some((holder) => holder.candidateId === candidateId && !holder.isHeld),
      );
    if (placeId && !hadSeat) await freeSeat(actor, placeId, semester._id, candidateId);
    const bed = beds.get(placementId);
    const booking = lodgings.get(bed?.lodgingId ?? "")?.bookings.find(({ id }) => id === bed?.bookingId);
    if (bed && booking?.state !== "booked") await callOffBooking(actor, bed.lodgingId, bed.bookingId);
  }
}

async function giveBack(
  actor: Actor,
  { semester, followed, placements }: PublishingGround,
  { candidateId, placementId, placeId, stay }: InForce,
): Promise<void> {
  if (placements.get(placementId)?.state === "withdrawn") return;
  // What they had is theirs again, whatever would be refused of it to somebody else.
  const whose = { candidateId, placementId, isAnyway: true };
  const given = { ...whose, ...(followed ? { allocationId: followed._id } : {}) };
  if (placeId) await refusalFrom(() => giveSeat(actor, placeId, semester._id, given));
  if (!stay) return;
  const { lodgingId, bedId, fromOn, toOn } = stay;
  await refusalFrom(() =>
    bookBed(actor, lodgingId, { ...given, bedId, fromOn, toOn, semesterId: semester._id }),
  );
}

async function refusalFrom(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof UserFacingError) return error.message;
    throw error;
  }
}

function nameOf({ people }: PublishingGround, { candidateId }: AllocationLine): string {
  const person = people.get(candidateId);
  return person ? `${person.firstName} ${person.lastName}` : "Une personne";
}
