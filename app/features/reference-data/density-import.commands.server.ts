import { Commune, type CommuneRecord } from "#models/commune";
import type { ReferenceImportRecord } from "#models/reference-import";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import type { LineAside } from "~/core/sheets/planned-lines";
import { readTable } from "~/core/sheets/read-table.server";
import { NBSP } from "~/vocabulary/typography";
import { isFourLevels, type ListedDensity, readDensities } from "./density-reading";
import { departementOf } from "./departement";
import { recordReferenceImport } from "./reference-import.commands.server";

type Known = Pick<CommuneRecord, "_id" | "name" | "density" | "basinCode" | "basinName">;
type Told = Partial<Pick<CommuneRecord, "density" | "basinCode" | "basinName">>;

interface DensityFile {
  name: string;
  bytes: Uint8Array;
}

const FIELD = { field: "density" };
const UNKNOWN_FORMAT =
  "Ce fichier ne dit ni densité ni bassin de vie : il faut une colonne insee (ou codgeo), et une colonne dens, densite ou bv2022.";
const FOUR_LEVELS =
  "Ce fichier est l’ancienne grille à quatre niveaux : il faut celle à sept niveaux, où les communes les plus dispersées portent le code 7.";
const NOTHING = "Ce fichier ne contient aucune ligne à garder.";
const NONE = "Ce fichier ne parle d’aucune commune connue ici. Importez d’abord les communes.";
const UNKNOWN = "cette commune n’est pas dans le découpage en service";

/**
 * Writes the density and the « bassin de vie » of the communes known here, again as often as one likes: the same table twice
 * changes nothing, and what it does not say stays. Returns the lines left aside, each with its reason; communes of other
 * départements are only counted. Refuses a file of another kind, the grid of four levels, and one without a commune known here.
 */
export async function importDensities(
  actor: Actor,
  departements: string[],
  { name, bytes }: DensityFile,
): Promise<{ done: ReferenceImportRecord; aside: LineAside[] }> {
  const rows = await readTable(bytes);
  const reading = readDensities(rows);
  if (!reading) throw new UserFacingError(UNKNOWN_FORMAT, FIELD);
  if (isFourLevels(rows)) throw new UserFacingError(FOUR_LEVELS, FIELD);
  const { lines } = reading;
  const known = await knownCommunes(lines);
  const kept = lines.filter(({ code }) => known.has(code));
  const isHere = (code: string) => departements.includes(departementOf(code));
  const missing = lines.filter(({ code }) => !known.has(code) && isHere(code)).map(missingFrom);
  const aside = [...reading.rejected, ...missing].sort((a, b) => a.number - b.number);
  if (kept.length === 0) throw new UserFacingError(noneWords(aside), FIELD);
  const changed = await saveDensities(kept, known);
  const done = await recordReferenceImport(actor, {
    _id: newId(),
    source: "density",
    listName: name.slice(0, 120),
    millesime: toDay(now()).slice(0, 4),
    departements: [...new Set(kept.map(({ code }) => departementOf(code)))].sort(),
    counts: {
      communes: kept.length,
      ...{ changed, unchanged: kept.length - changed },
      ...{ rejected: aside.length, elsewhere: lines.length - kept.length - missing.length },
    },
  });
  return { done, aside };
}

function noneWords([first]: readonly LineAside[]): string {
  return first ? `${NOTHING} Ligne ${first.number}${NBSP}: ${first.why}.` : NONE;
}

/** The communes a table speaks of, and those its « bassins de vie » are named after. */
async function knownCommunes(lines: readonly ListedDensity[]): Promise<Map<string, Known>> {
  const codes = new Set(lines.flatMap(({ code, basinCode }) => [code, basinCode ?? []].flat()));
  const found = await Commune.find(
    { _id: { $in: [...codes] }, isCurrent: true },
    { name: 1, density: 1, basinCode: 1, basinName: 1 },
  ).lean<Known[]>();
  return new Map(found.map((commune) => [commune._id, commune]));
}

/** Writes what changes and returns how many communes it was. */
async function saveDensities(
  lines: readonly ListedDensity[],
  known: ReadonlyMap<string, Known>,
): Promise<number> {
  const changed = lines.flatMap((line) => {
    const told = toldBy(line, known);
    const stored: Told = known.get(line.code) ?? {};
    const isSame =
      stored.density === told.density &&
      stored.basinCode === told.basinCode &&
      stored.basinName === told.basinName;
    return isSame ? [] : [{ updateOne: { filter: { _id: line.code }, update: { $set: told } } }];
  });
  if (changed.length > 0) await Commune.bulkWrite(changed, { ordered: false });
  return changed.length;
}

/** What a commune becomes, with what the table leaves as it is; a « bassin » without a name has that of its commune. */
function toldBy(
  { code, density, basinCode, basinName }: ListedDensity,
  known: ReadonlyMap<string, Known>,
): Told {
  const stored = known.get(code);
  return {
    ...(stored?.density ? { density: stored.density } : {}),
    ...(stored?.basinCode ? { basinCode: stored.basinCode, basinName: stored.basinName } : {}),
    ...(density ? { density } : {}),
    ...(basinCode ? { basinCode, basinName: basinName ?? known.get(basinCode)?.name ?? basinCode } : {}),
  };
}

function missingFrom({ number, name, code }: ListedDensity): LineAside {
  return { number, name, place: code, why: UNKNOWN };
}
