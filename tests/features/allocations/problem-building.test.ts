import { describe, expect, it } from "vitest";
import type { Point } from "#models/commune";
import type {
  AllocationFacts,
  AskedPlacement,
  BedFact,
  PlaceFact,
} from "~/features/allocations/allocation-facts";
import { buildProblem } from "~/features/allocations/problem-building";
import { DEFAULT_WEIGHTS } from "~/vocabulary/allocations";

const AT = new Date("2026-05-12T08:00:00Z");
const SEMESTER = { startsOn: "2026-11-02", endsOn: "2027-05-03" };

function asked(id: string, values: Partial<AskedPlacement> = {}): AskedPlacement {
  return {
    ...{ _id: id, candidateId: `c-${id}`, levels: ["level-1"], wishes: [], companions: [] },
    ...{ bed: { isNeeded: false }, knownPlaceIds: [], ...values },
  };
}

function place(id: string, values: Partial<PlaceFact> = {}): PlaceFact {
  return {
    ...{ id, level: "level-1", communeCode: "46102", epciCode: "figeac" },
    ...{ needsCar: false, hasOnCall: false, open: 1, holders: [], ...values },
  };
}

function bed(id: string, values: Partial<BedFact> = {}): BedFact {
  return { id, lodgingId: "house", communeCode: "46102", bookings: [], ...values };
}

function problem(
  values: Partial<AllocationFacts>,
  choices: Partial<Parameters<typeof buildProblem>[1]> = {},
) {
  const facts = {
    semester: SEMESTER,
    placements: [asked("a")],
    places: [],
    beds: [],
    known: new Map(),
    points: new Map(),
  };
  return buildProblem({ ...facts, ...values }, { weights: DEFAULT_WEIGHTS, ...choices });
}

/** Of the first intern of a semester with these places. */
function intern(placements: AskedPlacement[], values: Partial<AllocationFacts>, choices = {}) {
  return problem({ placements, ...values }, choices).interns[0];
}

describe("what an intern may have", () => {
  it.each([
    ["a place of their level", place("p"), [0], undefined],
    ["no place of another level", place("p", { level: "saspas" }), [], "level"],
    ["no place that offers nothing", place("p", { open: 0, hindrance: "semester" }), [], "semester"],
    ["no place without a room", place("p", { open: 0, hindrance: "room" }), [], "room"],
    ["no place without anybody agreed", place("p", { open: 0, hindrance: "agreement" }), [], "agreement"],
    ["no place whose supervisor is away", place("p", { open: 0, hindrance: "absent" }), [], "absent"],
    ["no seat that an outsider has", place("p", { holders: ["outsider"] }), [], "held"],
    ["the seat another of the list has", place("p", { holders: ["c-b"] }), [0], undefined],
  ] as const)("is %s", (_words, fact, allowed, why) => {
    const found = intern([asked("a", { wishes: [{ placeId: "p" }] }), asked("b")], { places: [fact] });

    expect(found?.allowed).toEqual(allowed);
    expect(found?.refused?.[0]).toBe(why);
  });

  it("ranks a place by the first wish that names it, its level or its sector", () => {
    const places = [
      place("p"),
      place("q", { epciCode: "cahors" }),
      place("r", { level: "saspas" }),
      place("s"),
    ];
    const wishes = [{ placeId: "s" }, { epciCode: "cahors" }, { level: "level-1", epciCode: "figeac" }, {}];

    expect(intern([asked("a", { wishes })], { places })?.rankOf).toEqual({ 0: 2, 1: 1, 3: 0 });
  });

  it("knows the places where they were, told by hand or by earlier semesters", () => {
    const found = intern([asked("a", { knownPlaceIds: ["p"] })], {
      places: [place("p"), place("q"), place("r")],
      known: new Map([["c-a", ["r"]]]),
    });

    expect(found?.known).toEqual([0, 2]);
  });
});

