import { afterEach, beforeEach, expect, it } from "vitest";
import { Household } from "#models/household";
import { Meta } from "#models/meta";
import { createUser } from "#tests/factories/accounts";
import { fileOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import { refreshOldReadiness } from "~/features/households/old-readiness.commands.server";

let files: string[];

beforeEach(async () => {
  const user = await createUser();
  files = [];
  for (const lastName of ["Ancel", "Benoît", "Cazals"]) files.push(await createFile(user, { lastName }));
  await Meta.updateOne({ _id: "schema" }, { $setOnInsert: { schemaVersion: 1 } }, { upsert: true });
  await forgetMark();
});

afterEach(forgetMark);

function forgetMark() {
  return Meta.updateOne({ _id: "schema" }, { $unset: { oldReadiness: 1 } });
}

/** As the file was kept before readiness was counted item by item. */
async function age(householdId: string): Promise<void> {
  await fileOf(householdId);
  await Household.updateOne(
    { _id: householdId },
    { $set: { readiness: 1 }, $unset: { readinessItems: 1, blocking: 1 } },
  );
}

it("counts each file that nothing touched as the next change would have, and moves nothing else of it", async () => {
  const counted = await Promise.all(files.map(fileOf));
  for (const id of files) await age(id);

  expect(await refreshOldReadiness(100)).toBe(3);

  expect(await Promise.all(files.map(fileOf))).toEqual(counted);
});

it("goes on where it stopped, then never reads the files again", async () => {
  for (const id of files) await age(id);

  expect([await refreshOldReadiness(2), await refreshOldReadiness(2), await refreshOldReadiness(2)]).toEqual([
    2, 1, 0,
  ]);
  await age(files[0] ?? "");
  expect(await refreshOldReadiness(2)).toBe(0);
});

it("leaves alone a closed file, and one already counted", async () => {
  const [closed = "", open = "", counted = ""] = files;
  await age(closed);
  await age(open);
  await Household.updateOne({ _id: closed }, { state: "closed" });
  await fileOf(counted);
  await Household.updateOne({ _id: counted }, { readiness: 42 });

  expect(await refreshOldReadiness(100)).toBe(1);
  expect([(await fileOf(closed)).readiness, (await fileOf(counted)).readiness]).toEqual([1, 42]);
});
