import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { VisitStep } from "#models/visit-day";
import type { Place } from "~/features/reference-data/distance";
import { conflictsOf, type DayFacts } from "~/features/visit-days/visit-conflicts";
import { hourOf } from "~/features/visit-days/visit-hours";
import type { Itinerary, StepKind } from "~/vocabulary/visit-days";

const TUESDAY = "2026-05-12";
const FIGEAC = {
  name: "Figeac",
  location: { type: "Point" as const, coordinates: [2.0333, 44.6086] as [number, number] },
};
const CAHORS = {
  name: "Cahors",
  location: { type: "Point" as const, coordinates: [1.4406, 44.4475] as [number, number] },
};
const FACTS: DayFacts = {
  hasChildren: false,
  places: new Map<string, Place>([
    ["46102", FIGEAC],
    ["46042", CAHORS],
    ["46000", { name: "Ailleurs" }],
  ]),
  closures: new Map(),
  elsewhere: [],
};

let made = 0;
function step(values: Partial<VisitStep>): VisitStep {
  made += 1;
  return {
    ...{ id: `s${made}`, itinerary: "together", kind: "outing", title: `Étape ${made}` },
    ...{ fromHour: "09:00", toHour: "10:00", ...values },
  };
}

function host(values: Partial<NonNullable<VisitStep["host"]>> = {}): VisitStep["host"] {
  return { name: "Paul Roques", partnerId: "p", state: "asked", linkId: "l", linkVersion: 1, ...values };
}

function textsOf(steps: VisitStep[], facts: Partial<DayFacts> = {}, on = TUESDAY): string[] {
  return conflictsOf({ on, steps }, { ...FACTS, ...facts }).map(({ text }) => text.replaceAll("\u00A0", " "));
}

describe("what does not fit in a visit day", () => {
  it("is nothing on two itineraries that run side by side", () => {
    const day = [step({ itinerary: "doctor" }), step({ itinerary: "family" })];
    expect(textsOf(day)).toEqual([]);
  });

  it("is two steps at once on one itinerary, those made together counting on both", () => {
    const visit = step({ itinerary: "doctor", title: "La clinique" });
    const meal = step({ fromHour: "09:30", toHour: "11:00", title: "Déjeuner" });
    expect(textsOf([visit, meal])).toEqual([
      "« La clinique » et « Déjeuner » se chevauchent côté médecin à 9 h 30.",
    ]);
    expect(textsOf([visit, { ...meal, itinerary: "family" }])).toEqual([]);
  });

  it("is a host expected twice at once, in this day or in another", () => {
    const day = [step({ itinerary: "doctor", host: host() }), step({ itinerary: "family", host: host() })];
    expect(textsOf(day)[0]).toMatch(/^Paul Roques est attendu·e à deux étapes à la fois/);
    const elsewhere = [{ partnerId: "p", name: "Paul ROQUES", fromHour: "09:45", toHour: "10:30" }];
    expect(textsOf([step({ host: host() })], { elsewhere })).toEqual([
      "Paul Roques est déjà attendu·e de 9 h 45 à 10 h 30 dans une autre journée de visite.",
    ]);
    const declined = step({ title: "La clinique", host: host({ state: "declined" }) });
    expect(textsOf([declined], { elsewhere })).toEqual([
      "Pour « La clinique », Paul Roques ne peut pas : choisissez un autre hôte, ou retirez l’étape.",
    ]);
  });

  it("is a place closed that day, a Sunday, a public holiday", () => {
    const closures = new Map([["p", [{ fromOn: "2026-05-11", toOn: "2026-05-15", label: "congés" }]]]);
    expect(textsOf([step({ host: host(), title: "Agence" })], { closures })).toEqual([
      "« Agence » : Paul Roques n’est pas là mardi 12 mai (congés).",
    ]);
    expect(textsOf([], {}, "2026-05-17")[0]).toContain("est un dimanche");
    expect(textsOf([], {}, "2026-05-14")[0]).toContain("est férié (Ascension)");
  });

  it("is a way too long for the minutes left, told as a straight line", () => {
    const from = step({ communeCode: "46102", communeName: "Figeac" });
    const to = step({ communeCode: "46042", communeName: "Cahors", fromHour: "10:15", toHour: "11:00" });
    expect(textsOf([from, to])).toEqual([
      "De Figeac à Cahors : 50 km à vol d’oiseau, 15 min prévues avant 10 h 15.",
    ]);
    expect(textsOf([from, { ...to, fromHour: "11:05", toHour: "12:00" }])).toEqual([]);
  });

  it("says that a distance is not known rather than staying silent", () => {
    const from = step({ communeCode: "46102", communeName: "Figeac" });
    const to = step({ communeCode: "46000", communeName: "Ailleurs", fromHour: "10:15", toHour: "11:00" });
    expect(textsOf([from, to])).toEqual(["De Figeac à Ailleurs : distance inconnue, 15 min prévues."]);
  });

  it("counts as lost for the road what is done between two places, nobody knows where", () => {
    const from = step({ communeCode: "46102", communeName: "Figeac" });
    const pause = step({ fromHour: "10:00", toHour: "11:00" });
    const to = step({ communeCode: "46042", communeName: "Cahors", fromHour: "11:05", toHour: "12:00" });
    expect(textsOf([from, pause, to])[0]).toContain("5 min prévues");
    expect(textsOf([from, { ...pause, kind: "travel" }, to])).toEqual([]);
  });

  it("is children with nobody, for the minutes that no childcare covers", () => {
    const clinic = step({ itinerary: "doctor", kind: "structure", fromHour: "14:00", toHour: "15:30" });
    const home = step({ itinerary: "family", kind: "housing", fromHour: "13:30", toHour: "16:00" });
    const day = [clinic, home];
    expect(textsOf(day, { hasChildren: true })).toEqual(["Personne ne garde les enfants de 14 h à 15 h 30."]);
    expect(textsOf(day)).toEqual([]);
    const garden = step({ itinerary: "family", kind: "childcare", fromHour: "14:00", toHour: "15:00" });
    expect(textsOf([...day, garden], { hasChildren: true })).toEqual([
      "Personne ne garde les enfants de 15 h à 15 h 30.",
    ]);
  });
});

