import { expect, it } from "vitest";
import { Household } from "#models/household";
import { createUser } from "#tests/factories/accounts";
import { createFile } from "#tests/factories/submissions";
import { noteArrival } from "~/features/households/household-arrival.commands.server";

it("notes when a household arrives, and leaves alone what a colleague already noted", async () => {
  const user = await createUser("responsable");
  const householdId = await createFile(user, { fromOn: undefined });
  await noteArrival(user, householdId, "2027-02-01");
  await noteArrival(user, householdId, "2028-02-01");
  expect(await Household.findById(householdId).lean()).toMatchObject({ arrivalOn: "2027-02-01" });
});
