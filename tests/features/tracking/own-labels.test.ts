import { expect, it } from "vitest";
import type { Proposal } from "#models/proposal";
import { needSheet } from "~/features/hand-offs/hand-off-sheet";
import { introductionSheet } from "~/features/hand-offs/introduction-sheet";
import { proposalFacts } from "~/features/needs/proposal-words";
import { labelIn } from "~/features/tracking/own-labels";
import { NEED_KINDS } from "~/vocabulary/needs";
import { PARTNER_KINDS } from "~/vocabulary/partners";
import { SHARED_FIELDS } from "~/vocabulary/sharing";
import { valuesOf } from "~/vocabulary/words";

const ON = "2027-02-07";
const CRITERIA = {
  ...{ wish: "CM1", tenure: "rent" as const, communes: [], place: "Figeac", budgetMax: 900, rooms: 4 },
  ...{ isFurnished: true, people: 4, fromOn: ON, months: 6, hasPets: true, hasCar: false },
  ...{ occupation: "a", diplomas: "b", sector: "private" as const, experienceYears: 8, wageMin: 2300 },
  ...{ workingTime: "full" as const, telework: "some" as const, interests: ["music" as const] },
  ...{ isAccessible: true, nights: 2, workplaceName: "Cahors", distanceMaxKm: 20 },
  ...{ level: "cm1" as const, schoolSector: "public" as const, languages: "a", needsCanteen: true },
  ...{ careFromMonth: "2027-03", week: [{ day: "monday" as const, from: "07:00", to: "18:00" }] },
  ...{ modes: ["nursery" as const], rhythm: "regular" as const, withSiblings: true },
};
const PROPOSALS: readonly Proposal[] = [
  {
    ...{
      place: "Figeac",
      rent: 900,
      rooms: 4,
      fromOn: ON,
      isFurnished: true,
      link: "https://exemple.example",
    },
    ...{ tenure: "rent", takesPets: true, isAccessible: true },
  },
  {
    kind: "spouse-work",
    post: "a",
    employer: "b",
    contract: "permanent",
    hours: "c",
    fromOn: ON,
    link: "d",
    place: "e",
    wage: 1,
    workingTime: "full",
    telework: "some",
  },
  {
    kind: "childcare",
    mode: "nursery",
    days: ["monday"],
    ...{ place: "a", hours: "b", fromOn: ON },
    oddHours: ["early"],
    ...{ age: "1-2" as const, freePlaces: 1, freeSaidOn: ON, takesOccasional: true },
    stops: [{ communeCode: "46042", communeName: "Cahors", days: [] }],
  },
  { kind: "schooling", school: "a", level: "b", fromOn: ON, schoolSector: "public", hasCanteen: true },
  { kind: "meeting", slots: [{ on: ON }, { on: ON }] },
];

it("says in English the label of every line that is passed on or proposed", () => {
  const sheets = valuesOf(PARTNER_KINDS).flatMap((partnerKind) =>
    valuesOf(NEED_KINDS).flatMap((kind) => {
      const input = {
        kind,
        partnerKind,
        candidateKind: "doctor" as const,
        criteria: CRITERIA,
        child: { birthMonth: "2025-10" },
        answerBy: ON,
        curriculumId: "cv",
      };
      return needSheet(input).lines;
    }),
  );
  const candidate = {
    ...{
      firstName: "Clara",
      lastName: "Marchetti",
      kind: "doctor" as const,
      specialty: "Pédiatrie",
      fromOn: ON,
    },
    ...{ exerciseModes: [], daysPerWeek: 4, phones: ["0600000000"], emails: ["clara@courriel.example"] },
  };
  const lines = [
    ...sheets,
    ...PROPOSALS.flatMap(proposalFacts),
    ...introductionSheet({ candidate, answerBy: ON }).lines,
  ];
  expect(new Set(sheets.map(({ key }) => key))).toEqual(new Set(valuesOf(SHARED_FIELDS)));
  expect(lines.filter(({ label }) => !labelIn("en", label)).map(({ label }) => label)).toEqual([]);
  expect(labelIn("en", "Créneau 2")).toBe("Slot 2");
});
