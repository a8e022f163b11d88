import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import type { Toast } from "~/core/http/toast.server";
import type { SentFile } from "~/features/documents/documents.commands.server";
import { swapBookings } from "./bed-exchanges.commands.server";
import { bookForIntern, redateForIntern } from "./bed-giving.commands.server";
import { callOffBooking, restoreBooking } from "./bookings.commands.server";
import {
  addKey,
  checkBooking,
  moveKey,
  recordInventoryLine,
  removeInventoryLine,
  uncheckBooking,
} from "./inventory.commands.server";
import { addPhoto, setPhotoAside } from "./lodging-photos.commands.server";
import { addBed, archiveLodging, closeBed, updateLodging } from "./lodgings.commands.server";
import { getLodging } from "./lodgings.queries.server";
import type { LodgingAct } from "./lodgings.schema.server";

type Said = Omit<Toast, "id">;

/** Carries out one act of the page of a lodging and says what was done; refusals are those of each command. */
export async function carryOutLodgingAct(
  user: User,
  lodgingId: string,
  act: LodgingAct,
  files: readonly SentFile[] = [],
): Promise<Said> {
  const undo = (fields: Record<string, string>) => ({ action: `/lodgings/${lodgingId}`, fields });
  switch (act.intent) {
    case "card": {
      const { intent: _, before, ...card } = act;
      await updateLodging(user, lodgingId, before, card);
      return { message: "Hébergement enregistré." };
    }
    case "archive":
      await archiveLodging(user, lodgingId, false, toDay(now()));
      return { message: "Hébergement archivé.", undo: undo({ intent: "restore" }) };
    case "restore":
      await archiveLodging(user, lodgingId, true, toDay(now()));
      return { message: "Hébergement rétabli." };
    case "bed":
      await addBed(user, lodgingId, act.label);
      return { message: "Lit ajouté." };
    case "bed-close":
      await closeBed(user, lodgingId, act.bedId, true);
      return { message: "Lit fermé aux réservations.", undo: undo({ intent: "bed-open", bedId: act.bedId }) };
    case "bed-open":
      await closeBed(user, lodgingId, act.bedId, false);
      return {
        message: "Lit ouvert aux réservations.",
        undo: undo({ intent: "bed-close", bedId: act.bedId }),
      };
    case "photo":
      if (!files[0]) throw new UserFacingError("Choisissez une photo.", { field: "files" });
      await addPhoto(user, lodgingId, files[0]);
      return { message: "Photo ajoutée." };
    case "photo-aside":
      await setPhotoAside(user, lodgingId, act.itemId, true);
      return { message: "Photo retirée.", undo: undo({ intent: "photo-back", itemId: act.itemId }) };
    case "photo-back":
      await setPhotoAside(user, lodgingId, act.itemId, false);
      return { message: "Photo remise." };
    case "line":
    case "line-remove":
    case "key":
    case "key-give":
    case "key-return":
      return carryOutThingAct(user, lodgingId, act, undo);
    default:
      return carryOutBookingAct(user, lodgingId, act, undo);
  }
}

type Undo = (fields: Record<string, string>) => Toast["undo"];
type Thing = Extract<LodgingAct, { intent: "line" | "line-remove" | "key" | "key-give" | "key-return" }>;

async function carryOutThingAct(user: User, lodgingId: string, act: Thing, undo: Undo): Promise<Said> {
  switch (act.intent) {
    case "line":
      await recordInventoryLine(user, lodgingId, { id: act.itemId, label: act.label, count: act.count });
      return { message: "Inventaire enregistré." };
    case "line-remove": {
      const { inventory } = await getLodging(lodgingId);
      const line = inventory.find(({ id }) => id === act.itemId);
      await removeInventoryLine(user, lodgingId, act.itemId);
      if (!line) return { message: "Ligne retirée." };
      const back = { intent: "line", itemId: line.id, label: line.label, count: String(line.count) };
      return { message: "Ligne retirée.", undo: undo(back) };
    }
    case "key":
      await addKey(user, lodgingId, act.label);
      return { message: "Clé ajoutée." };
    case "key-give":
      await moveKey(user, lodgingId, act.itemId, { bookingId: act.bookingId, since: toDay(now()) });
      return { message: "Clé remise.", undo: undo({ intent: "key-return", itemId: act.itemId }) };
    case "key-return": {
      const { keys } = await getLodging(lodgingId);
      const bookingId = keys.find(({ id }) => id === act.itemId)?.bookingId;
      await moveKey(user, lodgingId, act.itemId);
      const message = "Clé rendue.";
      return bookingId
        ? { message, undo: undo({ intent: "key-give", itemId: act.itemId, bookingId }) }
        : { message };
    }
  }
}

type BookingAct = Extract<
  LodgingAct,
  {
    intent:
      | "book"
      | "redate"
      | "call-off"
      | "put-back"
      | "swap"
      | "check-in"
      | "check-out"
      | "uncheck-in"
      | "uncheck-out";
  }
>;

async function carryOutBookingAct(user: User, lodgingId: string, act: BookingAct, undo: Undo): Promise<Said> {
  switch (act.intent) {
    case "book": {
      const bookingId = await bookForIntern(user, lodgingId, act);
      return { message: "Lit réservé.", undo: undo({ intent: "call-off", bookingId }) };
    }
    case "redate": {
      const was = (await getLodging(lodgingId)).bookings.find(({ id }) => id === act.itemId);
      await redateForIntern(user, lodgingId, act.itemId, act);
      const { fromOn = "", toOn = "" } = was ?? {};
      return {
        message: "Dates changées.",
        undo: undo({ intent: "redate", itemId: act.itemId, fromOn, toOn, isAnyway: "on" }),
      };
    }
    case "call-off":
      await callOffBooking(user, lodgingId, act.bookingId);
      return {
        message: "Réservation annulée.",
        undo: undo({ intent: "put-back", bookingId: act.bookingId }),
      };
    case "put-back":
      await restoreBooking(user, lodgingId, act.bookingId);
      return { message: "Réservation remise." };
    case "swap": {
      const [otherLodgingId = "", bookingId = ""] = act.other.split(":");
      await swapBookings(
        user,
        { lodgingId, bookingId: act.itemId },
        { lodgingId: otherLodgingId, bookingId },
      );
      return {
        message: "Lits échangés.",
        undo: undo({ intent: "swap", itemId: act.itemId, other: act.other }),
      };
    }
    case "check-in":
    case "check-out": {
      const way = act.intent === "check-in" ? "in" : "out";
      await checkBooking(user, { lodgingId, bookingId: act.bookingId }, way, act);
      const message = way === "in" ? "Arrivée notée." : "Départ noté.";
      return { message, undo: undo({ intent: `un${act.intent}`, bookingId: act.bookingId }) };
    }
    case "uncheck-in":
    case "uncheck-out":
      await uncheckBooking(user, lodgingId, act.bookingId, act.intent === "uncheck-in" ? "in" : "out");
      return { message: "Note d’état des lieux retirée." };
  }
}
