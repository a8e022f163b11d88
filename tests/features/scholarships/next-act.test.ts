import { describe, expect, it } from "vitest";
import { nextActOf } from "~/features/scholarships/next-act";

const TODAY = "2028-06-01";
const PROOF = { id: "p1", key: "p1", label: "Attestation", askedOn: "2027-09-01", dueOn: "2027-10-01" };

describe("the next act of an obligation", () => {
  it("is nothing of ours while it runs", () => {
    expect(actOf([])).toMatchObject({ words: "L’engagement court.", isWaiting: true });
    expect(actOf([{ ...PROOF, state: "missing", dueOn: TODAY }])).toMatchObject({ isWaiting: true });
  });

  it("is to look at the proofs that came, then to claim those that are late", () => {
    expect(actOf([{ ...PROOF, state: "received" }])).toMatchObject({
      words: "1 justificatif d’exercice à vérifier.",
      label: "Voir l’engagement",
    });
    expect(actOf([{ ...PROOF, state: "missing" }])?.words).toBe(
      "1 justificatif d’exercice attendu, date passée.",
    );
  });

  it("is to settle once all is served", () => {
    const served = actOf([], { practice: [{ id: "a", fromOn: "2026-09-01", isInZone: true }], months: 12 });
    expect(served?.words).toBe("Tout est servi, la bourse est à solder.");
    expect(served?.isWaiting).toBeUndefined();
  });

  it("is to begin it when it has no first day", () => {
    expect(nextActOf(scholarshipWith(undefined), undefined, TODAY)?.words).toBe(
      "L’engagement est à commencer.",
    );
  });
});

function actOf(yearlyProofs: unknown[], obligation: Record<string, unknown> = {}) {
  const running = { startsOn: "2026-09-01", months: 60, practice: [], suspensions: [], yearlyProofs };
  return nextActOf(scholarshipWith({ ...running, ...obligation }), undefined, TODAY);
}

function scholarshipWith(obligation: unknown) {
  const stored = { _id: "s1", stage: "obligation", papers: [], instalments: [], obligation };
  return stored as unknown as Parameters<typeof nextActOf>[0];
}
