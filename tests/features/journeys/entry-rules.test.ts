import { describe, expect, it } from "vitest";
import { type JourneyFacts, missingRules } from "~/features/journeys/entry-rules";
import { ENTRY_RULES, type EntryRule } from "~/vocabulary/pipelines";
import { valuesOf } from "~/vocabulary/words";

const NOTHING: JourneyFacts = {
  candidate: { territories: [] },
  hasIntroduction: false,
  hasConsent: false,
  hasOpenHousing: true,
  paperwork: { planned: 0, left: 0 },
};

const HOLDING: Readonly<Record<EntryRule, Partial<JourneyFacts>>> = {
  "interview-held": { candidate: { territories: [], interviewOn: "2026-11-02" } },
  "exercise-chosen": { candidate: { territories: [], exerciseModes: ["private"] } },
  "specialty-known": { candidate: { territories: [], specialty: "médecine générale" } },
  "territory-chosen": { candidate: { territories: ["200067361"] } },
  "opening-linked": {
    candidate: { territories: [], openings: [{ openingId: "o", linkedAt: new Date(), by: null }] },
  },
  "introduction-made": { hasIntroduction: true },
  "visit-held": { visitOn: "2026-11-02" },
  "arrival-known": { arrivalOn: "2027-01-04" },
  "paperwork-done": { paperwork: { planned: 3, left: 0 } },
  "placement-confirmed": { candidate: { territories: [], placementOn: "2026-11-02" } },
  "housing-settled": { hasOpenHousing: false },
  "consent-given": { hasConsent: true },
};

describe("the rules of a stage", () => {
  it.each(valuesOf(ENTRY_RULES))("« %s » misses until what it speaks of is there", (rule) => {
    expect(missingRules([rule], NOTHING)).toEqual([rule]);
    expect(missingRules([rule], { ...NOTHING, ...HOLDING[rule] })).toEqual([]);
  });

  it("are told in their order, those that hold left out", () => {
    const facts = { ...NOTHING, hasConsent: true };
    expect(missingRules(["visit-held", "consent-given", "arrival-known"], facts)).toEqual([
      "visit-held",
      "arrival-known",
    ]);
  });

  it("of a stage that has none let everybody in", () => {
    expect(missingRules(undefined, NOTHING)).toEqual([]);
  });

  it("do not take for done a paperwork nobody planned, or one under way", () => {
    for (const paperwork of [
      { planned: 0, left: 0 },
      { planned: 3, left: 1 },
    ])
      expect(missingRules(["paperwork-done"], { ...NOTHING, paperwork })).toEqual(["paperwork-done"]);
  });
});
