import { expect, it } from "vitest";
import type { MentorRow } from "~/features/mentoring/mentors.queries.server";
import { proposalsFor, reasonsOf } from "~/features/mentoring/pair-reasons";
import { NBSP } from "~/vocabulary/typography";

const MSP = { id: "msp", name: "MSP des Ormeaux", communeName: "Figeac", epciCode: "figeac" };
const PROJECT = { specialty: "medecine generale", epciCodes: ["figeac"], structureIds: ["msp"] };

it("says why a leaving doctor of the same structure is near, whatever the accents of the specialty", () => {
  const mentor = { ...volunteer("one"), kind: "leaving" as const, structure: MSP };
  expect(reasonsOf(PROJECT, mentor)).toEqual([
    `même structure${NBSP}: MSP des Ormeaux`,
    "cesse son activité là où la personne vient, qui peut reprendre sa patientèle",
    `même spécialité${NBSP}: Médecine générale`,
    "même intercommunalité, à Figeac",
  ]);
});

it("finds nothing in common between what is not known", () => {
  const mentor = { ...volunteer("one"), specialty: undefined };
  expect(reasonsOf({ epciCodes: [], structureIds: [] }, mentor)).toEqual([]);
});

it("proposes the nearest first, and last those who accompany as many as they take", () => {
  const far = { ...volunteer("far"), specialty: "Radiologie" };
  const full = { ...volunteer("full"), structure: MSP, follows: 1 };
  const near = { ...volunteer("near"), structure: { ...MSP, id: "elsewhere" } };
  const proposals = proposalsFor(PROJECT, [far, full, volunteer("same"), near]);
  expect(proposals.map(({ mentor, isFull }) => [mentor.id, isFull])).toEqual([
    ...[
      ["near", false],
      ["same", false],
    ],
    ...[
      ["far", false],
      ["full", true],
    ],
  ]);
});

function volunteer(id: string): MentorRow {
  const specialty = "Médecine générale";
  return { id, name: id, kind: "doctor", kindLabel: "Médecin", specialty, most: 1, follows: 0 };
}
