import { beforeEach, expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { refusalOf } from "#tests/factories/files";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { accessWords, zoneWords } from "~/features/reference-data/zone-words";
import { zoneOf } from "~/features/reference-data/zoning.queries.server";
import { importZoning, removeZoning } from "~/features/reference-data/zoning-import.commands.server";

const BOTH = [FIGEAC.code, CAHORS.code];

let user: User;

beforeEach(async () => {
  user = await createUser("responsable");
  await createCommunes();
});

it("gives the zone in force on a day, each deed from its own day on", async () => {
  await read("2025-05-16", "insee,nom,zonage_medecins,apl_mg\n46102,Figeac,ZAC,3.24\n46042,Cahors,,2.7");
  await read("2026-05-01", "insee;zonage_medecins\n46102;ZIP");
  const zonesOn = async (day: string) =>
    BOTH.map(async (code) => (await zoneOf(BOTH, day)).get(code)?.zone ?? "unknown");
  expect(await Promise.all(await zonesOn("2025-01-01"))).toEqual(["unknown", "unknown"]);
  expect(await Promise.all(await zonesOn("2025-05-16"))).toEqual(["zac", "none"]);
  expect(await Promise.all(await zonesOn("2026-05-12"))).toEqual(["zip", "none"]);
});

it("replaces what the same day said, and forgets a deed taken back", async () => {
  await read("2025-05-16", "insee,zone\n46102,ZAC");
  await read("2025-05-16", "insee,zone\n46102,ZIP");
  expect((await zoneOf(BOTH, "2026-05-12")).get(FIGEAC.code)?.zone).toBe("zip");
  await removeZoning(user, "2025-05-16");
  expect(await zoneOf(BOTH, "2026-05-12")).toEqual(new Map());
});

it("counts what it leaves out: a commune from elsewhere, a zone that does not exist", async () => {
  const { counts, departements } = await read("2025-05-16", "insee,zone\n46102,ZIP\n75056,ZIP\n46042,ZXX");
  expect([counts, departements]).toEqual([{ communes: 1, elsewhere: 1, unreadable: 1 }, ["46"]]);
});

it("refuses a file of another kind, and one that speaks of no commune from here", async () => {
  expect(await refusalOf(read("2025-05-16", "Nom;Ville\nA;B"))).toContain("n’est pas un zonage");
  expect(await refusalOf(read("2025-05-16", "insee,zone\n75056,ZIP"))).toContain("aucune commune connue");
});

it("is told in words, the unknown too", () => {
  expect(zoneWords({ zone: "zip", fromOn: "2025-05-16" })).toMatch(/\(ZIP\), depuis le 16.mai 2025$/);
  expect([zoneWords(undefined), accessWords(undefined)]).toEqual(["zone inconnue", ""]);
  expect(accessWords({ apl: 3.24 })).toMatch(/^3,2.consultations/);
});

function read(fromOn: string, text: string) {
  return importZoning(user, { name: "zonage.csv", bytes: new TextEncoder().encode(text), fromOn });
}
