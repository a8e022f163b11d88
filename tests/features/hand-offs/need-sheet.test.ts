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
  memberId: "zq-member",
  occupation: "Ingénieure structure",
  romeCode: "F1106",
  diplomas: "INSA",
  sector: "private",
  experienceYears: 8,
  workingTime: "full",
  telework: "some",
  wageMin: 2345,
  curriculumId: "zq-curriculum",
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

it("tells the least somebody would be paid to those who accompany a search alone, and joins a CV for employers alone", () => {
  const kinds = valuesOf(PARTNER_KINDS);
  const told = kinds.filter((kind) => JSON.stringify(sheetOf("spouse-work", kind)).match(/2\D?345/));
  expect(told).toEqual(["employment-service"]);
  const joined = kinds.filter((partnerKind) => {
    const input = { kind: "spouse-work", partnerKind, candidateKind: "doctor" } as const;
    const sheet = needSheet({ ...input, criteria: CRITERIA, answerBy: "2026-05-22", curriculumId: "cv" });
    return sheet.documentIds !== undefined && sheet.lines.at(-1)?.key === "curriculum";
  });
  expect(joined).toEqual(["employer"]);
});

it("asks an employment service to accompany the search, an employer for a post", () => {
  expect(sheetOf("spouse-work", "employment-service").intro).toContain("accompagner sa recherche");
  expect(sheetOf("spouse-work", "employer").intro).toContain("un poste ou un entretien");
});

function sheetOf(kind: NeedKind, partnerKind: PartnerKind, candidateKind: CandidateKind = "doctor") {
  return needSheet({ kind, partnerKind, candidateKind, criteria: CRITERIA, answerBy: "2026-05-22" });
}
