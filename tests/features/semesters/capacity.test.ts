import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CountedSeats, capacityByLevel, capacityOf, UNSAID } from "~/features/semesters/capacity";
import { bedCapacityOf } from "~/features/semesters/capacity-beds";
import {
  bedWords,
  capacityWords,
  enoughWords,
  isSure,
  missingWords,
} from "~/features/semesters/capacity-words";
import { lostSeatsOf } from "~/features/semesters/lost-seats";
import { usableSeats } from "~/features/training-places/usable-seats";

const WINTER = { startsOn: "2026-11-02", endsOn: "2027-05-02" };
const LEVELS = [
  { key: "level-1", label: "Niveau 1" },
  { key: "saspas", label: "SASPAS" },
];

describe("the capacity of a semester", () => {
  it("stands the interns without a seat under what is missing", () => {
    const seats = [
      counted({ seats: 2, holders: 1 }),
      counted({ seats: 1, lost: [{ why: "supervisor", seats: 1 }], open: 0 }),
    ];

    const { columns } = capacityOf(seats, 3);

    expect(columns).toEqual([
      { seat: "filled", hasRoom: true, intern: "placed" },
      { seat: "free", hasRoom: true, intern: "waiting" },
      { seat: "no-supervisor", hasRoom: true, intern: "waiting" },
      { intern: "waiting" },
    ]);
  });

  it("counts an intern whose seat was lost as one to be placed again", () => {
    const seats = [counted({ seats: 1, holders: 1, open: 0, lost: [{ why: "supervisor", seats: 1 }] })];

    const capacity = capacityOf(seats, 0);

    expect(capacity).toMatchObject({ filled: 0, waiting: 1, lost: { supervisor: 1, room: 0 } });
    expect(lostSeatsOf(seats, new Map())).toMatchObject([{ why: "supervisor", seats: 1, stranded: 1 }]);
  });

  it("leaves out seats that were refused, and tells those not confirmed from the others", () => {
    const seats = [
      counted({ seats: 2, state: "declined", open: 0 }),
      counted({ seats: 2, state: "asked" }),
      counted({ seats: 1 }),
    ];

    expect(capacityOf(seats, 0)).toMatchObject({ offered: 3, confirmed: 1, free: 3 });
  });

  it("has as many blocks of each kind as there are seats and interns, whatever the places", () => {
    fc.assert(
      fc.property(fc.array(anyPlace, { maxLength: 12 }), fc.nat(30), (places, toPlace) => {
        const { columns, offered, filled, free, lost, waiting } = capacityOf(places, toPlace);
        const holders = places.reduce((sum, place) => sum + place.holders.length, 0);

        expect(columns.filter(({ seat }) => seat)).toHaveLength(offered);
        expect(filled + free + lost.supervisor + lost.room).toBe(offered);
        expect(columns.filter(({ intern }) => intern)).toHaveLength(holders + toPlace);
        expect(filled + waiting).toBe(holders + toPlace);
      }),
    );
  });

  it("is told by level, whoever did not say theirs apart", () => {
    const seats = [counted({ seats: 1 }), counted({ seats: 2, level: "saspas", holders: 1 })];
    const interns = [
      { levels: ["level-1", "saspas"], isPlaced: false },
      { levels: ["level-1"], isPlaced: false },
      { levels: [], isPlaced: false },
      { levels: ["saspas"], isPlaced: true },
    ];

    const levels = capacityByLevel(LEVELS, seats, interns);

    expect(levels.map(({ level, filled, free, waiting }) => [level, filled, free, waiting])).toEqual([
      ["level-1", 0, 1, 2],
      ["saspas", 1, 1, 0],
      [UNSAID, 0, 0, 1],
    ]);
  });
});

