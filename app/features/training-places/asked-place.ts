import type { SeatOffer, TrainingPlaceRecord } from "#models/training-place";
import { formatCount, formatDayShort, NBSP } from "~/vocabulary/typography";
import { isAnswered, placeWords } from "./seat-offers";

/** A place as one of its supervisors reads it: what is asked, what was said, and whether they may say it. */
export interface AskedPlace {
  id: string;
  title: string;
  level: string;
  seats: number;
  rooms?: number;
  note?: string;
  /** Theirs to answer, or to change. */
  isOpen: boolean;
  /** « 2 places confirmées, le 12 mai » */
  said?: string;
  /** Why it cannot be changed here. */
  why?: string;
}

interface Reader {
  supervisorId: string;
  levels: ReadonlyMap<string, string>;
}

export function askedPlace(
  place: TrainingPlaceRecord,
  offer: SeatOffer,
  { supervisorId, levels }: Reader,
): AskedPlace {
  const { seats, rooms, note } = offer;
  const why = whyClosed(offer, supervisorId);
  return {
    ...{ id: place._id, title: placeWords(place), level: levels.get(place.level) ?? place.level },
    ...{ seats, rooms, note, isOpen: why === undefined },
    ...(isAnswered(offer) ? { said: saidWords(offer) } : {}),
    ...(why ? { why } : {}),
  };
}

/** « 2 places confirmées, 1 cabinet, le 12 mai » */
function saidWords({ state, seats, rooms, answeredOn }: SeatOffer): string {
  const taken = formatCount(seats, "place confirmée", "places confirmées");
  const room = rooms === undefined ? "" : formatCount(rooms, "cabinet", "cabinets");
  const parts = state === "declined" ? ["pas d’interne ce semestre"] : [taken, room];
  const when = answeredOn ? `le ${formatDayShort(answeredOn)}` : "";
  return [...parts, when].filter(Boolean).join(", ");
}

function whyClosed(
  { answeredById, answeredBy, holders }: SeatOffer,
  supervisorId: string,
): string | undefined {
  if (holders.length > 0)
    return `Des internes y ont déjà une place${NBSP}: pour changer quelque chose, appelez-nous.`;
  if (answeredById && answeredById !== supervisorId) return `Réponse donnée par ${answeredBy}.`;
  return undefined;
}
