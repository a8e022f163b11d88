import { ReferenceImport, type ReferenceImportRecord } from "#models/reference-import";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";

type ImportFacts = Pick<
  ReferenceImportRecord,
  "_id" | "source" | "millesime" | "listName" | "columns" | "departements" | "counts"
>;

/** Writes down an import that has just been done; it takes the place of earlier ones of the same départements. */
export async function recordReferenceImport(
  actor: Actor,
  facts: ImportFacts,
): Promise<ReferenceImportRecord> {
  const { source, listName, departements } = facts;
  const hasOnlyThese = { $not: { $elemMatch: { $nin: departements } } };
  const replaced = await ReferenceImport.find({
    ...{ source, isCurrent: true, departements: hasOnlyThese },
    ...(listName === undefined ? {} : { listName }),
  })
    .sort({ at: -1 })
    .lean();
  await ReferenceImport.updateMany({ _id: { $in: replaced.map(({ _id }) => _id) } }, { isCurrent: false });
  const record = {
    ...facts,
    isCurrent: true,
    previousId: replaced[0]?._id ?? null,
    at: now(),
    byId: actor.id,
  };
  await ReferenceImport.create(record);
  return record;
}