describe("in words", () => {
  it("says what is offered, given, lost and missing", () => {
    const seats = [
      counted({ seats: 3, holders: 1, open: 2, lost: [{ why: "room", seats: 1 }], rooms: 2 }),
      counted({ seats: 2, state: "asked", open: 0, lost: [{ why: "supervisor", seats: 2 }] }),
    ];

    expect(plain(capacityWords(capacityOf(seats, 2)))).toBe(
      `5 places offertes dont 2 à confirmer, 1 attribuée, 2 perdues faute de maître de stage, 1 perdue faute de cabinet ; 2 internes à placer, dont 1 sans place utilisable.`,
    );
  });

  it("says that interns are to be placed as long as a seat is free, and that no seat is left when none is", () => {
    const told = (seats: number, toPlace: number) =>
      plain(capacityWords(capacityOf([counted({ seats, state: "asked" })], toPlace)));

    expect(told(24, 6)).toMatch(/ 6 internes à placer\.$/);
    expect(told(4, 6)).toMatch(/ 6 internes à placer, dont 2 sans place utilisable\.$/);
    expect(told(0, 6)).toBe("Aucune place offerte ; 6 internes sans place utilisable.");
  });

  it("promises a seat to each only once the seats they need are confirmed", () => {
    const asked = capacityOf([counted({ seats: 24, state: "asked" })], 6);
    const confirmed = capacityOf([counted({ seats: 6 }), counted({ seats: 2, state: "asked" })], 6);

    const [one, other] = [
      { level: "level-1", label: "Niveau 1" },
      { total: confirmed, levels: [] },
    ];
    expect([isSure({ total: asked, levels: [] }), isSure(other)]).toEqual([false, true]);
    expect(isSure({ total: confirmed, levels: [{ ...one, ...asked }] })).toBe(false);
    expect(plain(enoughWords(6, { total: asked, levels: [] }))).toMatch(
      /sont confirmées : 24 places restent à confirmer\.$/,
    );
    expect(enoughWords(6, other)).toBe("Il y a une place et un lit pour chaque interne attendu·e.");
  });

  it("does not count a free seat of one level for the interns of another", () => {
    const seats = [counted({ seats: 2, level: "saspas" })];
    const interns = [{ levels: ["level-1"], isPlaced: false }];
    const beds = bedCapacityOf([], [], WINTER);
    const told = (list: typeof seats) =>
      missingWords({ total: capacityOf(list, 1), levels: capacityByLevel(LEVELS, list, interns), beds });

    expect(plain(told(seats) ?? "")).toContain(`Il manque 1 place`);
    expect(told([...seats, counted({ seats: 1 })])).toBeNull();
  });
});

describe("the beds of a semester", () => {
  it("are free unless a night of it is booked, closed ones and ended agreements left out", () => {
    const house = {
      beds: [
        { id: "a", label: "A" },
        { id: "b", label: "B" },
        { id: "c", label: "C", isClosed: true },
      ],
      bookings: [booking("a", "2026-10-01", "2026-11-02"), booking("b", "2027-01-01", "2027-02-01")],
    };
    const ended = { ...house, bookings: [], agreement: { fromOn: "2020-01-01", toOn: "2026-10-31" } };

    const beds = bedCapacityOf([house, ended], [{ isLodged: true }, ...lookingFor(3)], WINTER);

    expect(beds).toEqual({ beds: 2, taken: 1, free: 1, asked: 4, lodged: 1, missing: 2 });
    expect(plain(bedWords(beds))).toContain("il en manque 2");
  });
});

/** With plain spaces. */
function plain(words: string): string {
  return words.replace(/\s/g, " ");
}

function lookingFor(count: number): { isLodged: boolean }[] {
  return Array.from({ length: count }, () => ({ isLodged: false }));
}

function booking(bedId: string, fromOn: string, toOn: string) {
  return { id: bedId, bedId, candidateId: "c", fromOn, toOn, state: "booked" as const, bookedAt: new Date() };
}

interface Counted extends Partial<Pick<CountedSeats, "open" | "lost">> {
  seats: number;
  rooms?: number;
  holders?: number;
  level?: string;
  state?: CountedSeats["offer"]["state"];
}

function counted({
  seats,
  rooms,
  holders = 0,
  level = "level-1",
  state = "confirmed",
  ...usable
}: Counted): CountedSeats {
  return {
    place: { _id: "place", structureName: "MSP", level },
    offer: { seats, state, ...(rooms === undefined ? {} : { rooms }) },
    holders: Array.from({ length: holders }),
    open: usable.open ?? seats,
    lost: usable.lost ?? [],
  };
}

/** A place as the rule of usable seats makes it. */
const anyPlace = fc
  .record({
    seats: fc.nat(4),
    rooms: fc.option(fc.nat(5), { nil: undefined }),
    isSupervised: fc.boolean(),
    state: fc.constantFrom("planned", "asked", "confirmed"),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ seats, rooms, isSupervised, state, share }) => {
    const offer = { seats, state, ...(rooms === undefined ? {} : { rooms }) } as const;
    const supervisor = {
      ...{ isActive: isSupervised, absences: [] },
      agreements: [{ level: "level-1", fromOn: "2020-01-01" }],
    };
    const usable = usableSeats({ level: "level-1" }, offer, [supervisor], WINTER);
    return counted({ ...offer, ...usable, holders: Math.round(share * seats) });
  });
