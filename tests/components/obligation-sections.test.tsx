import { expect, it } from "vitest";
import { StandingSection } from "~/features/scholarships/obligation-sections";
import { render } from "../support/render";

const SERVED = {
  stage: "obligation" as const,
  ...{ id: "one", today: "2032-02-02", startsOn: "2028-01-31", months: 48, unpaid: 0 },
  ...{ hasInstalments: true, asksProofs: true, yearlyProofs: [], canWrite: true },
  balance: {
    ...{ on: "2032-02-02", due: 1461, served: 1461, suspended: 0, remaining: 0, dueWords: "48 mois" },
    ...{ servedWords: "48 mois", suspendedWords: "aucun jour", remainingWords: "aucun jour" },
  },
};

it("offers to settle an obligation all served, and says first what is awaited of its last proof", async () => {
  expect(await standing()).toContain("Solder la bourse");
  const awaited = await standing("Le dernier justificatif d’exercice est attendu le 1ᵉʳ mars 2032.");
  expect(awaited).toContain("attendu le 1ᵉʳ mars 2032. La bourse se solde une fois qu’il est vu.");
  expect(awaited).toContain("Solder quand même");
  expect(awaited).not.toContain("Solder la bourse");
});

function standing(lastProof?: string): Promise<string> {
  const page = { ...SERVED, yearlyProofs: [], lastProof };
  return render(<StandingSection page={page} lastResult={undefined} />);
}
