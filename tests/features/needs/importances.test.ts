import { expect, it } from "vitest";
import { HOUSING_CRITERIA } from "~/features/housing/housing-ranking";
import { importancesField } from "~/features/needs/importances.server";
import { refinedBefore } from "~/features/needs/refinement.schema.server";

const [first, second] = HOUSING_CRITERIA;

it("keeps only what differs from what the kind of need says", () => {
  const said = { [first?.key ?? ""]: first?.importance, [second?.key ?? ""]: "none" };
  expect(importancesField("housing").parse(said)).toEqual({ [second?.key ?? ""]: "none" });
});

it("refuses, in words, a criterion of another kind and an importance nobody offers", () => {
  const messages = (said: Record<string, string>) =>
    importancesField("housing")
      .safeParse(said)
      .error?.issues.map(({ message }) => message);
  expect(messages({ wage: "must" })).toEqual(["Ce critère n’existe pas. Rechargez la page."]);
  expect(messages({ rooms: "vital" })).toEqual(["Choisissez dans la liste."]);
});

it("are put back as they were before a refinement, and no other criterion is written", () => {
  const read = (importances: object) => refinedBefore("housing").safeParse(JSON.stringify({ importances }));
  expect(read({ [first?.key ?? ""]: "must" }).data).toEqual({ importances: { [first?.key ?? ""]: "must" } });
  expect(read({ wage: "must" }).success).toBe(false);
  expect(read({ "a.b": "must" }).success).toBe(false);
});
