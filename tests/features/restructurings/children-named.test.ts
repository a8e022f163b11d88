import { expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { createFile } from "#tests/factories/submissions";
import { settle } from "~/core/db/relay.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { openNeed } from "~/features/needs/needs.commands.server";
import { getComparison } from "~/features/restructurings/merge-comparison.queries.server";
import { getSplit } from "~/features/restructurings/split.queries.server";

const JULES = { firstName: "Jules", birthMonth: "2024-10" };
const EXPECTED = { firstName: "Camille", birthMonth: "2027-03", isUnborn: true };

it("tells the children of a file to split or to merge by name, and nothing of a birth to come", async () => {
  const user = await createUser();
  const [one, other] = [
    await createFile(user, { needs: [] }),
    await createFile(user, { needs: [], lastName: "Caron", email: "caron@x.example" }),
  ];
  await recordFamily(user, one, { adults: [], children: [JULES, EXPECTED] });
  await openNeed(user, one, "childcare");
  await settle();

  const told = JSON.stringify([await getSplit(user, one), await getComparison(user, other, one)]);
  for (const words of ["Jules", "un enfant", "Garde d’enfants · Jules"]) expect(told).toContain(words);
  for (const words of ["Camille", "naître"]) expect(told).not.toContain(words);
});
