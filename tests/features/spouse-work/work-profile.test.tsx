import { expect, it } from "vitest";
import { Household } from "#models/household";
import type { NeedCriteria } from "#models/need";
import { createUser } from "#tests/factories/accounts";
import { fileOf } from "#tests/factories/files";
import { createCouple } from "#tests/factories/tracking";
import { render } from "#tests/support/render";
import { WorkCriteriaForm } from "~/features/spouse-work/work-criteria-form";
import { getWorkChoices } from "~/features/spouse-work/work-profile.queries.server";

it("proposes whose search it is when one only may look, with the trade of their file, and keeps what was said", async () => {
  const { householdId, spouseId } = await createCouple(await createUser());
  await Household.updateOne({ _id: householdId }, { "adults.0.trade": "Luthière" });
  const fresh = await drawn(householdId, { communes: [] });
  expect(fresh).toContain(`value="${spouseId}" selected=""`);
  expect(fresh).toMatch(/<input(?=[^>]*name="criteria.occupation")(?=[^>]*value="Luthière")/);
  const said = await drawn(householdId, { communes: [], occupation: "Archetière" });
  expect(said).toMatch(/<input(?=[^>]*name="criteria.occupation")(?=[^>]*value="Archetière")/);
});

it("proposes a lone adult as the one who looks for work", async () => {
  const { householdId, candidateId } = await createCouple(await createUser());
  await Household.updateOne({ _id: householdId }, { adults: [], relations: [] });
  const choices = await getWorkChoices(await fileOf(householdId), {
    householdId,
    criteria: { communes: [] },
  });
  expect(choices).toMatchObject({ personId: candidateId, people: [{ value: candidateId }] });
});

async function drawn(householdId: string, criteria: NeedCriteria): Promise<string> {
  const choices = await getWorkChoices(await fileOf(householdId), { householdId, criteria });
  return render(
    <WorkCriteriaForm {...{ criteria, seen: "", communes: [], lastResult: undefined }} {...choices} />,
  );
}
