import { describe, expect, it } from "vitest";
import type { NeedCriteria } from "#models/need";
import { needSheet } from "~/features/hand-offs/hand-off-sheet";
import { CANDIDATE_KINDS, type CandidateKind } from "~/vocabulary/candidates";
import { NEED_KINDS, type NeedKind } from "~/vocabulary/needs";
import { PARTNER_KINDS, PARTNER_KINDS_BY_NEED, type PartnerKind } from "~/vocabulary/partners";
import { SHARING_CEILINGS } from "~/vocabulary/sharing";
import { valuesOf } from "~/vocabulary/words";

/** Everything that a need may say, of whatever kind. */
const CRITERIA: NeedCriteria = {
  wish: "CM1 à la rentrée",
  tenure: "rent",
  communes: ["zq-commune"],
  place: "Bellevue",
  budgetMax: 700,
  rooms: 3,
  people: 4,
  months: 6,
  isFurnished: true,
  hasPets: true,
  hasCar: false,
  note: "zq-note",
  fromOn: "2026-11-02",
};

describe.each(valuesOf(NEED_KINDS))("the sheet of the need %s", (kind) => {
  it("tells no kind of partner more than its ceiling, in its title either", () => {
    for (const partnerKind of valuesOf(PARTNER_KINDS)) {
      const { title, lines } = sheetOf(kind, partnerKind);
      const ceiling: readonly string[] = SHARING_CEILINGS[partnerKind] ?? [];
      const above = lines.filter(({ key }) => !ceiling.includes(key));
      expect(above, partnerKind).toEqual([]);
      expect(title.includes("à partir du"), partnerKind).toBe(ceiling.includes("fromOn"));
      expect(JSON.stringify([title, lines]), partnerKind).not.toContain("zq-");
    }
  });

  it("tells what is looked for to whoever may be asked", () => {
    for (const partnerKind of PARTNER_KINDS_BY_NEED[kind]) {
      const keys = sheetOf(kind, partnerKind).lines.map(({ key }) => key);
      expect(keys, partnerKind).toContain(kind === "housing" ? "people" : "wish");
    }
  });

  it("says who comes without naming anybody", () => {
    for (const candidateKind of valuesOf(CANDIDATE_KINDS)) {
      const { title, intro } = sheetOf(kind, "territory", candidateKind);
      expect(title).toMatch(/^(Une?|Faire) .* (d’)?une? /);
      expect(intro).toMatch(/^Nous .* (d’)?une? .*\u00A0\?$/);
    }
  });
});

function sheetOf(kind: NeedKind, partnerKind: PartnerKind, candidateKind: CandidateKind = "doctor") {
  return needSheet({ kind, partnerKind, candidateKind, criteria: CRITERIA, answerBy: "2026-05-22" });
}
