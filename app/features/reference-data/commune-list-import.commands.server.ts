import { Commune } from "#models/commune";
import { Epci } from "#models/epci";
import type { ReferenceImportRecord } from "#models/reference-import";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import type { LineAside } from "~/core/sheets/planned-lines";
import { readTable } from "~/core/sheets/read-table.server";
import { type CommuneStep, planCommunes } from "./commune-list.queries.server";
import { readCommuneList } from "./commune-list-reading";
import { mostFrequentFirst, shortNameOf } from "./decoupage.queries.server";
import { departementOf } from "./departement";
import { aliasesByCommune, communeSearchWords } from "./reference-data.commands.server";
import { recordReferenceImport } from "./reference-import.commands.server";

const FIELD = { field: "communeList" };
const UNKNOWN_FORMAT =
  "Ce fichier n’est pas une liste de communes : il faut une colonne insee (ou code_commune) et une colonne nom.";

/**
 * Adds the communes of a list and brings those known here up to what it says, again as often as one likes: the same list
 * twice changes nothing. Deletes nothing; what the list does not say stays, former names and names people use too. Returns
 * the lines left aside, each with its reason. Refuses a file of another kind, and one without any commune to keep.
 */
export async function importCommuneList(
  actor: Actor,
  departements: string[],
  bytes: Uint8Array,
): Promise<{ done: ReferenceImportRecord; aside: LineAside[] }> {
  const reading = readCommuneList(await readTable(bytes));
  if (!reading) throw new UserFacingError(UNKNOWN_FORMAT, FIELD);
  const { steps, elsewhere, ...plan } = await planCommunes(reading.lines, departements);
  const rejected = [...reading.rejected, ...plan.rejected].sort((a, b) => a.number - b.number);
  const aside = [...rejected, ...elsewhere];
  if (steps.length === 0) throw new UserFacingError(nothingWords(aside), FIELD);
  const year = reading.year ?? toDay(now()).slice(0, 4);
  const written = steps.filter(({ fate }) => fate !== "unchanged");
  if (written.length > 0) await saveSteps(written, year);
  await refreshEpcis(written, year);
  const count = (fate: CommuneStep["fate"]) => steps.filter((step) => step.fate === fate).length;
  const done = await recordReferenceImport(actor, {
    _id: newId(),
    source: "commune-list",
    millesime: year,
    departements: [...new Set(steps.map(({ listed }) => departementOf(listed.code)))].sort(),
    counts: {
      communes: steps.length,
      ...{ added: count("added"), changed: count("changed"), unchanged: count("unchanged") },
      ...{ rejected: rejected.length, elsewhere: elsewhere.length },
    },
  });
  return { done, aside };
}

function nothingWords([first]: readonly LineAside[]): string {
  const why = first ? ` Ligne ${first.number} : ${first.why}.` : "";
  return `Ce fichier ne contient aucune commune à garder.${why}`;
}

async function saveSteps(steps: readonly CommuneStep[], year: string): Promise<void> {
  const aliases = await aliasesByCommune(steps.map(({ listed }) => listed.code));
  const importedAt = now();
  await Commune.bulkWrite(
    steps.map(({ listed: { code }, told, stored }) => {
      const { formerNames = [], postalCodes = [] } = stored ?? {};
      const names = { _id: code, formerNames, postalCodes, ...told, aliases: aliases.get(code) ?? [] };
      const facts = {
        ...told,
        searchWords: communeSearchWords(names),
        importedAt,
        ...(told.location ? { isApproximate: false } : {}),
      };
      const isNew = { departement: departementOf(code), formerNames, aliases: names.aliases };
      const born = {
        ...isNew,
        ...(told.epciCode ? {} : { epciCode: null }),
        isCurrent: true,
        millesime: year,
      };
      const update = stored ? { $set: facts } : { $set: facts, $setOnInsert: born };
      return { updateOne: { filter: { _id: code }, update, upsert: !stored } };
    }),
    { ordered: false },
  );
}

/** The intercommunalités that gained, lost or saw change one of their communes: their figures are those of all of them. */
async function refreshEpcis(steps: readonly CommuneStep[], year: string): Promise<void> {
  const codes = [
    ...new Set(steps.flatMap(({ told, stored }) => [told.epciCode ?? [], stored?.epciCode ?? []].flat())),
  ];
  if (codes.length === 0) return;
  const names = new Map(
    steps.flatMap(({ listed: { epciCode, epciName } }) =>
      epciCode && epciName ? [[epciCode, epciName]] : [],
    ),
  );
  const communes = await Commune.find(
    { epciCode: { $in: codes }, isCurrent: true },
    { epciCode: 1, departement: 1, population: 1 },
  ).lean();
  await Epci.bulkWrite(
    codes.map((code) => {
      const own = communes.filter(({ epciCode }) => epciCode === code);
      const name = names.get(code) ?? `EPCI ${code}`;
      const facts = {
        departements: mostFrequentFirst(own.map(({ departement }) => departement)),
        population: own.reduce((sum, { population }) => sum + population, 0),
        communeCount: own.length,
      };
      const born = { name, shortName: shortNameOf(name), aliases: [], isCurrent: true };
      return {
        updateOne: {
          filter: { _id: code },
          update: { $set: facts, $setOnInsert: { ...born, millesime: year, importedAt: now() } },
          upsert: own.length > 0,
        },
      };
    }),
    { ordered: false },
  );
}