const anyStep = fc
  .record({
    id: fc.uuid(),
    itinerary: fc.constantFrom<Itinerary>("together", "doctor", "family"),
    kind: fc.constantFrom<StepKind>("structure", "housing", "childcare", "travel", "outing"),
    start: fc.integer({ min: 480, max: 1100 }),
    length: fc.integer({ min: 15, max: 180 }),
    communeCode: fc.constantFrom("46102", "46042", "46000", undefined),
    isHosted: fc.boolean(),
  })
  .map(({ start, length, isHosted, ...values }) =>
    step({
      ...{ ...values, fromHour: hourOf(start), toHour: hourOf(start + length) },
      host: isHosted ? host() : undefined,
    }),
  );
const anyDay = fc.uniqueArray(anyStep, { maxLength: 7, selector: ({ id }) => id });

describe("for every day", () => {
  it("the order in which steps are given changes nothing", () => {
    fc.assert(
      fc.property(anyDay, fc.boolean(), (steps, hasChildren) => {
        expect(textsOf([...steps].reverse(), { hasChildren })).toEqual(textsOf(steps, { hasChildren }));
      }),
    );
  });

  it("a step that overlaps another on its itinerary always adds a conflict", () => {
    fc.assert(
      fc.property(anyDay, anyStep, (steps, added) => {
        const first = steps[0];
        if (!first || first.id === added.id) return;
        const { fromHour, toHour, itinerary, kind } = first;
        const clash = { ...added, fromHour, toHour, itinerary, kind };
        const overlaps = (day: VisitStep[]) =>
          conflictsOf({ on: TUESDAY, steps: day }, FACTS).filter(({ kind }) => kind === "overlap").length;
        expect(overlaps([...steps, clash])).toBeGreaterThan(overlaps(steps));
      }),
    );
  });
});
