import { Import } from "#models/import";
import { ImportRow } from "#models/import-row";
import { SOFTWARE } from "~/core/auth/actor";
import { daysAgo } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { forgetAbandonedPlans } from "~/core/db/restructure-plan.server";
import { BIN_DAYS } from "~/vocabulary/bin";

const MOST_IMPORTS = 20;

/**
 * Forgets, thirty days after, the rows of tables that were imported, the tables left half-way, and the plans nobody
 * carried out. What an import did stays written, and can still be undone. Returns how many were forgotten.
 */
export async function purgeImports(): Promise<number> {
  const before = daysAgo(BIN_DAYS);
  return (await forgetRows(before)) + (await forgetHalfWay(before)) + (await forgetAbandonedPlans(before));
}

async function forgetRows(before: Date): Promise<number> {
  const done = { state: "imported" as const, doneAt: { $lt: before }, areRowsGone: { $exists: false } };
  const found = await Import.find(done, { _id: 1 }).limit(MOST_IMPORTS).lean();
  for (const { _id } of found) {
    await ImportRow.deleteMany({ importId: _id });
    await commit(SOFTWARE, Import, _id, { set: { areRowsGone: true }, effects: [], isDerived: true });
  }
  return found.length;
}

/** The rows go first: a table cut short here is still found, and finished, by the next purge. */
async function forgetHalfWay(before: Date): Promise<number> {
  const left = { state: { $in: ["mapping" as const, "review" as const] }, at: { $lt: before } };
  const found = await Import.find(left, { _id: 1 }).limit(MOST_IMPORTS).lean();
  for (const { _id } of found) {
    await ImportRow.deleteMany({ importId: _id });
    await Import.deleteOne({ _id, ...left });
  }
  return found.length;
}
