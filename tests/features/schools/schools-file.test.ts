import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { School } from "#models/school";
import { SOFTWARE } from "~/core/auth/actor";
import { importCommunes } from "~/features/reference-data/reference-data.commands.server";
import { importSchools } from "~/features/schools/school-import.commands.server";
import { listSchools, schoolsFor } from "~/features/schools/schools.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

/** The national directory, cut to two départements: never in this repository. */
const FILE = path.resolve("../shared/data/ecoles.csv");
const isThere = existsSync(FILE);

if (!isThere) process.stderr.write(`Skipped: no directory of schools at ${FILE}\n`);

describe.skipIf(!isThere)("the real directory of schools", () => {
  it("is written whole for its two départements, once, whatever it is sent again", async () => {
    await serve(["46", "47"]);
    const { done, aside } = await importSchools(SOFTWARE, ["46", "47"], readFileSync(FILE));
    expect(aside).toEqual([]);
    expect(done.counts).toMatchObject({ schools: 463, added: 463, rejected: 0, elsewhere: 0, gone: 0 });
    const before = await School.find().sort({ _id: 1 }).lean();
    const again = await importSchools(SOFTWARE, ["46", "47"], readFileSync(FILE));
    expect(again.done.counts).toMatchObject({ added: 0, changed: 0, unchanged: 463, gone: 0 });
    expect(await School.find().sort({ _id: 1 }).lean()).toEqual(before);
  });

  it("is written for the one served alone, the rest counted as elsewhere", async () => {
    await serve(["46"]);
    const { done } = await importSchools(SOFTWARE, ["46"], readFileSync(FILE));
    expect(done.counts).toMatchObject({ schools: 230, elsewhere: 233 });
    expect((await listSchools({ kind: "high-school" }, 1)).total).toBe(21);
    expect((await schoolsFor({ communeCodes: ["46042"], level: "ce2" })).total).toBeGreaterThan(0);
    expect(await School.countDocuments({ kind: "other" })).toBe(0);
  });
});

async function serve(departements: string[]): Promise<void> {
  await updateSetting(SOFTWARE, "brand", { departements });
  await importCommunes(SOFTWARE, departements);
}
