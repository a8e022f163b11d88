import type { ReferenceImportRecord } from "#models/reference-import";
import { School, type SchoolRecord } from "#models/school";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { writeOf } from "~/core/lost-updates";
import type { LineAside } from "~/core/sheets/planned-lines";
import { communeFinder } from "~/features/directory/import-communes.queries.server";
import { departementOf } from "~/features/reference-data/departement";
import { recordReferenceImport } from "~/features/reference-data/reference-import.commands.server";
import { joinWords } from "~/vocabulary/typography";
import {
  changesFrom,
  goneFrom,
  type ListedSchool,
  type PlacedSchools,
  placeSchools,
  spokenFields,
} from "./school-import-plan";
import { readSchools, type SchoolReading } from "./school-reading";
import { readSchoolTable } from "./school-table.server";

const UNKNOWN_FORMAT =
  "Ce fichier n’est pas l’annuaire de l’éducation. Prenez l’export CSV ou JSON de data.education.gouv.fr, ou un tableau avec les colonnes uai, nom, type, statut et insee.";
/** Establishments written at once: the process answers others in between. */
const BATCH = 500;

/**
 * Brings the schools of some départements up to the directory of education (CSV flattened, official export, JSON of its
 * interface), again as often as one likes: the same file twice changes nothing. What colleagues add stays; what is no
 * longer listed is marked so, never deleted. Returns the lines left aside, each with its reason. Refuses a file of another
 * kind, and one without any school of these départements.
 */
export async function importSchools(
  actor: Actor,
  departements: readonly string[],
  bytes: Uint8Array,
): Promise<{ done: ReferenceImportRecord; aside: LineAside[] }> {
  const { rows, isRecords, isPartial } = await readSchoolTable(bytes);
  const reading = readSchools(rows);
  if (!reading) throw new UserFacingError(UNKNOWN_FORMAT, { field: "schools" });
  const finder = await communeFinder(departements, new Set(reading.lines.map(({ place }) => place.insee)));
  const placed = placeSchools(reading, { finder, today: toDay(now()), isRecords });
  refuseEmpty(placed, departements);
  const counts = await saveSchools(placed, reading, isPartial);
  const done = await recordReferenceImport(actor, {
    _id: newId(),
    source: "schools",
    millesime: latestOf(placed.schools),
    departements: [...new Set(placed.schools.map(({ communeCode }) => departementOf(communeCode)))].sort(),
    counts: {
      schools: placed.schools.length,
      ...counts,
      rejected: placed.rejected.length,
      elsewhere: placed.elsewhere,
      otherCategories: placed.otherCategories,
    },
  });
  return { done, aside: placed.rejected };
}

function latestOf(schools: readonly ListedSchool[]): string {
  return (
    schools
      .map(({ dataOn }) => dataOn)
      .sort()
      .at(-1) ?? ""
  );
}

function refuseEmpty({ schools, rejected: [first] }: PlacedSchools, departements: readonly string[]): void {
  if (schools.length > 0) return;
  const why = first ? ` Ligne ${first.number} : ${first.why}.` : "";
  throw new UserFacingError(
    `Ce fichier ne contient aucun établissement à écrire pour les départements servis (${joinWords(departements)}).${why}`,
    { field: "schools" },
  );
}

async function saveSchools(placed: PlacedSchools, reading: SchoolReading, isPartial: boolean) {
  const stored = await School.find({}, { pendingEffects: 0, appliedEffects: 0 }).lean<SchoolRecord[]>();
  const known = new Map(stored.map((school) => [school._id, school]));
  const spoken = spokenFields(reading);
  const added = placed.schools.filter(({ _id }) => !known.has(_id));
  const steps = placed.schools.flatMap((school) => {
    const before = known.get(school._id);
    return before ? [{ school, ...changesFrom(school, before, spoken) }] : [];
  });
  const changed = steps.filter(({ isChanged }) => isChanged).length;
  const gone = goneFrom(stored, placed, isPartial);
  for (const batch of batchesOf(added)) await School.insertMany(batch, { ordered: false });
  for (const batch of batchesOf(steps.filter(({ fields }) => fields.length > 0))) await writeSteps(batch);
  if (gone.length > 0)
    await School.updateMany({ _id: { $in: gone } }, { $set: { isListed: false }, $inc: { version: 1 } });
  return { added: added.length, changed, unchanged: steps.length - changed, gone: gone.length };
}

async function writeSteps(
  steps: readonly { school: ListedSchool; fields: (keyof ListedSchool)[] }[],
): Promise<void> {
  await School.bulkWrite(
    steps.map(({ school, fields }) => {
      const { set, unset } = writeOf(fields, school);
      const $unset = Object.fromEntries(unset.map((field) => [field, 1]));
      return {
        updateOne: { filter: { _id: school._id }, update: { $set: set, $unset, $inc: { version: 1 } } },
      };
    }),
    { ordered: false },
  );
}

function* batchesOf<Item>(items: Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += BATCH) yield items.slice(from, from + BATCH);
}
