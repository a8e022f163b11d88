import { Household } from "#models/household";
import { Meta, type MetaRecord } from "#models/meta";
import { SOFTWARE } from "~/core/auth/actor";
import { planChildren } from "./planned-children.commands.server";

/**
 * Plans, once, the calendars of the children of open files that nothing touched since there are any; `most` at a time, on
 * from where the last run stopped. Returns how many; safe to stop and to run again.
 */
export async function planOldCalendars(most: number): Promise<number> {
  const meta = await Meta.findById("schema", { oldCalendars: 1 }).lean();
  if (meta?.oldCalendars?.isDone) return 0;
  const files = await Household.find(
    { _id: { $gt: meta?.oldCalendars?.upTo ?? "" }, state: "open", "children.0": { $exists: true } },
    { _id: 1 },
  )
    .sort({ _id: 1 })
    .limit(most)
    .lean();
  for (const { _id } of files) {
    await planChildren(SOFTWARE, _id);
    await mark({ upTo: _id });
  }
  if (files.length < most) await mark({ isDone: true });
  return files.length;
}

async function mark(oldCalendars: NonNullable<MetaRecord["oldCalendars"]>): Promise<void> {
  await Meta.updateOne({ _id: "schema" }, { $set: { oldCalendars } });
}
