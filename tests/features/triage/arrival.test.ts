import { expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, fileOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import { updateProject } from "~/features/candidates/candidate-project.commands.server";
import { projectOf } from "~/features/candidates/project-fields";
import { noteArrival } from "~/features/households/household-arrival.commands.server";

it("notes when a household arrives, and leaves alone what a colleague already noted", async () => {
  const user = await createUser("responsable");
  const householdId = await createFile(user, { fromOn: undefined });
  await noteArrival(user, householdId, "2027-02-01");
  await noteArrival(user, householdId, "2028-02-01");
  expect((await fileOf(householdId)).arrivalOn).toBe("2027-02-01");
});

it.each([
  ["follows the project that it came from", undefined, "2027-03-01"],
  ["stays where a colleague put it, whatever the project says", "2027-01-04", "2027-01-04"],
])("%s", async (_rule, noted, expected) => {
  const user = await createUser("responsable");
  const householdId = await createFile(user);
  if (noted) await noteArrival(user, householdId, noted, "2026-11-02");
  const candidate = await candidateOf(householdId);
  const before = projectOf(candidate);
  await updateProject(
    user,
    candidate._id,
    { ...before },
    { ...before, fromOn: "2027-03-01", toOn: undefined },
  );
  expect((await fileOf(householdId)).arrivalOn).toBe(expected);
});
