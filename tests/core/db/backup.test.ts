import { existsSync, mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { Decimal128, Double, GridFSBucket, Int32, Long } from "mongodb";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Household } from "#models/household";
import { Meta } from "#models/meta";
import { Partner } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { createAgency } from "#tests/factories/hand-offs";
import { createFile } from "#tests/factories/submissions";
import { SOFTWARE } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { backUp, type Manifest, verifyBackup } from "~/core/db/backup.server";
import { database, prepareDatabase } from "~/core/db/connect.server";
import { audit, followUp, toPending } from "~/core/db/effects.server";
import { AGGREGATES } from "~/core/db/models.server";
import { sweep } from "~/core/db/relay.server";
import { restoreBackup } from "~/core/db/restore.server";
import { SetupError } from "~/core/errors";
import { newId } from "~/core/ids.server";

/** Building every index again takes seconds on a busy machine. */
const SLOW = { timeout: 60_000 };
const REPLACE = { isReplacing: true };

let parent = "";
let folder = "";

// The base that is dropped here serves other tests, which need its indexes.
afterAll(() => prepareDatabase());

beforeEach(() => {
  parent = mkdtempSync(path.join(process.env.TESTS_DIR ?? os.tmpdir(), "backup-"));
  folder = path.join(parent, "sauvegarde");
});

describe("backing up, then restoring", SLOW, () => {
  it("gives back every document, of every type, as it was", async () => {
    await createFile(await createUser());
    const sample = { whole: new Int32(3), long: Long.fromString("9007199254740993"), real: new Double(3) };
    await database()
      .collection("samples")
      .insertOne({ ...sample, price: Decimal128.fromString("650.10"), at: now() });
    const before = await wholeBase();
    await backUp(folder);
    await database().dropDatabase();

    await restoreBackup(folder, { isReplacing: false });

    expect(await wholeBase()).toEqual(before);
  });

  it("gives back a stored file, byte for byte", async () => {
    const content = "é".repeat(400_000);
    await pipeline(Readable.from([Buffer.from(content)]), bucket().openUploadStream("convention.pdf"));
    await backUp(folder);

    await restoreBackup(folder, REPLACE);

    expect(await text(bucket().openDownloadStreamByName("convention.pdf"))).toBe(content);
  });

  it("gives back indexes, ours and those of libraries, so that queries use them", async () => {
    const householdId = await createFile(await createUser());
    await database()
      .collection("library-rows")
      .createIndex({ token: 1 }, { unique: true, name: "token_once" });
    await database().collection("library-rows").insertOne({ token: "a" });
    await backUp(folder);

    await restoreBackup(folder, REPLACE);

    const plan = await Household.find({ searchWords: "caron" }).sort({ updatedAt: -1 }).explain();
    expect(JSON.stringify(plan)).toContain('"stage":"IXSCAN"');
    expect((await database().collection("library-rows").indexes()).map(({ name }) => name)).toContain(
      "token_once",
    );
    expect(await Household.countDocuments({ _id: householdId, searchWords: "caron" })).toBe(1);
  });

  it("carries out once, after a restore, what waited and what was already done", async () => {
    const agency = await createAgency(await createUser());
    const holder = { _id: newId(), name: "Agence", kind: "estate-agency" as const, createdAt: now() };
    const [done, waiting] = [audit("partner.updated"), audit("partner.updated")];
    const asked = followUp("countPartnerAsk", { partnerId: agency._id, at: now().toISOString() });
    await Partner.create({ ...holder, pendingEffects: toPending(SOFTWARE, [done, waiting, asked]) });
    await AuditEvent.collection.insertOne({ _id: done.id as never, action: "partner.updated" });
    await backUp(folder);
    await sweep(AGGREGATES);

    await restoreBackup(folder, REPLACE);
    await sweep(AGGREGATES);
    await sweep(AGGREGATES);

    expect(await AuditEvent.countDocuments({ action: "partner.updated" })).toBe(2);
    expect((await Partner.findById(agency._id).lean())?.askedCount).toBe(1);
    expect((await Partner.findById(holder._id).lean())?.pendingEffects).toEqual([]);
  });

  it("reads whoever causes before what it changes, and the traces last", async () => {
    await createFile(await createUser());
    const names = (await backUp(folder)).collections.map(({ name }) => name);
    expect(names.slice(0, 4)).toEqual(["submissions", "hand-offs", "households", "candidates"]);
    expect(names.slice(-4)).toEqual(["audit-events", "entries", "notices", "outbox"]);
  });
});

