import { Commune, type CommuneRecord } from "#models/commune";
import { CommuneAlias, type CommuneAliasRecord } from "#models/commune-alias";
import { Epci } from "#models/epci";
import type { ReferenceImportRecord } from "#models/reference-import";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { derivedId, newId } from "~/core/ids.server";
import { fold, searchWordsOf } from "~/core/search-words";
import { type Decoupage, readDecoupage } from "./decoupage.queries.server";
import { recordReferenceImport } from "./reference-import.commands.server";

/**
 * Brings the communes and EPCI of some départements up to the official division, again as often as one likes.
 * Deletes nothing: what the division no longer lists is marked so; locations and aliases stay.
 * Refuses an empty list and a département which does not exist.
 */
export async function importCommunes(actor: Actor, departements: string[]): Promise<ReferenceImportRecord> {
  if (departements.length === 0) throw new UserFacingError("Choisissez au moins un département à importer.");
  const decoupage = await readDecoupage(departements);
  refuseUnknown(departements, decoupage);
  await saveCommunes(decoupage);
  await saveEpcis(decoupage);
  const retired = await retireMissing(departements, decoupage);
  return recordReferenceImport(actor, {
    _id: newId(),
    source: "decoupage-administratif",
    millesime: decoupage.millesime,
    departements,
    counts: { communes: decoupage.communes.length, epcis: decoupage.epcis.length, retired },
  });
}

/** Adds a name people use for a commune; refuses an empty name and an unknown commune. Twice the same is once. */
export async function addCommuneAlias(actor: Actor, communeCode: string, typedAlias: string): Promise<void> {
  const alias = typedAlias.trim().replace(/\s+/g, " ");
  if (!fold(alias)) throw new UserFacingError("Écrivez le nom à ajouter.");
  if (!(await Commune.exists({ _id: communeCode }))) {
    throw new UserFacingError(`Aucune commune ne porte le code INSEE ${communeCode}.`);
  }
  const record: CommuneAliasRecord = {
    _id: derivedId(fold(alias), communeCode),
    alias,
    communeCode,
    addedAt: now(),
    addedById: actor.id,
  };
  await CommuneAlias.updateOne({ _id: record._id }, { $setOnInsert: record }, { upsert: true });
  await refreshAliases(communeCode);
}

/** Takes a name out of the alias table; one that is already out is no error. */
export async function removeCommuneAlias(_actor: Actor, aliasId: string): Promise<void> {
  const removed = await CommuneAlias.findOneAndDelete({ _id: aliasId }).lean();
  if (removed) await refreshAliases(removed.communeCode);
}

function refuseUnknown(departements: string[], { communes, millesime }: Decoupage): void {
  const known = new Set(communes.map(({ departement }) => departement));
  const unknown = departements.find((departement) => !known.has(departement));
  if (unknown === undefined) return;
  throw new UserFacingError(
    `Le découpage administratif de ${millesime} ne connaît pas le département « ${unknown} ».`,
  );
}

async function saveCommunes({ communes, millesime }: Decoupage): Promise<void> {
  const aliases = await aliasesByCommune(communes.map(({ _id }) => _id));
  const importedAt = now();
  await Commune.bulkWrite(
    communes.map(({ _id, ...facts }) => {
      const names = { ...facts, aliases: aliases.get(_id) ?? [] };
      const searchWords = communeSearchWords({ _id, ...names });
      return {
        updateOne: {
          filter: { _id },
          update: { $set: { ...names, searchWords, isCurrent: true, millesime, importedAt } },
          upsert: true,
        },
      };
    }),
    { ordered: false },
  );
}

async function saveEpcis({ epcis, millesime }: Decoupage): Promise<void> {
  const importedAt = now();
  await Epci.bulkWrite(
    epcis.map(({ _id, ...facts }) => ({
      updateOne: {
        filter: { _id },
        update: {
          $set: { ...facts, isCurrent: true, millesime, importedAt },
          $setOnInsert: { aliases: [] },
        },
        upsert: true,
      },
    })),
    { ordered: false },
  );
}

/** Counts what was listed in these départements and is no longer. */
async function retireMissing(departements: string[], { communes, epcis }: Decoupage): Promise<number> {
  const isMissing = (known: { _id: string }[]) => ({ $nin: known.map(({ _id }) => _id) });
  const [retiredCommunes, retiredEpcis] = await Promise.all([
    Commune.updateMany(
      { departement: { $in: departements }, _id: isMissing(communes), isCurrent: true },
      { isCurrent: false },
    ),
    Epci.updateMany(
      { departements: { $in: departements }, _id: isMissing(epcis), isCurrent: true },
      { isCurrent: false },
    ),
  ]);
  return retiredCommunes.modifiedCount + retiredEpcis.modifiedCount;
}

async function refreshAliases(communeCode: string): Promise<void> {
  const commune = await Commune.findById(communeCode).lean();
  if (!commune) return;
  const aliases = (await aliasesByCommune([communeCode])).get(communeCode) ?? [];
  const searchWords = communeSearchWords({ ...commune, aliases });
  await Commune.updateOne({ _id: communeCode }, { aliases, searchWords });
}

/** The names people use, by INSEE code. */
export async function aliasesByCommune(codes: string[]): Promise<Map<string, string[]>> {
  const byCommune = new Map<string, string[]>();
  const found = await CommuneAlias.find({ communeCode: { $in: codes } })
    .sort({ _id: 1 })
    .lean();
  for (const { communeCode, alias } of found) {
    byCommune.set(communeCode, [...(byCommune.get(communeCode) ?? []), alias]);
  }
  return byCommune;
}

type FoundBy = Pick<CommuneRecord, "_id" | "name" | "formerNames" | "aliases" | "postalCodes">;

/** What a commune is found by: every name it has or had, its postal codes, its INSEE code. */
export function communeSearchWords({ _id, name, formerNames, aliases, postalCodes }: FoundBy): string[] {
  return searchWordsOf(name, ...formerNames, ...aliases, ...postalCodes, _id);
}
