import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Meta, type MetaRecord } from "#models/meta";
import { type Migration, migrate } from "~/core/db/migrations.server";
import { SetupError } from "~/core/errors";

const runs: number[] = [];
let kept: MetaRecord | null = null;

beforeEach(async () => {
  runs.length = 0;
  kept = await Meta.findById("schema").lean<MetaRecord>();
  await Meta.updateOne({ _id: "schema" }, { $set: { schemaVersion: 1 } });
});

afterEach(async () => {
  if (kept) await Meta.replaceOne({ _id: "schema" }, kept, { upsert: true });
});

describe("migrate", () => {
  it("runs in order the migrations the base has not had", async () => {
    await migrate([migration(2), migration(3), migration(4)]);
    expect(runs).toEqual([2, 3, 4]);
    expect(await versionOfBase()).toBe(4);
  });

  it("runs none of them twice", async () => {
    await migrate([migration(2)]);
    await migrate([migration(2), migration(3)]);
    await migrate([migration(2), migration(3)]);
    expect(runs).toEqual([2, 3]);
  });

  it("gives a new base the newest version without running anything", async () => {
    await Meta.deleteOne({ _id: "schema" });
    await migrate([migration(2), migration(3)]);
    expect(runs).toEqual([]);
    expect(await versionOfBase()).toBe(3);
  });

  it("runs each once when two processes start together", async () => {
    const slow = [migration(2, 50), migration(3, 50)];
    await Promise.all([migrate(slow), migrate(slow)]);
    expect(runs).toEqual([2, 3]);
    expect(await versionOfBase()).toBe(3);
  });

  it("resumes at the one that failed, and frees the base meanwhile", async () => {
    const broken: Migration = { ...migration(3), run: () => Promise.reject(new Error("panne")) };
    await expect(migrate([migration(2), broken])).rejects.toThrow("panne");
    expect(await Meta.findById("schema").lean()).not.toHaveProperty("lockedUntil");

    await migrate([migration(2), migration(3)]);
    expect(runs).toEqual([2, 3]);
  });

  it("takes over from a process that died holding the lock", async () => {
    await Meta.updateOne({ _id: "schema" }, { $set: { lockedUntil: new Date(Date.now() - 1) } });
    await migrate([migration(2)]);
    expect(await versionOfBase()).toBe(2);
  });

  it("refuses with one sentence a base newer than the software", async () => {
    await Meta.updateOne({ _id: "schema" }, { $set: { schemaVersion: 7 } });

    const refused = migrate([migration(2)]);

    await expect(refused).rejects.toThrow(SetupError);
    await expect(refused).rejects.toThrow("version plus récente du logiciel (schéma 7, attendu 2)");
    expect(runs).toEqual([]);
    expect(await versionOfBase()).toBe(7);
  });
});

function migration(version: number, lastsMs = 0): Migration {
  return {
    version,
    label: `to version ${version}`,
    run: async () => {
      await wait(lastsMs);
      runs.push(version);
    },
  };
}

async function versionOfBase(): Promise<number | undefined> {
  return (await Meta.findById("schema").lean())?.schemaVersion;
}
