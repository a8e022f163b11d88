import { describe, expect, it } from "vitest";
import { isToldOf, type ToldHousehold } from "~/features/tracking/own-needs";

const DOCTOR = "c1";
const OTHER_DOCTOR = "c2";
const SPOUSE = "s1";
const spouse = { id: SPOUSE, firstName: "Sacha", relation: "couple" as const };
const ended = { ...spouse, untilOn: "2026-01-01" };
const parent = { id: "p1", firstName: "Odile", relation: "other" as const };
const tie = { id: "t", oneId: DOCTOR, otherId: OTHER_DOCTOR, kind: "couple" as const };

type Search = ToldHousehold["workSearch"];

function householdOf(
  members: Partial<Omit<ToldHousehold, "heads" | "workSearch">> & { heads?: string[] },
  search: Partial<Search> = {},
): ToldHousehold {
  const { heads = [DOCTOR], ...others } = members;
  return {
    heads: heads.map((candidateId) => ({ candidateId })) as never,
    adults: [],
    ...others,
    workSearch: { ownerIds: [], sharedBy: [], isOpen: true, ...search },
  };
}

function toldOf(household: ToldHousehold): string[] {
  return [DOCTOR, OTHER_DOCTOR, SPOUSE, "p1"].filter((id) => isToldOf("spouse-work", id, household));
}

describe("a search for work", () => {
  it("is told to whose it is, and to the doctor only with their agreement", () => {
    const couple = { adults: [spouse] };
    expect(toldOf(householdOf(couple))).toEqual([SPOUSE]);
    expect(toldOf(householdOf(couple, { ownerIds: [SPOUSE] }))).toEqual([SPOUSE]);
    expect(toldOf(householdOf(couple, { ownerIds: [SPOUSE], sharedBy: [SPOUSE] }))).toEqual([DOCTOR, SPOUSE]);
    expect(toldOf(householdOf(couple, { sharedBy: [SPOUSE] }))).toEqual([DOCTOR, SPOUSE]);
  });

  it("is not shown by the agreement of anybody else", () => {
    expect(toldOf(householdOf({ adults: [spouse] }, { sharedBy: [DOCTOR] }))).toEqual([SPOUSE]);
    expect(toldOf(householdOf({ adults: [spouse] }, { sharedBy: ["gone"] }))).toEqual([SPOUSE]);
  });

  it("follows whose it is said to be", () => {
    const two = { heads: [DOCTOR, OTHER_DOCTOR], relations: [tie] };
    expect(toldOf(householdOf(two))).toEqual([OTHER_DOCTOR]);
    expect(toldOf(householdOf(two, { ownerIds: [DOCTOR] }))).toEqual([DOCTOR]);
    expect(toldOf(householdOf(two, { ownerIds: [DOCTOR], sharedBy: [DOCTOR] }))).toEqual([
      DOCTOR,
      OTHER_DOCTOR,
    ]);
    expect(toldOf(householdOf({ adults: [spouse] }, { ownerIds: [DOCTOR] }))).toEqual([DOCTOR]);
  });

  it("is told to nobody once whose it is is no longer known, or there are several", () => {
    expect(toldOf(householdOf({ adults: [spouse] }, { ownerIds: ["gone"] }))).toEqual([]);
    expect(toldOf(householdOf({}, { ownerIds: ["gone"] }))).toEqual([]);
    expect(toldOf(householdOf({ adults: [spouse] }, { ownerIds: [SPOUSE, DOCTOR] }))).toEqual([]);
  });

  it("stays hidden once the couple is over, whatever was agreed", () => {
    const said = { ownerIds: [SPOUSE], sharedBy: [SPOUSE] };
    expect(toldOf(householdOf({ adults: [ended] }, said))).toEqual([]);
    const apart = { heads: [DOCTOR, OTHER_DOCTOR], relations: [{ ...tie, untilOn: "2026-01-01" }] };
    const shared = { ownerIds: [OTHER_DOCTOR], sharedBy: [OTHER_DOCTOR] };
    expect(toldOf(householdOf(apart, shared))).toEqual([]);
  });

  it("is shown to the other of the couple alone, not to the other adults", () => {
    const three = { adults: [spouse, parent] };
    const said = { ownerIds: [SPOUSE], sharedBy: [SPOUSE] };
    expect(toldOf(householdOf(three, said))).toEqual([DOCTOR, SPOUSE]);
    expect(toldOf(householdOf(three, { ownerIds: ["p1"], sharedBy: ["p1"] }))).toEqual(["p1"]);
  });

  it("changes nothing of what is told of the rest", () => {
    const shared = householdOf({ adults: [spouse] }, { ownerIds: [SPOUSE], sharedBy: [SPOUSE] });
    expect(isToldOf("scholarship", SPOUSE, shared)).toBe(false);
    expect(isToldOf("housing", DOCTOR, shared)).toBe(true);
  });
});
