import { expect, it } from "vitest";
import { ScholarshipHeader } from "~/features/scholarships/scholarship-header";
import { render } from "../support/render";

const VIEW = {
  ...{ id: "s", candidateId: "c", householdId: "h", programmeId: "p", versionId: "v", name: "LAGARDE Léa" },
  ...{ situation: "", programme: "Bourse départementale", stageLabel: "Soldée" },
  ...{ isOpen: false, isLate: false, hasAgreement: true, canWrite: true },
  stage: "settled",
} as const;

it("leads to the file of its person, and of somebody erased says until when it is kept, with no way to a file", async () => {
  const until = "Conservée jusqu’au 30 septembre 2041.";
  const [living, erased] = [
    await render(<ScholarshipHeader view={VIEW} />),
    await render(<ScholarshipHeader view={{ ...VIEW, erased: { number: "B-1", until } }} />),
  ];

  expect(living).toContain("/households/h");
  expect(living).not.toContain("Personne effacée");
  expect(erased).toMatch(/sous le numéro B-1\..*Conservée jusqu’au 30 septembre 2041\./s);
  expect(erased).not.toMatch(/\/(households|candidates)\//);
});
