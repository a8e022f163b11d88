import { describe, expect, it } from "vitest";
import type { CareCommission } from "#models/care-service";
import type { NeedCriteria } from "#models/need";
import { commissionsFor } from "~/features/child-calendar/care-commissions";
import type { ChildNeed, FileFacts } from "~/features/child-calendar/child-facts";
import { wantedTasks } from "~/features/child-calendar/child-plan";
import { schoolEntry } from "~/features/child-calendar/school-entry";
import { offsetDay } from "~/features/templates/planned-day";
import { PUBLISHED_HOLIDAYS } from "~/vocabulary/school-holidays";
import { NBSP } from "~/vocabulary/typography";

const CALENDAR = { zone: "C" as const, schoolHolidays: PUBLISHED_HOLIDAYS };
const IN_SUMMER = "2027-08-16";
const IN_YEAR = "2027-03-11";

describe("the first day of class", () => {
  it.each([
    ["in the summer", IN_SUMMER, "2027-09-01", true],
    ["in the course of the year", IN_YEAR, "2027-03-11", true],
    ["in the holidays of the zone", "2027-02-10", "2027-02-22", true],
    ["in the holidays of another zone", "2027-03-02", "2027-03-02", true],
    ["on a Saturday", "2026-10-10", "2026-10-12", true],
    ["in a summer nobody published", "2029-07-20", "2029-09-03", false],
  ])("of who arrives %s", (_when, arrival, on, isKnown) => {
    expect(schoolEntry({ birthMonth: "2019-05" }, arrival, CALENDAR)).toMatchObject({ on, isKnown });
  });

  /** Birth month, arrival, class, first day, already at school, bound to be there. */
  it.each([
    ["2025-01", IN_SUMMER, null],
    ["2024-12", IN_SUMMER, ["ps", "2027-09-01", false, true]],
    ["2024-12", IN_YEAR, ["ps", "2027-09-01", false, false]],
    ["2023-01", IN_SUMMER, ["ms", "2027-09-01", true, true]],
    ["2023-01", IN_YEAR, ["ps", "2027-03-11", true, true]],
    ["2018-06", IN_SUMMER, ["cm1", "2027-09-01", true, true]],
    ["2016-06", IN_SUMMER, ["6e", "2027-09-01", true, true]],
    ["2016-06", IN_YEAR, ["cm2", "2027-03-11", true, true]],
    ["2011-02", IN_YEAR, ["2nde", "2027-03-11", true, false]],
    ["2010-06", IN_SUMMER, ["terminale", "2027-09-01", true, false]],
    ["2009-06", IN_SUMMER, null],
    ["2009-06", IN_YEAR, ["terminale", "2027-03-11", true, false]],
  ] as const)("of a child born in %s who arrives on %s", (birthMonth, arrival, expected) => {
    const entry = schoolEntry({ birthMonth }, arrival, CALENDAR);
    expect(entry && [entry.level, entry.on, entry.isAtSchool, entry.isRequired]).toEqual(expected);
  });

  it("is nobody’s whose age is not known", () => {
    expect(schoolEntry({}, IN_SUMMER, CALENDAR)).toBeNull();
  });
});

describe("the steps of schooling", () => {
  it("ask the town hall three months before, the present school one month before, and check on the eighth day", () => {
    expect(planned(facts("2018-06", IN_SUMMER))).toEqual([
      ["2027-06-01", "Demander à la mairie l’inscription de Zoé (CM1)"],
      ["2027-07-16", "Demander à l’établissement actuel le certificat de radiation de Zoé"],
      [
        "2027-08-01",
        `Inscrire Zoé avant son entrée${NBSP}: cantine, transport scolaire et accueil périscolaire`,
      ],
      ["2027-08-24", "Vérifier que l’inscription de Zoé à l’école est faite"],
    ]);
  });

  it("name what the family wishes around school, and it alone", () => {
    const wish = need("schooling", { needsCanteen: true, needsBoarding: true });
    expect(planned(facts("2015-06", IN_SUMMER, [wish]))[2]?.[1]).toBe(
      `Inscrire Zoé avant son entrée${NBSP}: cantine et internat`,
    );
  });

  it.each([
    ["2016-06", {}, "Demander au collège de secteur l’inscription de Zoé (6ᵉ)"],
    ["2012-06", {}, "Demander au lycée de secteur l’inscription de Zoé (seconde)"],
    ["2018-06", { schoolSector: "private" as const }, "Demander à l’école privée l’inscription de Zoé (CM1)"],
    ["2018-06", { level: "6e" as const }, "Demander au collège de secteur l’inscription de Zoé (6ᵉ)"],
  ])("are asked of who enrols a child born in %s, with %o", (birthMonth, criteria, label) => {
    expect(planned(facts(birthMonth, IN_SUMMER, [need("schooling", criteria)]))[0]?.[1]).toBe(label);
  });

  it("ask for no certificate of a child who goes to school for the first time", () => {
    const wanted = wantedOf(facts("2024-05", IN_SUMMER));
    expect(wanted.map(({ plan }) => plan.stepKey)).not.toContain("leaving");
    expect(wanted[0]?.papers).not.toContain("Certificat de radiation");
    expect(wantedOf(facts("2018-06", IN_SUMMER))[0]?.papers).toContain("Certificat de radiation");
  });

  it("tell a law from what is only usage", () => {
    const [ask, , , check] = wantedOf(facts("2018-06", IN_SUMMER)).map(({ plan }) => plan);
    expect(check).toMatchObject({ offset: { isLegal: true }, note: expect.stringContaining("L131-5") });
    expect(ask?.offset).toEqual({ months: -3 });
    expect(ask?.note).toMatch(/^Usage.*auprès de la mairie/);
  });

  it("say that the return is to be confirmed when nobody published it", () => {
    expect(wantedOf(facts("2020-06", "2029-07-20"))[0]?.plan.note).toContain("Rentrée à confirmer");
  });

  it("plan nothing new once the entry is a month past, nor for a need that is dropped", () => {
    const late = { ...facts("2018-06", IN_YEAR), today: "2027-04-20" };
    expect(wantedOf(late).some(({ mayBegin }) => mayBegin)).toBe(false);
    expect(wantedOf(facts("2018-06", IN_SUMMER, [need("schooling", {}, "dropped")]))).toEqual([]);
  });

  it("have nothing to ask once the school is chosen, and still the certificate to get", () => {
    const keys = wantedOf(facts("2018-06", IN_SUMMER, [need("schooling", {}, "decided")]))
      .filter(({ isDone }) => !isDone)
      .map(({ plan }) => plan.stepKey);
    expect(keys).toEqual(["leaving", "around", "check"]);
  });
});

