import { expect, it } from "vitest";
import { HOUSING_CRITERIA } from "~/features/housing/housing-ranking";
import { importancesField } from "~/features/needs/importances.server";

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
