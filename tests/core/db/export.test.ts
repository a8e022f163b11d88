import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { Account } from "#models/account";
import { createUser } from "#tests/factories/accounts";
import { createFile } from "#tests/factories/submissions";
import { createCredentials, setPassword } from "~/core/auth/credentials.server";
import { now } from "~/core/clock.server";
import { database, prepareDatabase } from "~/core/db/connect.server";
import { exportBase } from "~/core/db/export.server";
import { importBase } from "~/core/db/import.server";
import { ALL_MODELS } from "~/core/db/models.server";
import { settle } from "~/core/db/relay.server";
import { storedFile, storeFile } from "~/core/files.server";
import { newId } from "~/core/ids.server";
import { COLLECTIONS } from "~/vocabulary/collections";
import { describeBase } from "../../../scripts/describe-base";

/** Building every index again takes seconds on a busy machine. */
const SLOW = { timeout: 60_000 };
const CONTENT = "é".repeat(400_000);

let folder = "";

// The base that is dropped here serves other tests, which need its indexes.
afterAll(() => prepareDatabase());

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(process.env.TESTS_DIR ?? os.tmpdir(), "export-")), "export");
});

describe("exporting, then importing into an empty base", SLOW, () => {
  it("gives back every document and every stored file", async () => {
    const user = await createUser();
    const householdId = await createFile(user);
    const fileId = newId();
    await storeFile(fileId, Buffer.from(CONTENT));
    await settle();
    const before = await wholeBase();
    const manifest = await exportBase(folder);
    await database().dropDatabase();

    await importBase(folder);

    expect(await wholeBase()).toEqual(before);
    expect(before.households?.map(({ _id }) => String(_id))).toEqual([householdId]);
    expect(await text(storedFile(fileId))).toBe(CONTENT);
    expect(manifest.collections.find(({ name }) => name === "households")).toEqual({
      name: "households",
      documents: 1,
    });
  });

  it("lets no secret out", async () => {
    const accountId = await createCredentials("jeanne@equipe.example", "Jeanne Vidal");
    await setPassword(accountId, "quatre mots sans rapport");
    const user = await createUser();
    const passwordLink = { id: newId(), version: 1, expiresAt: now() };
    await Account.updateOne({ _id: user.id }, { $set: { passwordLink } });
    await database().collection("session").insertOne({ token: "jeton-de-session" });
    await database().collection("verification").insertOne({ value: "code-de-connexion" });
    const stored = await database()
      .collection("account")
      .findOne({ userId: { $exists: true } });
    await exportBase(folder);

    const written = readdirSync(path.join(folder, "donnees"))
      .map((file) => readFileSync(path.join(folder, "donnees", file), "utf8"))
      .join("\n");
    expect(written).toContain("jeanne@equipe.example");
    expect(String(stored?.password).length).toBeGreaterThan(20);
    for (const secret of [stored?.password, passwordLink.id, "jeton-de-session", "code-de-connexion"])
      expect(written).not.toContain(secret);
  });
});

describe("an import of the base", SLOW, () => {
  it("refuses a base that holds something", async () => {
    await createFile(await createUser());
    await exportBase(folder);

    await expect(importBase(folder)).rejects.toThrow("La base n’est pas vide");
  });

  it("refuses a list cut short before writing anything", async () => {
    await createFile(await createUser());
    await exportBase(folder);
    await database().dropDatabase();
    const file = path.join(folder, "donnees", "households.json");
    writeFileSync(file, readFileSync(file, "utf8").slice(0, 60));

    await expect(importBase(folder)).rejects.toThrow("donnees/households.json n’est plus tel");
    expect(await database().collection("accounts").countDocuments()).toBe(0);
  });

  it("refuses a folder that is not an export", async () => {
    await expect(importBase(folder)).rejects.toThrow("n’est pas un export entier");
    expect(existsSync(folder)).toBe(false);
  });
});

it("describes every collection, its fields and the words of its values, in French", async () => {
  const { collections, mots } = await describeBase();

  expect(ALL_MODELS.map(({ collection }) => collection.name).filter((name) => !COLLECTIONS[name])).toEqual(
    [],
  );
  expect(collections.find(({ nom }) => nom === "candidates")?.champs).toContainEqual({
    nom: "lastName",
    type: "texte",
    obligatoire: true,
    libelle: "Nom",
  });
  expect(mots.CANDIDATE_KINDS).toMatchObject({ intern: "Interne" });
});

/** Our collections and those of the sign-in library that leave, whole. */
async function wholeBase(): Promise<Record<string, Record<string, unknown>[]>> {
  const names = [...ALL_MODELS.map(({ collection }) => collection.name), "user", "files.files"];
  const lists = names
    .filter((name) => name !== "meta")
    .map(async (name) => [name, await database().collection(name).find().sort({ _id: 1 }).toArray()]);
  return Object.fromEntries(await Promise.all(lists));
}
