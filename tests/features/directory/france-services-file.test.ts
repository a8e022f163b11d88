import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { LocalService, type LocalServiceRecord } from "#models/local-service";
import { SOFTWARE } from "~/core/auth/actor";
import { importServices } from "~/features/directory/service-import.commands.server";
import {
  planServices,
  readServiceTable,
  type ServiceList,
} from "~/features/directory/service-import.queries.server";
import { listServices } from "~/features/directory/services.queries.server";
import { importCommunes } from "~/features/reference-data/reference-data.commands.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

/** The national list, cut to two départements: never in this repository. */
const FILE = path.resolve("../shared/data/france_services.csv");
const isThere = existsSync(FILE);

if (!isThere) process.stderr.write(`Skipped: no list of France Services at ${FILE}\n`);

describe.skipIf(!isThere)("the real list of France Services", () => {
  it("is written whole for its two départements, once, whatever it is sent again", async () => {
    await serve(["46", "47"]);
    const { counts } = await importServices(SOFTWARE, await list());
    expect(counts).toEqual({
      ...{ services: 47, added: 47, changed: 0, unchanged: 0 },
      ...{ rejected: 0, elsewhere: 0, gone: 0 },
    });
    const before = await stored();
    const again = await importServices(SOFTWARE, await list());
    expect(again.counts).toMatchObject({ added: 0, changed: 0, unchanged: 47, gone: 0 });
    expect(await stored()).toEqual(before);
  });

  it("is written for the one served alone, the rest counted as elsewhere", async () => {
    await serve(["46"]);
    const { lines, columns } = await planServices(await list());
    const fates = lines.map(({ fate }) => fate);
    expect([fates.filter((fate) => fate === "added"), fates.filter((fate) => fate === "elsewhere")]).toEqual([
      Array.from({ length: 24 }, () => "added"),
      Array.from({ length: 23 }, () => "elsewhere"),
    ]);
    expect(columns.every(({ field }) => field)).toBe(true);
  });

  it("tells the buses apart, and finds a merged commune by the name it had", async () => {
    await serve(["46", "47"]);
    await importServices(SOFTWARE, await list());
    expect((await listServices({ mode: "itinerant" }, 1)).total).toBe(4);
    for (const place of ["Saint Géry-Vers", "Vers", "46090"])
      expect((await listServices({ place, kind: "france-services" }, 1)).total, place).toBeGreaterThan(0);
  });
});

async function serve(departements: string[]): Promise<void> {
  await updateSetting(SOFTWARE, "brand", { departements });
  await importCommunes(SOFTWARE, departements);
}

async function list(): Promise<ServiceList> {
  return { table: await readServiceTable(readFileSync(FILE)), dataOn: "2024-08-01" };
}

async function stored(): Promise<LocalServiceRecord[]> {
  return LocalService.find({}, { pendingEffects: 0 }).sort({ _id: 1 }).lean<LocalServiceRecord[]>();
}
