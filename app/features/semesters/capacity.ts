import type { SeatOfferState } from "~/vocabulary/training";

/** Why seats cannot be used, as far as a place says it. */
export type LostFor = "supervisor" | "room";

/** The seats of one place for a semester, as capacity counts them. */
export interface CountedSeats {
  place: { _id: string; structureName: string; level: string; label?: string };
  offer: { seats: number; rooms?: number; state: SeatOfferState };
  /** Who has a seat there, or is kept one. */
  holders: readonly unknown[];
  /** Seats that can be used. */
  open: number;
  lost: readonly { why: LostFor; seats: number }[];
}

/** An intern expected, as capacity counts them. */
export interface CountedIntern {
  levels: readonly string[];
  isPlaced: boolean;
}

/** A seat, as it is drawn: taken, free, awaiting its supervisor's word, or lost. */
export type SeatBlock = "filled" | "free" | "unconfirmed" | "no-supervisor" | "no-room";
/** An intern, as they are drawn: with a seat, in one that can no longer be used, or still without. */
export type InternBlock = "placed" | "stranded" | "waiting";

/** What stands at one place of the three rows: a seat, its room, its intern. */
export interface Column {
  seat?: SeatBlock;
  hasRoom?: boolean;
  intern?: InternBlock;
}

/** How much of a semester a level can take. */
export interface Capacity {
  columns: Column[];
  offered: number;
  confirmed: number;
  filled: number;
  /** Seats that can be used and have nobody. */
  free: number;
  lost: Record<LostFor, number>;
  /** Interns expected who have no seat that can be used. */
  waiting: number;
}

export interface LevelCapacity extends Capacity {
  level: string;
  label: string;
}

/** The level of those who did not say which they need. */
export const UNSAID = "";

/** From what can be used to what is lost, so that the interns without a seat stand under what is missing. */
const ORDER: readonly (SeatBlock | undefined)[] = [
  "filled",
  "free",
  "unconfirmed",
  "no-room",
  "no-supervisor",
  undefined,
];

/** The capacity of each level that has a seat or an intern, in the order of the list of levels. */
export function capacityByLevel(
  levels: readonly { key: string; label: string }[],
  seats: readonly CountedSeats[],
  interns: readonly CountedIntern[],
): LevelCapacity[] {
  const known = [...levels, { key: UNSAID, label: "Niveau à préciser" }];
  return known.flatMap(({ key, label }) => {
    const own = seats.filter(({ place }) => place.level === key);
    const waiting = interns.filter((intern) => !intern.isPlaced && (intern.levels[0] ?? UNSAID) === key);
    if (own.length + waiting.length === 0) return [];
    return [{ level: key, label, ...capacityOf(own, waiting.length) }];
  });
}

/** The capacity of some places, with so many interns still to be placed. */
export function capacityOf(seats: readonly CountedSeats[], toPlace: number): Capacity {
  const offered = seats.filter(({ offer }) => offer.state !== "declined");
  const columns = inColumns(offered.flatMap(columnsOf), toPlace);
  const count = (block: SeatBlock) => columns.filter(({ seat }) => seat === block).length;
  const sum = (from: readonly CountedSeats[]) => from.reduce((total, { offer }) => total + offer.seats, 0);
  return {
    columns,
    offered: sum(offered),
    confirmed: sum(offered.filter(({ offer }) => offer.state === "confirmed")),
    filled: count("filled"),
    free: count("free") + count("unconfirmed"),
    lost: { supervisor: count("no-supervisor"), room: count("no-room") },
    waiting: columns.filter(({ intern }) => intern === "waiting" || intern === "stranded").length,
  };
}

/** Each seat of a place with its room and whoever has it; interns stand first in what can be used. */
function columnsOf({ offer, holders, open, lost }: CountedSeats): Column[] {
  const free: SeatBlock = offer.state === "confirmed" ? "free" : "unconfirmed";
  const seats: SeatBlock[] = [
    ...repeated<SeatBlock>("filled", Math.min(open, holders.length)),
    ...repeated(free, Math.max(0, open - holders.length)),
    ...lost.flatMap(({ why, seats: count }) =>
      repeated<SeatBlock>(why === "room" ? "no-room" : "no-supervisor", count),
    ),
  ];
  const rooms = offer.rooms ?? offer.seats;
  const stranded = Math.max(0, holders.length - open);
  return seats.map((seat, rank) => ({
    seat,
    hasRoom: rank < rooms,
    ...(seat === "filled" ? { intern: "placed" as const } : {}),
    ...(rank >= open && rank < open + stranded ? { intern: "stranded" as const } : {}),
  }));
}

/** Those still to be placed stand under the first seats that nobody has, then beyond the last. */
function inColumns(columns: readonly Column[], toPlace: number): Column[] {
  const sorted = [...columns].sort((one, other) => ORDER.indexOf(one.seat) - ORDER.indexOf(other.seat));
  let left = toPlace;
  const filled = sorted.map((column): Column => {
    if (column.intern || left === 0) return column;
    left -= 1;
    return { ...column, intern: "waiting" };
  });
  return [...filled, ...repeated<Column>({ intern: "waiting" }, left)];
}

function repeated<Item>(item: Item, count: number): Item[] {
  return Array.from({ length: Math.max(0, count) }, () => item);
}
