import type { ReferenceImportRecord } from "#models/reference-import";
import { Zoning, type ZoningRecord } from "#models/zoning";
import type { Actor } from "~/core/auth/actor";
import type { Day } from "~/core/calendar";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { readTable } from "~/core/sheets/read-table.server";
import { foldText } from "~/vocabulary/typography";
import { isOneOf } from "~/vocabulary/words";
import { ZONES, type Zone } from "~/vocabulary/zoning";
import { communesByCodes } from "./reference-data.queries.server";
import { recordReferenceImport } from "./reference-import.commands.server";

interface Zoned {
  communeCode: string;
  zone: Zone;
  apl?: number;
}

interface ZoningFile {
  name: string;
  bytes: Uint8Array;
  /** The day the deed takes effect. */
  fromOn: Day;
}

const UNKNOWN_FORMAT =
  "Ce fichier n’est pas un zonage : il faut une colonne insee (ou code_commune) et une colonne zonage_medecins (ou zone).";
const COLUMNS = {
  commune: ["insee", "code insee", "code commune", "commune", "codgeo"],
  zone: ["zonage medecins", "zonage", "zone"],
  apl: ["apl mg", "apl"],
} as const;

/**
 * Keeps the zone of each commune of a deed, from the day it takes effect; what earlier deeds said stays, for the days
 * before. The same day read again replaces what it said. Refuses a file of another kind, and one that names no commune known here.
 */
export async function importZoning(actor: Actor, file: ZoningFile): Promise<ReferenceImportRecord> {
  const { zoned, unreadable } = readZoning(await readTable(file.bytes));
  const communes = await communesByCodes(new Set(zoned.map(({ communeCode }) => communeCode)));
  const known = zoned.filter(({ communeCode }) => communes.has(communeCode));
  if (known.length === 0) {
    throw new UserFacingError(
      "Ce fichier ne parle d’aucune commune connue ici. Importez d’abord les communes.",
      {
        field: "zoning",
      },
    );
  }
  await saveZones(known, file);
  return recordReferenceImport(actor, {
    _id: newId(),
    source: "zoning",
    millesime: file.fromOn,
    departements: [...new Set([...communes.values()].map(({ departement }) => departement))].sort(),
    counts: { communes: known.length, elsewhere: zoned.length - known.length, unreadable },
  });
}

/** Forgets a deed imported by mistake: what the one before said holds again. Twice is once. */
export async function removeZoning(_actor: Actor, fromOn: Day): Promise<void> {
  await Zoning.deleteMany({ fromOn });
}

function readZoning(rows: string[][]): { zoned: Zoned[]; unreadable: number } {
  const top = rows.findIndex((row) => placeOf(row, COLUMNS.commune) >= 0 && placeOf(row, COLUMNS.zone) >= 0);
  const header = rows[top];
  if (!header) throw new UserFacingError(UNKNOWN_FORMAT, { field: "zoning" });
  const [commune, zone, apl] = [COLUMNS.commune, COLUMNS.zone, COLUMNS.apl].map((names) =>
    placeOf(header, names),
  );
  const lines = rows.slice(top + 1).filter((row) => row.some(Boolean));
  const zoned = lines.flatMap((row) => zonedFrom(row, { commune, zone, apl }) ?? []);
  return { zoned, unreadable: lines.length - zoned.length };
}

function zonedFrom(
  row: string[],
  { commune = -1, zone = -1, apl = -1 }: { commune?: number; zone?: number; apl?: number },
): Zoned | null {
  const communeCode = (row[commune] ?? "").padStart(5, "0");
  const written = foldText(row[zone] ?? "") || "none";
  const told = written === "hors zonage" ? "none" : written;
  if (!/^[0-9AB]{5}$/.test(communeCode) || !isOneOf(ZONES, told)) return null;
  const access = Number((row[apl] ?? "").replace(",", "."));
  return { communeCode, zone: told, ...(access > 0 ? { apl: access } : {}) };
}

async function saveZones(zoned: Zoned[], { name, fromOn }: ZoningFile): Promise<void> {
  await Zoning.bulkWrite(
    zoned.map(({ communeCode, ...facts }) => {
      const record: ZoningRecord = {
        _id: `${communeCode}:${fromOn}`,
        communeCode,
        fromOn,
        source: name.slice(0, 120),
        ...facts,
      };
      return { replaceOne: { filter: { _id: record._id }, replacement: record, upsert: true } };
    }),
    { ordered: false },
  );
}

function placeOf(header: string[], names: readonly string[]): number {
  return header.findIndex((cell) => names.includes(foldText(cell)));
}
