import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { engineEnvironment, thisPlatform } from "~/core/db/engine-binaries.server";
import { retargetGlibc } from "~/core/db/retarget-glibc.server";
import { SetupError } from "~/core/errors";

const debian12 = { name: "linux-x64", glibc: 36 };
let cacheDir = "";

beforeEach(() => {
  cacheDir = mkdtempSync(path.join(os.tmpdir(), "engine-cache-"));
});

afterEach(() => rmSync(cacheDir, { recursive: true, force: true }));

describe.skipIf(thisPlatform().name !== "linux-x64")("on Linux with the engine installed", () => {
  it("touches nothing when glibc is recent", async () => {
    expect(await engineEnvironment(cacheDir, { name: "linux-x64", glibc: 38 })).toEqual({});
    expect(readdirSync(cacheDir)).toEqual([]);
  });

  it("keeps a patched copy of both files when glibc is older", async () => {
    const library = libraryOf(await engineEnvironment(cacheDir, debian12));

    expect(path.relative(cacheDir, library)).toMatch(
      /^la-conciergerie\/embedded-mongodb-\d+\.\d+\.\d+\/embedded-mongodb\.linux-x64-gnu\.node$/,
    );
    expect(readdirSync(path.dirname(library))).toHaveLength(2);
    expect(retargetGlibc(readFileSync(library)).changed).toEqual([]);
  });

  it("uses the copy it already has", async () => {
    const library = libraryOf(await engineEnvironment(cacheDir, debian12));
    const { ino } = statSync(library);

    expect(libraryOf(await engineEnvironment(cacheDir, debian12))).toBe(library);
    expect(statSync(library).ino).toBe(ino);
  });

  it("replaces a copy that was cut", async () => {
    const library = libraryOf(await engineEnvironment(cacheDir, debian12));
    const { size } = statSync(library);
    truncateSync(library, 1000);

    await engineEnvironment(cacheDir, debian12);

    expect(statSync(library).size).toBe(size);
  });

  it("makes one copy when several processes start together", async () => {
    const starts = await Promise.all([1, 2, 3].map(() => engineEnvironment(cacheDir, debian12)));

    expect(new Set(starts.map(libraryOf)).size).toBe(1);
    expect(readdirSync(path.join(cacheDir, "la-conciergerie"))).toHaveLength(1);
    expect(existsSync(libraryOf(starts[0] ?? {}))).toBe(true);
  });

  it("leaves every start a whole copy when they replace one that was cut together", async () => {
    const library = libraryOf(await engineEnvironment(cacheDir, debian12));
    const { size } = statSync(library);

    for (let round = 0; round < 5; round += 1) {
      truncateSync(library, 1000);
      const sizes = [1, 2, 3].map(
        async () => statSync(libraryOf(await engineEnvironment(cacheDir, debian12))).size,
      );

      expect(await Promise.all(sizes)).toEqual([size, size, size]);
    }
  });

  it("says what to do when the cache cannot be written", async () => {
    const file = path.join(cacheDir, "file");
    writeFileSync(file, "");

    await expect(engineEnvironment(file, debian12)).rejects.toThrow("XDG_CACHE_HOME");
  });
});

describe("a machine the engine cannot run on", () => {
  it.each([
    ["Windows", { name: "win32-x64", glibc: undefined }, "il n’existe pas pour win32-x64"],
    ["a system without glibc", { name: "linux-x64", glibc: undefined }, "glibc 2.36"],
    ["an old glibc", { name: "linux-x64", glibc: 35 }, "glibc 2.36"],
    ["a package npm has not installed", { name: "darwin-arm64", glibc: undefined }, "npm ci"],
  ])("is told so, and to set MONGODB_URI: %s", async (_, platform, reason) => {
    const refused = engineEnvironment(cacheDir, platform);

    await expect(refused).rejects.toThrow(SetupError);
    await expect(refused).rejects.toThrow(reason);
    await expect(refused).rejects.toThrow("MONGODB_URI=mongodb://127.0.0.1:27017/conciergerie");
  });
});

function libraryOf(environment: Record<string, string>): string {
  return environment.NAPI_RS_NATIVE_LIBRARY_PATH ?? "";
}
