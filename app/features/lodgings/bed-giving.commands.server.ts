import { Lodging, type LodgingRecord } from "#models/lodging";
import type { User } from "~/core/auth/actor";
import type { Day } from "~/core/calendar";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { getPlacement } from "~/features/placements/placements.queries.server";
import { formatDayLong } from "~/vocabulary/typography";
import { bookBed } from "./bookings.commands.server";
import { isLive, within } from "./lodging-days";

/**
 * Books a bed for an intern whose file this colleague sees, and tells their semester. Returns the id of the booking.
 * Refuses an intern who no longer comes, one who has a bed elsewhere on some of these nights, and a bed « déjà réservé ».
 */
export async function bookForIntern(
  user: User,
  lodgingId: string,
  { bedId, placementId, fromOn, toOn }: { bedId: string; placementId: string; fromOn: Day; toOn: Day },
): Promise<string> {
  const { candidateId, semesterId, state } = await getPlacement(user, placementId);
  if (state === "withdrawn") throw new UserFacingError("Cette personne ne vient plus ce semestre.");
  const taken = await bedOn(candidateId, { fromOn, toOn });
  // The same asked twice finds the same booking.
  if (taken && !(taken.lodgingId === lodgingId && taken.bedId === bedId)) {
    const { name, fromOn: from, toOn: to } = taken;
    throw new UserFacingError(
      `Cette personne a déjà un lit du ${formatDayLong(from)} au ${formatDayLong(to)} (${name}). Annulez cette réservation, ou échangez les lits.`,
      { field: "placementId" },
    );
  }
  const stay = { bedId, candidateId, placementId, semesterId, fromOn, toOn };
  const bookingId = await bookBed(user, lodgingId, stay);
  // The next screen lists who still waits.
  await settle();
  return bookingId;
}

/** Where somebody sleeps on some of these nights already. */
async function bedOn(candidateId: string, nights: { fromOn: Day; toOn: Day }) {
  const lodgings = await Lodging.find({ "bookings.candidateId": candidateId }, { name: 1, bookings: 1 }).lean<
    Pick<LodgingRecord, "_id" | "name" | "bookings">[]
  >();
  const beds = lodgings.flatMap(({ _id, name, bookings }) =>
    bookings
      .filter((one) => one.candidateId === candidateId && isLive(one) && within(one, nights))
      .map(({ bedId, fromOn, toOn }) => ({ lodgingId: _id, name, bedId, fromOn, toOn })),
  );
  return beds[0];
}
