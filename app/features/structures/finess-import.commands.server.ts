import type { ReferenceImportRecord } from "#models/reference-import";
import { Structure } from "#models/structure";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { derivedId, newId } from "~/core/ids.server";
import { readTable } from "~/core/sheets/read-table.server";
import { type CommuneFacts, communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { recordReferenceImport } from "~/features/reference-data/reference-import.commands.server";
import { joinWords } from "~/vocabulary/typography";
import { FINESS_CATEGORIES } from "./finess-categories";
import { type FinessLine, readFiness } from "./finess-reading";
import { readableName } from "./readable-name";
import { namesOf } from "./structures.commands.server";

const UNKNOWN_FORMAT =
  "Ce fichier n’est pas une extraction de FINESS. Il faut celle des établissements, telle que data.gouv.fr la donne, ou un tableau avec les colonnes finess_et, nom, categorie_code et insee.";

/**
 * Brings the structures of some départements up to an extraction of FINESS, again as often as one likes. What a
 * colleague typed stays; what is no longer listed is marked so, never deleted. Refuses a file of another kind, and
 * one without any structure of these départements.
 */
export async function importFiness(
  actor: Actor,
  departements: string[],
  bytes: Uint8Array,
): Promise<ReferenceImportRecord> {
  const reading = readFiness(await readTable(bytes), departements);
  if (!reading) throw new UserFacingError(UNKNOWN_FORMAT, { field: "finess" });
  const communes = await communesByCodes(new Set(reading.lines.map(({ communeCode }) => communeCode)));
  const lines = reading.lines.filter(({ communeCode }) => communes.has(communeCode));
  refuseEmpty(lines, departements);
  const [added, known] = await saveLines(lines, communes);
  const gone = await markGone(lines);
  return recordReferenceImport(actor, {
    _id: newId(),
    source: "finess",
    millesime: toDay(now()),
    departements: [...new Set(lines.map(({ departement }) => departement))],
    counts: {
      structures: lines.length,
      added,
      known,
      gone,
      otherCategories: reading.skipped.category,
      elsewhere: reading.skipped.departement,
      unreadable: reading.skipped.unreadable + reading.lines.length - lines.length,
    },
  });
}

function refuseEmpty(lines: FinessLine[], departements: string[]): void {
  if (lines.length > 0) return;
  throw new UserFacingError(
    `Ce fichier ne contient aucune structure de soins des départements servis (${joinWords(departements)}).`,
    { field: "finess" },
  );
}

/** Counts the structures added, then those already known. */
async function saveLines(
  lines: FinessLine[],
  communes: ReadonlyMap<string, CommuneFacts>,
): Promise<[added: number, known: number]> {
  const importedAt = now();
  const { upsertedCount, matchedCount } = await Structure.bulkWrite(
    lines.map(({ finess, finessEj, name, category, communeCode, departement }) => ({
      updateOne: {
        filter: { finess },
        update: {
          $set: { source: { name, category, departement, importedAt, isListed: true } },
          $setOnInsert: {
            _id: derivedId("finess", finess),
            ...cardFrom({ finess, name, category, communeCode }, communes),
            ...(finessEj ? { finessEj } : {}),
            createdAt: importedAt,
          },
        },
        upsert: true,
      },
    })),
    { ordered: false },
  );
  return [upsertedCount, matchedCount];
}

/** What a structure is given once, for colleagues to correct afterwards. */
function cardFrom(
  {
    finess,
    name: official,
    category,
    communeCode,
  }: Pick<FinessLine, "finess" | "name" | "category" | "communeCode">,
  communes: ReadonlyMap<string, CommuneFacts>,
) {
  const commune = communes.get(communeCode);
  const name = readableName(official);
  const communeName = commune?.name ?? communeCode;
  return {
    name,
    state: "open" as const,
    kind: "other" as const,
    ...FINESS_CATEGORIES[category],
    communeCode,
    communeName,
    ...(commune?.epciCode ? { epciCode: commune.epciCode } : {}),
    ...namesOf({ name, communeName, finess }),
  };
}

/** Marks what earlier extractions listed and this one, which speaks of the same départements and categories, does not. */
async function markGone(lines: FinessLine[]): Promise<number> {
  const { modifiedCount } = await Structure.updateMany(
    {
      "source.departement": { $in: lines.map(({ departement }) => departement) },
      "source.category": { $in: lines.map(({ category }) => category) },
      "source.isListed": true,
      finess: { $nin: lines.map(({ finess }) => finess) },
    },
    { $set: { "source.isListed": false } },
  );
  return modifiedCount;
}