describe("a backup", () => {
  it("leaves one folder that only this user can read, with its manifest", async () => {
    await createAgency(await createUser());
    const manifest = await backUp(folder);
    expect(readdirSync(parent)).toEqual(["sauvegarde"]);
    expect(readManifest()).toEqual(JSON.parse(JSON.stringify(manifest)));
    expect(manifest.collections.find(({ name }) => name === "partners")).toMatchObject({ documents: 1 });
  });

  it("verifies a backup without touching the base", async () => {
    await createAgency(await createUser());
    const { createdAt } = await backUp(folder);
    expect((await verifyBackup(folder)).createdAt).toBe(createdAt);
  });

  it("never replaces another one", async () => {
    await backUp(folder);
    await expect(backUp(folder)).rejects.toThrow("existe déjà");
  });

  it("refuses a base where there is nothing", async () => {
    await withoutSchema(async () => {
      await expect(backUp(folder)).rejects.toThrow("La base est vide");
      expect(existsSync(folder)).toBe(false);
    });
  });
});

describe("a damaged backup", SLOW, () => {
  beforeEach(async () => {
    await createAgency(await createUser());
    await backUp(folder);
  });

  it("is refused when a byte changed, before anything is written", async () => {
    const bytes = readFileSync(fileOf("partners"));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(fileOf("partners"), bytes);
    await expectRefused("partners.bson.gz n’est plus tel qu’il a été écrit");
  });

  it("is refused when a file is truncated", async () => {
    truncateSync(fileOf("partners"), readFileSync(fileOf("partners")).length - 12);
    await expectRefused("partners.bson.gz n’est plus tel qu’il a été écrit");
  });

  it("is refused when another file took the place of one", async () => {
    writeFileSync(fileOf("partners"), readFileSync(fileOf("accounts")));
    await expectRefused("partners.bson.gz n’est plus tel qu’il a été écrit");
  });

  it("is refused when its manifest is missing, or of an unknown format", async () => {
    writeManifest({ format: 99 });
    await expectRefused("format que ce logiciel ne connaît pas");
    writeFileSync(path.join(folder, "manifest.json"), "{");
    await expectRefused("manifest.json manque ou ne peut pas être lu");
  });
});

describe("restoring", SLOW, () => {
  it("refuses a base that is not empty, unless told to replace it", async () => {
    await backUp(folder);
    const { _id } = await createAgency(await createUser());

    await expect(restoreBackup(folder, { isReplacing: false })).rejects.toThrow("La base n’est pas vide");
    expect(await Partner.countDocuments({ _id })).toBe(1);

    await restoreBackup(folder, REPLACE);
    expect(await Partner.countDocuments({ _id })).toBe(0);
  });

  it("refuses what a newer version of the software wrote", async () => {
    await backUp(folder);
    writeManifest({ schemaVersion: 99 });
    await expectRefused("version plus récente du logiciel (schéma 99");
  });
});

async function expectRefused(sentence: string): Promise<void> {
  const before = await wholeBase();
  const refused = restoreBackup(folder, REPLACE);
  await expect(refused).rejects.toThrow(SetupError);
  await expect(refused).rejects.toThrow(sentence);
  expect(await wholeBase()).toEqual(before);
}

/** Every document of the base with its types, whatever wrote it. */
async function wholeBase(): Promise<[string, unknown[]][]> {
  const collections = await database().listCollections({}, { nameOnly: true }).toArray();
  const names = collections.map(({ name }) => name).filter((name) => name !== "meta");
  const contents = names
    .sort()
    .map(
      async (name): Promise<[string, unknown[]]> => [
        name,
        await database().collection(name).find({}, { promoteValues: false }).sort({ _id: 1 }).toArray(),
      ],
    );
  return Promise.all(contents);
}

async function withoutSchema(act: () => Promise<void>): Promise<void> {
  const schema = await Meta.findById("schema").orFail().lean();
  await Meta.deleteOne({ _id: "schema" });
  try {
    await act();
  } finally {
    await Meta.create(schema);
  }
}

function bucket(): GridFSBucket {
  return new GridFSBucket(database());
}

function readManifest(): Manifest {
  return JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8"));
}

function writeManifest(changes: Partial<Manifest>): void {
  writeFileSync(path.join(folder, "manifest.json"), JSON.stringify({ ...readManifest(), ...changes }));
}

function fileOf(name: string): string {
  return path.join(folder, `${name}.bson.gz`);
}