describe("the steps of childcare", () => {
  it("ask the relay centre six months before and settle in three weeks before, from the month of the arrival", () => {
    expect(planned(facts("2026-04", IN_SUMMER))).toEqual([
      ["2027-02-01", "Demander au relais petite enfance un mode d’accueil pour Zoé"],
      ["2027-07-11", "Prévoir le temps d’adaptation de Zoé"],
    ]);
  });

  it("count from the month and the day to settle in that were said", () => {
    const told = need("childcare", { careFromMonth: "2027-11", settlingOn: "2027-10-18" });
    expect(planned(facts("2026-04", IN_SUMMER, [told])).map(([day]) => day)).toEqual([
      "2027-05-01",
      "2027-10-18",
    ]);
  });

  it.each([
    ["of a child who goes to school", "2023-04", []],
    ["of a child born after the arrival, while nobody said from when", "2027-12", []],
  ])("are not those %s", (_whom, birthMonth, expected) => {
    const childcare = wantedOf(facts(birthMonth, IN_SUMMER)).filter(
      ({ plan }) => plan.needKind === "childcare",
    );
    expect(childcare).toEqual(expected);
  });

  it("never tell of an expected birth", () => {
    const told = need("childcare", { careFromMonth: "2028-02" });
    const unborn = { ...facts("2027-12", IN_SUMMER, [told]) };
    unborn.children = [{ id: "zoe", firstName: "Zoé", isUnborn: true, birthMonth: "2027-12" }];
    expect(planned(unborn).map(([, label]) => label)).toEqual([
      "Demander au relais petite enfance un mode d’accueil pour un enfant",
      "Prévoir le temps d’adaptation d’un enfant",
    ]);
  });

  it("say nothing of adapted care nor of arrangements at school", () => {
    const told = [
      need("childcare", { careFromMonth: "2027-09", hasAdaptedCare: true }),
      need("schooling", { needsArrangements: true }),
    ];
    const words = JSON.stringify(wantedOf(facts("2024-05", IN_SUMMER, told)));
    expect(words).not.toMatch(/adapté|aménagement/i);
  });
});

describe("the commissions of a service", () => {
  const sessions = [
    commission("june", "2027-06-15", "2027-06-01", "2027-08", "2027-12"),
    commission("march", "2027-03-28", "2027-03-01", "2027-08", "2027-10"),
    commission("january", "2027-01-20", "2027-01-05", "2027-05", "2027-07"),
  ];

  it.each([
    ["2027-09", "2026-12-01", ["march", "june"]],
    ["2027-12", "2026-12-01", ["june"]],
    ["2027-09", "2027-03-01", ["march", "june"]],
    ["2027-09", "2027-03-02", ["june"]],
    ["2027-06", "2026-12-01", ["january"]],
    ["2028-01", "2026-12-01", []],
  ])("that decide on %s, seen on %s, are read in the order of their last day", (month, today, ids) => {
    expect(commissionsFor({ commissions: sessions }, month, today).map(({ id }) => id)).toEqual(ids);
  });
});

function commission(
  id: string,
  on: string,
  fileBefore: string,
  forFrom: string,
  forTo: string,
): CareCommission {
  return { id, on, fileBefore, forFrom, forTo };
}

function need(
  kind: ChildNeed["kind"],
  criteria: Partial<NeedCriteria>,
  state: ChildNeed["state"] = "to-qualify",
): ChildNeed {
  return {
    id: kind,
    kind,
    childId: "zoe",
    state,
    criteria: { communes: [], ...criteria },
    careServiceIds: [],
  };
}

function facts(birthMonth: string, arrivalOn: string, needs: ChildNeed[] = []): FileFacts {
  return {
    ...{ arrivalOn, needs, services: [], calendar: CALENDAR, today: "2026-11-24" },
    children: [{ id: "zoe", firstName: "Zoé", birthMonth }],
  };
}

function wantedOf(told: FileFacts) {
  return wantedTasks({ facts: told, tasks: [], servicesAsked: new Map() });
}

/** Each day as it is counted, with its words. */
function planned(told: FileFacts): [string, string][] {
  return wantedOf(told).map(({ plan, label }) => [offsetDay(plan.anchorOn, plan.offset), label]);
}
