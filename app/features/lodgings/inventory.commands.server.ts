import type { InventoryCheck } from "#models/lodging";
import { Lodging } from "#models/lodging";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { type CheckWay, checkRefusal } from "./check-days";
import { bookingOf } from "./found-bookings.queries.server";
import { changeLodging } from "./lodgings.commands.server";
import { getLodging } from "./lodgings.queries.server";

const MOST_LINES = 60;

/** Adds a line to the inventory of a lodging, or changes one (`id`): what it is, how many. Refuses more than 60 lines. */
export async function recordInventoryLine(
  actor: Actor,
  lodgingId: string,
  { id = newId(), label, count }: { id?: string; label: string; count: number },
): Promise<void> {
  await changeLodging(actor, lodgingId, ({ inventory }) => {
    const isKnown = inventory.some((line) => line.id === id);
    if (!isKnown && inventory.length >= MOST_LINES)
      throw new UserFacingError("60 lignes au plus.", { field: "label" });
    const line = { id, label, count };
    const lines = isKnown ? inventory.map((one) => (one.id === id ? line : one)) : [...inventory, line];
    return { set: { inventory: lines }, fields: ["inventory"] };
  });
}

/** Takes a line out of the inventory; what was counted of it stays told with the bookings. */
export async function removeInventoryLine(actor: Actor, lodgingId: string, lineId: string): Promise<void> {
  await changeLodging(actor, lodgingId, ({ inventory }) => ({
    set: { inventory: inventory.filter(({ id }) => id !== lineId) },
    fields: ["inventory"],
  }));
}

/** Adds a key of a lodging, which is with us. */
export async function addKey(actor: Actor, lodgingId: string, label: string): Promise<void> {
  await changeLodging(actor, lodgingId, ({ keys }) => ({
    set: { keys: [...keys, { id: newId(), label }] },
    fields: ["keys"],
  }));
}

/** Says that a key is with the intern of a booking since a day, or back with us without one; refuses one already with somebody else. */
export async function moveKey(
  actor: Actor,
  lodgingId: string,
  keyId: string,
  given?: { bookingId: string; since: string },
): Promise<void> {
  await changeLodging(actor, lodgingId, ({ keys }) => {
    const key = keys.find(({ id }) => id === keyId);
    if (!key) throw new UserFacingError("Cette clé n’est plus dans la liste. Rechargez la page.");
    if (given && key.bookingId && key.bookingId !== given.bookingId) {
      throw new UserFacingError("Cette clé est chez quelqu’un d’autre. Notez d’abord son retour.");
    }
    const { id, label } = key;
    const moved = keys.map((one) => (one.id === keyId ? { id, label, ...given } : one));
    return { set: { keys: moved }, fields: ["keys"], action: "lodging.key-moved" };
  });
}

export interface Checked {
  on: string;
  /** How many of each line were found, by its id; a line not counted is taken as whole. */
  counts: readonly { lineId: string; count: number }[];
  note?: string;
  /** The keys given at the arrival, or brought back at the departure. */
  keyIds: readonly string[];
}

/**
 * Notes the arrival or the departure of an intern with what was counted, and the keys given or brought back, in one
 * write. Refuses a booking called off or in exchange, a day more than a week away from the stay, a departure before the
 * arrival, and a key that is with somebody else.
 */
export async function checkBooking(
  actor: Actor,
  { lodgingId, bookingId }: { lodgingId: string; bookingId: string },
  way: CheckWay,
  checked: Checked,
): Promise<void> {
  await changeLodging(actor, lodgingId, ({ inventory, bookings, keys }) => {
    const booking = bookings.find(({ id }) => id === bookingId);
    if (booking?.state !== "booked")
      throw new UserFacingError("Cette réservation n’est pas en cours. Rechargez la page.");
    if (booking.exchange)
      throw new UserFacingError("Ce lit est en train d’être échangé. Réessayez dans un instant.");
    if (way === "out" && !booking.checkedIn) throw new UserFacingError("Notez d’abord l’arrivée.");
    const refusal = checkRefusal(booking, way, checked.on);
    if (refusal) throw new UserFacingError(refusal, { field: "on" });
    const missing = inventory.flatMap(({ id, count }) => {
      const found = checked.counts.find(({ lineId }) => lineId === id)?.count ?? count;
      return found < count ? [{ lineId: id, count: count - found }] : [];
    });
    const check: InventoryCheck = {
      on: checked.on,
      by: actor.id,
      missing,
      ...(checked.note ? { note: checked.note } : {}),
    };
    const done = way === "in" ? { checkedIn: check } : { checkedOut: check };
    return {
      set: {
        bookings: bookings.map((one) => (one.id === bookingId ? { ...one, ...done } : one)),
        keys: keys.map((key) => {
          if (!checked.keyIds.includes(key.id)) return key;
          const { id, label } = key;
          if (way === "out") return key.bookingId === bookingId ? { id, label } : key;
          if (key.bookingId && key.bookingId !== bookingId)
            throw new UserFacingError(`${label} est chez quelqu’un d’autre.`);
          return { id, label, bookingId, since: checked.on };
        }),
      },
      fields: ["bookings", "keys"],
      action: "lodging.checked",
    };
  });
}

/** Takes back an arrival or a departure noted by mistake; the keys stay where they are. */
export async function uncheckBooking(
  actor: Actor,
  lodgingId: string,
  bookingId: string,
  way: CheckWay,
): Promise<void> {
  const { index, checkedOut } = await bookingOf(lodgingId, bookingId);
  if (way === "in" && checkedOut) throw new UserFacingError("Retirez d’abord le départ.");
  const { version } = await getLodging(lodgingId);
  await commit(actor, Lodging, lodgingId, {
    onlyIf: { version },
    refusal: "La réservation vient de changer. Rechargez la page, puis recommencez.",
    unset: [`bookings.${index}.${way === "in" ? "checkedIn" : "checkedOut"}`],
    effects: [audit("lodging.checked", ["bookings"])],
  });
}
