import { describe, expect, it } from "vitest";
import type { NeedCriteria } from "#models/need";
import type { ProposedHome } from "#models/need-housing";
import type { ProposedPost } from "#models/need-work";
import type { Proposal } from "#models/proposal";
import { HOUSING_CRITERIA } from "~/features/housing/housing-ranking";
import { type Criterion, type PlaceFacts, rankOf } from "~/features/needs/ranking";
import { WORK_CRITERIA } from "~/features/spouse-work/work-ranking";
import { formatEuros } from "~/vocabulary/typography";
import { WORKING_TIMES } from "~/vocabulary/work";

const HOME_WISHED: NeedCriteria = {
  ...{ communes: ["46102"], tenure: "rent", rooms: 3, budgetMax: 650, workplaceCode: "46102" },
  ...{ distanceMaxKm: 10, fromOn: "2026-06-01", isFurnished: true, hasPets: true, isAccessible: true },
};
const UNFIT_HOME: ProposedHome = {
  ...{ kind: "housing", place: "Le Vigan", communeCode: "46335", communeName: "Le Vigan", tenure: "buy" },
  ...{
    rooms: 2,
    rent: 1700,
    fromOn: "2026-06-15",
    isFurnished: false,
    takesPets: false,
    isAccessible: false,
  },
};
const POST_WISHED: NeedCriteria = {
  ...{ communes: ["46102"], occupation: "Ingénieure structure", romeCode: "F1106", wageMin: 2300 },
  ...{ workingTime: "full", telework: "some", fromOn: "2026-06-01" },
};
const UNFIT_POST: ProposedPost = {
  ...{ kind: "spouse-work", post: "Secrétaire", romeCode: "M1805", wage: 1700, workingTime: "part" },
  ...{ telework: "none", fromOn: "2026-06-15", communeCode: "46138", communeName: "Gourdon" },
};
const FIT_HOME: ProposedHome = {
  ...UNFIT_HOME,
  ...{ communeCode: "46102", rooms: 3, rent: 610, fromOn: "2026-05-01" },
  ...{ isFurnished: true, takesPets: true, isAccessible: true },
};
const FIT_POST: ProposedPost = {
  ...UNFIT_POST,
  ...{ romeCode: "F1106", wage: 2400, workingTime: "full", telework: "some", fromOn: "2026-06-01" },
};

interface Judged {
  what: string;
  kindCriteria: readonly Criterion[];
  wished: NeedCriteria;
  proposal: Proposal;
  facts?: PlaceFacts;
}

const HOME = { kindCriteria: HOUSING_CRITERIA, wished: HOME_WISHED };
const POST = { kindCriteria: WORK_CRITERIA, wished: POST_WISHED };
/** Both homes are for sale: that one is to let as wished goes unsaid, like whether it is when nobody said. */
const JUDGED: readonly Judged[] = [
  { what: "a home that suits", ...HOME, proposal: FIT_HOME, facts: { distanceKm: 4 } },
  { what: "a home that does not", ...HOME, proposal: UNFIT_HOME, facts: { distanceKm: 12 } },
  {
    ...{ what: "a home nothing is known of", ...HOME, kindCriteria: HOUSING_CRITERIA.slice(1) },
    proposal: { kind: "housing", place: "Bellevue" },
  },
  { what: "a post that suits", ...POST, proposal: FIT_POST, facts: { isNearWished: true } },
  {
    what: "a post that does not",
    ...POST,
    proposal: UNFIT_POST,
    facts: { distanceKm: 12, isApproximate: true },
  },
  { what: "a post nothing is known of", ...POST, proposal: { kind: "spouse-work", post: "DRH" } },
];

it.each(JUDGED)(
  "tells every criterion in each language: $what",
  ({ kindCriteria, wished, proposal, facts = {} }) => {
    for (const { key, judge } of kindCriteria) {
      const { fr = "", en = "" } = judge(wished, proposal, facts)?.words ?? {};
      expect(fr, key).not.toBe("");
      expect(en, key).not.toBe("");
      expect(en, key).not.toBe(fr);
      expect(en, key).not.toMatch(/[\u00A0\u202F]/);
    }
  },
);

describe("the reasons in English", () => {
  it("say each criterion asked for, then what is not known", () => {
    const wished = { communes: ["46102"], rooms: 3, budgetMax: 650, workplaceCode: "46102" };
    const home = { ...FIT_HOME, tenure: "rent" as const, communeName: "Figeac" };
    expect(rankOf(wished, HOUSING_CRITERIA, { proposal: home }, "en").reasons).toBe(
      "3 rooms, €610 of €650, in Figeac as wished; distance unknown",
    );
  });

  it("say by how much a home misses what is asked for", () => {
    const facts = { distanceKm: 12 };
    expect(rankOf(HOME_WISHED, HOUSING_CRITERIA, { proposal: UNFIT_HOME, facts }, "en").reasons).toBe(
      "for sale, 2 rooms of the 3 wished, €1,700, in Le Vigan, elsewhere than wished, 12 km away as the crow flies, for 10 at most, free on 15 June, 14 days too late, unfurnished, pets refused, with steps",
    );
  });

  it("say what a post is, in the words of the lists", () => {
    const facts = { distanceKm: 12 };
    expect(rankOf(POST_WISHED, WORK_CRITERIA, { proposal: FIT_POST, facts }, "en").reasons).toBe(
      `secrétaire as looked for, €2,400 gross for €2,300, ${WORKING_TIMES.full.en.toLowerCase()}, remote work some days, in Gourdon, 12 km away as the crow flies, starts on 1 June, in time`,
    );
  });

  it("put aside by the same criteria as in French, said in English", () => {
    const aside = (language: "fr" | "en") =>
      rankOf(HOME_WISHED, HOUSING_CRITERIA, { proposal: { ...UNFIT_HOME, tenure: "rent" } }, language)
        .excludedBy;
    expect(aside("en")).toEqual(["€1,700, €1,050 over", "pets refused", "with steps"]);
    expect(aside("fr")).toEqual([
      `${formatEuros(1700)}, ${formatEuros(1050)} de trop`,
      "animaux refusés",
      "avec des marches",
    ]);
  });
});