describe("the beds of an intern", () => {
  const stay = { fromOn: "2026-11-02", toOn: "2027-05-03" };
  const asking = asked("a", { bed: { isNeeded: true } });

  it.each([
    ["free", [], [0]],
    ["left the day they come", [{ candidateId: "x", fromOn: "2026-05-04", toOn: "2026-11-02" }], [0]],
    ["taken one night", [{ candidateId: "x", fromOn: "2027-05-02", toOn: "2027-05-10" }], []],
    ["taken from the day they leave", [{ candidateId: "x", fromOn: "2027-05-03", toOn: "2027-11-02" }], [0]],
    ["that of another who asks for one, to be given again", [{ candidateId: "c-b", ...stay }], [0]],
    ["that of another who asks for none", [{ candidateId: "c-c", ...stay }], []],
  ] as const)("count one that is %s", (_words, bookings, beds) => {
    const placements = [asking, asked("b", { bed: { isNeeded: true } }), asked("c")];

    expect(intern(placements, { beds: [bed("one", { bookings })] })?.beds).toEqual(beds);
  });

  it("are none for who asks for none", () => {
    expect(intern([asked("a")], { beds: [bed("one")] })).toMatchObject({ needsBed: false, beds: [] });
  });

  it("are those free on the days asked, when they are not those of the semester", () => {
    const late = asked("a", { bed: { isNeeded: true, fromOn: "2027-01-04" } });
    const beds = [bed("one", { bookings: [{ candidateId: "x", fromOn: "2026-11-02", toOn: "2027-01-04" }] })];

    expect(intern([late], { beds })?.beds).toEqual([0]);
  });
});

describe("what stays", () => {
  const seat = (allocationId?: string) => ({
    placeId: "p",
    at: AT,
    ...(allocationId ? { allocationId } : {}),
  });

  it("is pinned when it was given by hand, and only left from when an allocation gave it", () => {
    const places = [place("p", { holders: ["c-a"] })];

    expect(intern([asked("a", { seat: seat() })], { places })).toMatchObject({
      ...{ pinned: { place: 0 }, before: { place: 0 } },
    });
    const given = intern([asked("a", { seat: seat("first") })], { places }, { isRepair: true });
    expect([given?.pinned, given?.before]).toEqual([undefined, { place: 0 }]);
  });

  it("is what was pinned in the allocation, unless it is no longer possible", () => {
    const pins = new Map([["a", { placeId: "p" }]]);

    expect(intern([asked("a")], { places: [place("p")] }, { pins })?.pinned).toEqual({ place: 0 });
    expect(intern([asked("a")], { places: [place("p", { open: 0 })] }, { pins })?.pinned).toBeUndefined();
  });
});

describe("who and what is near", () => {
  const at = (longitude: number): Point => ({ type: "Point", coordinates: [longitude, 44.6] });
  // A degree of longitude is 79 km there.
  const points = new Map([
    ["near", at(2)],
    ["walk", at(2.05)],
    ["drive", at(2.2)],
    ["far", at(2.5)],
  ]);

  it("is 20 km away for a couple, 5 km without a car", () => {
    const communes = ["near", "walk", "drive", "far"];
    const found = problem({
      points,
      places: communes.map((communeCode) => place(communeCode, { communeCode })),
      beds: communes.map((communeCode) => bed(communeCode, { communeCode })),
    });

    expect(found.nearPlaces[0]).toEqual([0, 1, 2]);
    expect(found.reachableBeds[0]).toEqual([0, 1]);
  });

  it("is a bed up to 20 km away, then one step further past 20 km and two past 40 km", () => {
    const communes = ["near", "drive", "far", "beyond", "nowhere"];
    const found = problem({
      points: new Map([...points, ["beyond", at(2.6)]]),
      places: [place("p", { communeCode: "near" }), place("q", { communeCode: "nowhere" })],
      beds: communes.map((communeCode) => bed(communeCode, { communeCode })),
    });

    expect(found.bedSteps).toEqual([
      [0, 0, 1, 2, 0],
      [0, 0, 0, 0, 0],
    ]);
  });

  it("is the same commune when its position is not known", () => {
    const found = problem({
      places: [
        place("p", { communeCode: "x" }),
        place("q", { communeCode: "x" }),
        place("r", { communeCode: "y" }),
      ],
    });

    expect(found.nearPlaces).toEqual([[0, 1], [0, 1], [2]]);
  });

  it("names each pair once, as a couple when either says so, among those who come", () => {
    const placements = [
      asked("a", {
        companions: [
          { candidateId: "c-b", kind: "friends" },
          { candidateId: "gone", kind: "couple" },
        ],
      }),
      asked("b", { companions: [{ candidateId: "c-a", kind: "couple" }] }),
    ];

    expect(problem({ placements }).pairs).toEqual([{ one: 0, other: 1, kind: "couple" }]);
  });
});
